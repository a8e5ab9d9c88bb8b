"""The published tables: their columns, what these mean, and how the tables hang together.

One description serves every format: the files, the data package, the documentation and the checks.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a published table.

    Args:
        name: its name in every format.
        type: "string", "integer", "number", "boolean" or "date" (Frictionless table schema).
        about: what it holds, in the field's words.
        unit: "persons", "code points" …; None where it has none.
        sensitive: whether it may endanger people or the record's makers; a profile must ask for it by name.
        told: whether it holds words of a text or of a provider, in which names may have to be withheld.
    """

    name: str
    type: str
    about: str
    unit: str | None = None
    sensitive: bool = False
    told: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose values are keys of another table."""

    column: str
    table: str
    key: str


@dataclass(frozen=True, slots=True)
class Table:
    """A published table.

    Args:
        name: its name, also of its files.
        about: one line.
        key: the columns that tell its rows apart.
        columns: in their order.
        references: what leads to other tables.
    """

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)


_PLACE = (
    Column("place_words", "string", "the words of the text for the place", told=True),
    Column("place", "string", "the gazetteer's name for the place", told=True),
    Column("country", "string", "ISO 3166-1 alpha-2 code as commonly listed by the UN"),
    Column("lat", "number", "latitude, WGS 84; empty where no point is known or published", "degrees"),
    Column("lon", "number", "longitude, WGS 84; empty where no point is known or published", "degrees"),
    Column("where_prec", "integer", "UCDP where_prec: 1 exact place … 4 first-level region … 6 country"),
)
_DAYS = (
    Column("start", "date", "earliest day of the harm; empty where not stated"),
    Column("end", "date", "latest day of the harm; empty where not stated or where it goes on"),
    Column("date_prec", "integer", "UCDP date_prec: 1 exact day … 5 more than a month; empty where an end is open"),
)
_INCIDENT = Reference("incident", "incidents", "incident")
_CLAIM = Reference("claim", "claims", "claim")

INCIDENTS = Table(
    "incidents",
    "Harm at one place and time, as alleged by one or more reports",
    ("incident",),
    (
        Column("incident", "string", "readable code, never reused"),
        Column("title", "string", "a few words for people", told=True),
        *_DAYS,
        *_PLACE,
        Column("documents", "integer", "number of reports about it"),
        Column("claims", "integer", "number of its claims"),
        Column("part_of", "string", "code of the larger incident that it is a part of"),
    ),
    (Reference("part_of", "incidents", "incident"),),
)
FIGURES = Table(
    "figures",
    "What a named policy makes of the counts for one incident and one harm",
    ("incident", "harm", "policy"),
    (
        Column("incident", "string", "code of the incident"),
        Column("harm", "string", "killed, injured, missing, displaced, detained, abducted, tortured …"),
        Column("policy", "string", "id of the policy"),
        Column("low", "integer", "fewest; empty where the policy gives none", "persons"),
        Column("best", "integer", "best; empty where the policy gives none", "persons"),
        Column("high", "integer", "most; empty where the policy gives none", "persons"),
        Column("independent_sources", "integer", "distinct named primary sources; copies and outlets do not count"),
        Column("sources", "string", "the names of these sources, divided by ' | '", told=True),
        Column("grade", "string", "the policy's grade; empty where it grades nothing"),
        Column("flags", "string", "what a reader must know, divided by spaces"),
    ),
    (_INCIDENT, Reference("policy", "policies", "policy")),
)
BREAKDOWNS = Table(
    "breakdowns",
    "Who the people of a figure were, as far as somebody says; the rest is not known",
    ("incident", "harm", "policy", "kind"),
    (
        Column("incident", "string", "code of the incident"),
        Column("harm", "string", "the harm"),
        Column("policy", "string", "id of the policy"),
        Column("kind", "string", "women, children, civilians, fighters, perpetrators; a person may be of several"),
        Column("low", "integer", "fewest; empty where nobody states it", "persons"),
        Column("high", "integer", "most; empty where nobody states it", "persons"),
        Column("claims", "string", "ids of the claims that it rests on, divided by spaces"),
    ),
    (_INCIDENT,),
)
FIGURE_CLAIMS = Table(
    "figure_claims",
    "Which claims a figure rests on, and which the policy left out and why",
    ("incident", "harm", "policy", "claim"),
    (
        Column("incident", "string", "code of the incident"),
        Column("harm", "string", "the harm"),
        Column("policy", "string", "id of the policy"),
        Column("claim", "string", "id of the claim"),
        Column("used", "boolean", "whether the figure rests on it"),
        Column("reason", "string", "why it was left out"),
    ),
    (_INCIDENT, _CLAIM),
)
CLAIMS = Table(
    "claims",
    "Statements about harm to people, with the words that carry them",
    ("claim",),
    (
        Column("claim", "string", "id made from what the claim says and where it stands"),
        Column("document", "string", "id of the report"),
        Column("incident", "string", "code of the incident; empty for a claim in none"),
        Column("harm", "string", "the harm"),
        Column("low", "integer", "fewest, as said; empty for an open end", "persons"),
        Column("high", "integer", "most, as said; empty for an open end", "persons"),
        Column("qualifier", "string", "exact, range, at_least, at_most, about, vague"),
        Column("count_words", "string", "the words that state the number", told=True),
        Column("role", "string", "total, increment, subset, earlier"),
        Column("stance", "string", "asserted, denied, doubted, hypothetical"),
        Column("victims", "string", "the text's words for who was harmed", told=True),
        Column("alleged_perpetrator", "string", "the text's words for who is said to have done it", told=True),
        *_DAYS,
        *_PLACE,
        Column("said_by", "string", "who says so, from the outermost speaker inward, divided by ' > '", told=True),
        Column("passage_start", "integer", "where the passage starts in the stored text", "code points"),
        Column("passage_end", "integer", "where it ends", "code points"),
        Column("quote", "string", "the passage, shortened and with names withheld as the profile says", told=True),
        Column("quote_whole", "boolean", "whether the quote is the whole passage, word for word"),
        Column("reader", "string", "id and version of the reader"),
    ),
    (Reference("document", "documents", "document"), _INCIDENT),
)
UNCOUNTED = Table(
    "uncounted",
    "What reports tell without a number: named incidents, responses, demands; they enter no figure",
    ("telling",),
    (
        Column("telling", "string", "id made from what is told and where it stands"),
        Column("document", "string", "id of the report"),
        Column("incident", "string", "code of the incident that the report is mainly about; empty for none"),
        Column("kind", "string", "incident, response or demand"),
        Column("type", "string", "massacre, siege … investigation, condemnation … demand: the text's own kind of word"),
        Column("words", "string", "the words that tell it", told=True),
        Column("actor", "string", "the text's words for who responded, asks, or is said to have done it", told=True),
        Column("addressee", "string", "the text's words for who is asked, or to whom it was done", told=True),
        Column("done", "boolean", "false where the text says that it was not done"),
        Column("about", "string", "id of the named incident of the same report that it bears on"),
        *_DAYS,
        *_PLACE,
        Column("said_by", "string", "who says so, from the outermost speaker inward, divided by ' > '", told=True),
        Column("passage_start", "integer", "where the sentence starts in the stored text", "code points"),
        Column("passage_end", "integer", "where it ends", "code points"),
        Column("quote", "string", "the sentence, shortened and with names withheld as the profile says", told=True),
        Column("quote_whole", "boolean", "whether the quote is the whole sentence, word for word"),
        Column("reader", "string", "id and version of the reader"),
    ),
    (Reference("document", "documents", "document"), _INCIDENT, Reference("about", "uncounted", "telling")),
)
DOCUMENTS = Table(
    "documents",
    "The reports, as captured",
    ("document",),
    (
        Column("document", "string", "id made from the report's own bytes"),
        Column("external_id", "string", "the id that the provider gave", sensitive=True),
        Column("title", "string", "as the provider stated it", told=True),
        Column("outlet", "string", "as the provider stated it", told=True),
        Column("published", "string", "day of publication in EDTF"),
        Column("published_inferred", "boolean", "whether that day is a conclusion from the text"),
        Column("url", "string", "as the provider stated it", told=True),
        Column("language", "string", "ISO 639-1 code"),
        Column("sha256", "string", "of the archived bytes that hold the report"),
        Column("copy_of", "string", "the report that it repeats"),
    ),
    (Reference("copy_of", "documents", "document"),),
)
INCIDENT_DOCUMENTS = Table(
    "incident_documents",
    "Which report is about which incident",
    ("incident", "document"),
    (
        Column("incident", "string", "code of the incident"),
        Column("document", "string", "id of the report"),
        Column("main", "boolean", "whether the report is mainly about this incident"),
    ),
    (_INCIDENT, Reference("document", "documents", "document")),
)
POLICIES = Table(
    "policies",
    "The policies that gave the figures",
    ("policy",),
    (
        Column("policy", "string", "id"),
        Column("version", "integer", "a published version never changes its results"),
        Column("sha256", "string", "of the policy's file"),
        Column("title", "string", "one line"),
        Column("reference", "string", "the codebook or paper that it follows"),
    ),
)
VICTIMS = Table(
    "victims",
    "Lines of victim lists; no list is assumed free of duplicates",
    ("victim",),
    (
        Column("victim", "string", "pseudonym: keyed, so that nobody without the key can make it from a name"),
        Column("list", "string", "name of the list", sensitive=True, told=True),
        Column("names", "string", "names as written", sensitive=True),
        Column("sex", "string", "female, male, or empty where the list does not say"),
        Column("age_group", "string", "child (under 18), adult, or unknown"),
        Column("age_low", "integer", "age at the time of the harm", "years", sensitive=True),
        Column("age_high", "integer", "age at the time of the harm", "years", sensitive=True),
        Column("harm", "string", "as the list states it"),
        Column("start", "date", "earliest day of the harm"),
        Column("end", "date", "latest day of the harm"),
        Column("place", "string", "the list's words for the place", sensitive=True, told=True),
    ),
)
PEOPLE = Table(
    "people",
    "Lines of each victim list by year, sex and age group, with their sums; no list is assumed free of duplicates",
    ("list", "harm", "year", "sex", "age_group"),
    (
        Column("list", "string", "pseudonym of the list"),
        Column("harm", "string", "as the list states it; unknown where it does not", told=True),
        Column("year", "string", "year of the harm; unknown where the list does not say"),
        Column("sex", "string", "female, male, unknown; total for their sum"),
        Column("age_group", "string", "child (under 18), adult, unknown; total for their sum"),
        Column("lines", "integer", "number of lines; empty where it is not shown", "persons"),
        Column("suppressed", "boolean", "whether the number is small, or would give a small one away"),
    ),
)

TABLES = (
    INCIDENTS,
    FIGURES,
    BREAKDOWNS,
    FIGURE_CLAIMS,
    CLAIMS,
    UNCOUNTED,
    DOCUMENTS,
    INCIDENT_DOCUMENTS,
    POLICIES,
    VICTIMS,
    PEOPLE,
)
