"""What a profile withholds is taken out before any format sees it: columns, names, precision, length, small numbers."""

from __future__ import annotations

import hmac
import itertools
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from urllib.parse import unquote

from testimonia.model import VictimRecord
from testimonia.publish.contents import Contents
from testimonia.publish.names import Masker, Name, named_people, named_victims, words_of
from testimonia.publish.profile import Profile
from testimonia.publish.remaining import Consent, KeptBack, remaining
from testimonia.publish.suppress import hidden_cells
from testimonia.publish.tables import AGE_GROUPS, SEXES, TOTAL, Data, Row, age_group, tables_of

PSEUDONYM_DIGITS = 16

PEOPLE = frozenset({"witness", "person", "community"})
"""Kinds of sources that are people: of "residents of Ostrel" no name is withheld, of "a resident, Ana Ree" one is."""


@dataclass(frozen=True, slots=True)
class Released:
    """What goes out, and what was kept back.

    Args:
        tables: the published tables, by name.
        contents: the contents without withheld reports and incidents; not masked, for computation only.
        kept_back: what does not go out, for the methodology page.
        secrets: words that must occur in no published byte.
    """

    tables: Mapping[str, Data]
    contents: Contents
    kept_back: tuple[KeptBack, ...]
    secrets: frozenset[str]


def release_tables(contents: Contents, profile: Profile, *, key: bytes, consent: Consent | None = None) -> Released:
    """The published tables of a record's contents.

    Args:
        contents: all that the record holds.
        profile: what goes out.
        key: secret of the record, from which pseudonyms are made.
        consent: purposes agreed to, where consent is recorded.
    """
    kept, notes = remaining(contents, profile, consent or {})
    names = _names(contents, profile)
    masker = Masker(names)
    inside = replace(kept, victims=tuple(_victim(record, profile, masker, key) for record in kept.victims))
    present = {document.id: masker.found_in(document.text) for document in inside.documents}
    tables = {
        data.table.name: _masked(data, profile, masker, present)
        for data in tables_of(inside)
        if data.table.name not in profile.tables
    }
    if "people" in tables:
        tables["people"] = _small_cells_hidden(tables["people"], profile, key)
        hidden = sum(row["suppressed"] for row in tables["people"].rows)
        notes.append(KeptBack("numbers of lines of victim lists", hidden, "small, or would give a small one away"))
    changed = sum(not row["quote_whole"] for row in tables["claims"].rows) if "claims" in tables else 0
    notes.append(KeptBack("quotations", changed, "shortened, or with names withheld"))
    if "victims" in profile.tables:
        notes.append(KeptBack("lines of victim lists", len(kept.victims), "the profile withholds the lists"))
    return Released(tables, inside, tuple(n for n in notes if n.number), _secrets(contents, profile, names))


# --- victim lists -----------------------------------------------------------------------------------------------


def _victim(record: VictimRecord, profile: Profile, masker: Masker, key: bytes) -> VictimRecord:
    """A line of a list under a pseudonym, with the names that may go out.

    A name that is withheld where another list says that it is a minor's is withheld here, too.
    """
    names = record.names if _may_be_named(record, profile) else ()
    told = tuple(name for name in names if not masker.found_in(name))
    return replace(record, id=f"V{_pseudonym(key, record.id)}", names=told, cells=())


def _pseudonym(key: bytes, name: str) -> str:
    """What stands for a name: keyed, so that nobody without the key can try names out."""
    return hmac.new(key, name.encode(), "sha256").hexdigest()[:PSEUDONYM_DIGITS]


# --- names ------------------------------------------------------------------------------------------------------


def _names(contents: Contents, profile: Profile) -> frozenset[str]:
    """Names of people that must not go out."""
    names = set(profile.withheld_names)
    for record in contents.victims:
        if not _may_be_named(record, profile):
            names.update(record.names)
    for claim in contents.claims:
        if not profile.victim_names:
            names.update(named_victims(claim))
    for name in contents.speakers:
        kind = contents.sources.get(name)
        if kind in profile.withheld_kinds:
            names.update(named_people(name) if kind in PEOPLE else (name,))
    return frozenset(name for name in names if name.strip())


def _may_be_named(record: VictimRecord, profile: Profile) -> bool:
    return profile.minor_names if age_group(record) == "child" else profile.victim_names


# --- rows -------------------------------------------------------------------------------------------------------


def _masked(data: Data, profile: Profile, masker: Masker, present: Mapping[str, AbstractSet[Name]]) -> Data:
    """A table with the columns that go out, names withheld, coordinates rounded, quotations shortened."""
    columns = profile.columns(data.table)
    told = [column.name for column in columns if column.told]
    rows = []
    for row in data.rows:
        parts = present.get(row.get("document", ""), frozenset())
        out = {column.name: row[column.name] for column in columns}
        for name in told:
            out[name] = _told(name, out[name], masker, parts)
        rows.append(_rounded(_shortened(out, row, profile), profile))
    return Data(replace(data.table, columns=columns), tuple(rows))


def _told(name: str, words: str | None, masker: Masker, parts: Iterable[Name]) -> str | None:
    """Words as they may go out; an address that holds a name does not."""
    if words is None:
        return None
    if name == "url":
        return None if masker.found_in(unquote(words)) else words
    return masker.mask(words, present=parts)


def _shortened(out: Row, row: Row, profile: Profile) -> Row:
    if "quote" not in out:
        return out
    quote = out["quote"]
    if len(quote) > profile.longest_quote:
        quote = quote[: max(0, profile.longest_quote - 2)].rsplit(" ", 1)[0] + " …"
    return out | {"quote": quote, "quote_whole": quote == row["quote"]}


def _rounded(out: Row, profile: Profile) -> Row:
    for name in ("lat", "lon"):
        if out.get(name) is not None:
            out[name] = round(out[name], profile.decimals)
    return out


def _small_cells_hidden(data: Data, profile: Profile, key: bytes) -> Data:
    """The cross-table of victim lists without its small numbers, and without what would give them away."""
    rows = []
    tables = itertools.groupby(data.rows, key=lambda row: (row["list"], row["harm"], row["year"]))
    for (name, _, _), cells in tables:
        grid = {(row["sex"], row["age_group"]): row for row in cells}
        numbers = [[grid[sex, age]["lines"] for age in (*AGE_GROUPS, TOTAL)] for sex in (*SEXES, TOTAL)]
        hidden = hidden_cells(numbers, profile.smallest_lines)
        alias = f"L{_pseudonym(key, name)}"
        for at, row in grid.items():
            place = ((*SEXES, TOTAL).index(at[0]), (*AGE_GROUPS, TOTAL).index(at[1]))
            lines = None if place in hidden else row["lines"]
            rows.append(row | {"list": alias, "lines": lines, "suppressed": place in hidden})
    rows.sort(key=lambda row: [row[name] for name in data.table.key])
    return replace(data, rows=tuple(rows))


# --- secrets ----------------------------------------------------------------------------------------------------


def _secrets(contents: Contents, profile: Profile, names: frozenset[str]) -> frozenset[str]:
    """Words that must occur in no published byte: names, names of files, of editors, ids of others, cells of lists."""
    secrets = set(names)
    secrets.update(document.name for document in contents.documents if document.name)
    secrets.update(item.name for item in contents.unread)
    secrets.update(judgement.by for judgement in contents.judgements)
    secrets.update(judgement.reason for judgement in contents.judgements if _tells(judgement.reason))
    if "documents.external_id" not in profile.also:
        secrets.update(document.external_id for document in contents.documents if document.external_id)
    for record in contents.victims:
        shown = () if "victims" in profile.tables else (*record.names, record.where or "")
        day = record.when.words if record.when else None  # as little as the place: the incident's page tells it too
        told = {word for words in (*shown, day or "") for word in words_of(words)}
        cells = (value for _, value in (*record.cells, *record.facts) if _tells(value))
        secrets.update(value for value in cells if not told.issuperset(words_of(value)))
    return frozenset(secrets - {""})


def _tells(words: str) -> bool:
    """Whether words say more than a category or a place does: an address, a note, a reason, a telephone number."""
    return len(words.split()) > 2 or "@" in words or sum(letter.isdigit() for letter in words) > 8
