"""Resolving: who "he", "they", "its statement" and "the organisation" are."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from testimonia.model import AttributionMention, Span
from testimonia.read.attribution.lexicon import Lexicon, lexicon
from testimonia.read.attribution.names import CAPITAL, Kind, Name, name_at, proper_names
from testimonia.read.attribution.naming import Naming, fuller, is_nobody, with_name
from testimonia.read.attribution.roles import by_role, learn_role, named_later
from testimonia.read.dateline import end_of_dateline
from testimonia.read.report import Report

_BY = re.compile(r"\s(?:by|of|from)\s(?P<name>.+?)(?:\s[a-z]+ed\s.*)?$", re.DOTALL)
"""Whose a paper is: "a tally by THE PORT based on lists"."""

_OWNED = re.compile(r"['’]s?\s")
_OPENING = 80
"""Code points within which the adverbial that opens a sentence ends: "Outside the court, relatives …"."""

_CLOCK = re.compile(r"[“\"]|\d{1,2}[:.]\d\d\s(?:[–—-]\s)?")
"""What may stand before the subject of a sentence: a quotation mark, or the time of a post."""

_NAMED = re.compile(rf"{CAPITAL}\s{CAPITAL}$")
_ARTICLE = re.compile(r"(?:an?|the)\s")
"""Whom a sentence is about behind its opening, and what describes him: "From 2003 on Ilka Brandt, a teacher, …"."""

_LATER = re.compile(
    r"(?:\w+\s){1,3}(?:minutes?|hours?|days?|weeks?|months?|years?|decades?)\s(?:after|before|later|on|into|ago)\b"
)
"""How a sentence begins that tells how long after something: "Four weeks after the assault, …"."""

_TOPIC = re.compile(r"As (?:to|for|regards)\s(?=[Tt]he\s|[A-Z])")
"""What names whom a sentence will be about: "As to the Press Bureau, it now admits to three"."""

_APPOSED = re.compile(rf"[^,.;:“”]{{0,60}},\s(?P<name>(?:[A-Z][a-z]{{1,4}}\.\s)*{CAPITAL}(?:\s{CAPITAL})+),")
"""A person's name between commas after what he is: "The parish priest of Orlen, Father Orsini, …"."""

_KINDS = {
    "body": (Kind.BODY, Kind.OPEN, Kind.PEOPLE),
    "person": (Kind.PERSON, Kind.OPEN),
    "people": (Kind.PEOPLE, Kind.BODY, Kind.OPEN),
    "nobody": (),
}
"""What each list of pronouns can stand for, the likeliest first."""


def named(report: Report, found: Sequence[AttributionMention], words: Lexicon) -> tuple[AttributionMention, ...]:
    """The attributions with the fullest words for their speakers."""
    naming = Naming(report, words)
    out: list[AttributionMention] = []
    for attribution in found:
        span = attribution.name_span or (attribution.source[0] if attribution.source else None)
        name = _resolved(naming, span) if span else None
        if name and is_nobody(report.text, name, words):
            name = None
        if name:
            learn_role(naming, attribution, name)
        if name and _is_bracketed(report, attribution):
            pass  # whoever is told in brackets is not whom the sentences after them go on about
        elif name and naming.known and naming.known[-1].keys == name.keys:
            naming.known[-1] = name
        elif name:
            naming.known.append(name)
        out.append(with_name(attribution, report.text, name))
    return tuple(named_later(naming, out))


def _is_bracketed(report: Report, attribution: AttributionMention) -> bool:
    """Whether the words that attribute stand in brackets."""
    cue = attribution.cue[0].start
    sentence = report.sentences[report.sentence_at(cue)]
    return report.text.rfind("(", sentence.start, cue) > report.text.rfind(")", sentence.start, cue)


def _resolved(naming: Naming, span: Span) -> Name | None:
    """The fullest words for the speaker named at a place."""
    text, words = naming.report.text, naming.words
    first, _, rest = span.of(text).casefold().replace("’", "'").partition(" ")
    kinds = next((kinds for name, kinds in _KINDS.items() if first in words[f"for_{name}"]), None)
    document = (
        first in words["possessives"]
        and rest
        and rest.partition(" of ")[0].split()[-1].removesuffix("s") in words["documents"]
    )
    if kinds is not None and (not rest or document):
        return _pronoun(naming, span, kinds) if kinds else None
    name = name_at(text, span, words)
    if name is None:
        return None
    kept = (
        name.head in words["records"] and _OWNED.search(span.of(text)) and "own" not in name.keys
    )  # "the clinic's records"
    if not kept and name.head.removesuffix("s") in words["documents"] and (issuer := _issuer(naming, span, name)):
        return issuer
    if first in words["indefinite"] or first[:1].isdigit():
        return name
    same = "same" in span.of(text).casefold().split() and name.keys[0] in words["anybody"]
    if same and (last := naming.last((Kind.PERSON, Kind.OPEN))):
        return last  # "the same man"
    full = by_role(naming, name) or fuller(naming, name)
    if full is None and len(name.keys) == 1 and name.head in words["generic"] and first == "the":
        full = _pronoun(naming, span, (Kind.BODY, Kind.OPEN))
    return full or name


def _pronoun(naming: Naming, span: Span, kinds: tuple[Kind, ...]) -> Name | None:
    """The last fitting speaker, or somebody newer whom the sentence or the one before is about."""
    last = naming.last(kinds)
    near = any(_is_near(naming, known, span) for known in naming.known[-2:])
    subject = _announced(naming, span, kinds[0]) if near else _about(naming, span, kinds[0])
    if subject and (last is None or subject.span.start > last.span.start):
        return fuller(naming, subject) or subject
    return last or _only_one(naming, span, kinds[0]) or _topic(naming, span, kinds[0])


def _topic(naming: Naming, span: Span, kind: Kind) -> Name | None:
    """Whom one of the sentences before is about, where nobody has spoken and the nearest ones name nobody."""
    if kind is not Kind.PERSON:
        return None
    sentences, number = naming.report.sentences, naming.report.sentence_at(span.start)
    before = (sentences[at] for at in range(number - 2, max(-1, number - 2 - _TOPICS), -1))
    return next((name for each in before if (name := _subject(naming, each, span, kind))), None)


_TOPICS = 3
"""Sentences further back that can tell whom a pronoun means."""


def _is_near(naming: Naming, known: Name, span: Span) -> bool:
    """Whether a known speaker stands in the same sentence or the one before, and in no paragraph before.

    A pronoun in the first sentence of its paragraph goes on with the one before.
    """
    report = naming.report
    if not 0 <= report.sentence_at(span.start) - report.sentence_at(known.span.start) <= 1:
        return False
    paragraph = report.paragraphs[report.paragraph_at(span.start)]
    first = report.sentence_at(paragraph.start) == report.sentence_at(span.start)
    return first or known.span.start >= paragraph.start


def _announced(naming: Naming, span: Span, kind: Kind) -> Name | None:
    """Who a sentence says will speak, before a colon: "The mayor was blunter: 12 people died, HE said"."""
    report = naming.report
    sentence = report.sentences[report.sentence_at(span.start)]
    announced = ": " in report.text[sentence.start : span.start] or _TOPIC.match(
        report.text, sentence.start, span.start
    )
    return _subject(naming, sentence, span, kind) if announced else None


def _about(naming: Naming, span: Span, kind: Kind) -> Name | None:
    """Whom the sentence, or the one before, is about: its subject of a kind; for "they" also the only body it names."""
    report = naming.report
    number = report.sentence_at(span.start)
    for sentence in (report.sentences[number], *_before(naming, number)):
        if sentence.start < span.start and (name := _subject(naming, sentence, span, kind)):
            return name
    return _only_body(naming, report.sentences[number - 1]) if kind is Kind.PEOPLE and number else None


def _before(naming: Naming, number: int) -> Sequence[Span]:
    """The sentence before one; and, where that begins with a pronoun, the one before it, whom it is about as well."""
    sentences, text = naming.report.sentences, naming.report.text
    last = sentences[max(0, number - 1)]
    first = text[last.start : last.start + _PRONOUN].casefold().split(maxsplit=1)[:1]
    pronoun = bool(first) and any(first[0] in naming.words[f"for_{name}"] for name in ("body", "person", "people"))
    return (last, sentences[number - 2]) if pronoun and number > 1 else (last,)


_PRONOUN = 6
"""Code points within which a pronoun at the head of a sentence ends."""


def _only_body(naming: Naming, sentence: Span) -> Name | None:
    """The one body that a sentence names."""
    names = (name_at(naming.report.text, Span(*m.span()), naming.words) for m in _names_in(naming.report, sentence))
    bodies = [name for name in names if name and name.kind is Kind.BODY and len(name.keys) > 1]
    return bodies[0] if len(bodies) == 1 else None


def _only_one(naming: Naming, span: Span, kind: Kind) -> Name | None:
    """The one person, or the one body, that the sentence or the one before names: "First came the mission. ITS …"."""
    report = naming.report
    number = report.sentence_at(span.start)
    if kind not in (Kind.BODY, Kind.PERSON):
        return None
    pattern = _bodies() if kind is Kind.BODY else proper_names()
    for sentence in (report.sentences[number], report.sentences[max(0, number - 1)]):
        end = min(sentence.end, span.start)
        spans = (Span(*m.span()) for m in pattern.finditer(report.text, sentence.start, end) if " " in m.group())
        names = [name for each in spans if (name := name_at(report.text, each, naming.words)) and name.kind is kind]
        if len(names) == 1 and naming.words["calendar"].isdisjoint(names[0].keys):
            return names[0]
    return None


@functools.cache
def _bodies() -> re.Pattern[str]:
    """Words for one body: "the Ethiopian mission"."""
    heads = "|".join(sorted(lexicon()["bodies"] - lexicon()["documents"]))
    return re.compile(rf"[Tt]he\s(?:(?!(?:on|of|in|at|by|for|to|from)\s)[\w-]+(?:['’]s?)?\s){{0,3}}?(?:{heads})\b")


def _names_in(report: Report, sentence: Span) -> Sequence[re.Match[str]]:
    return list(proper_names().finditer(report.text, sentence.start, sentence.end))


def _subject(naming: Naming, sentence: Span, span: Span, kind: Kind) -> Name | None:
    """The words with which a sentence begins, if they name somebody of a kind."""
    text = naming.report.text
    start = end_of_dateline(text, sentence.start, sentence.end) or sentence.start
    if topic := _TOPIC.match(text, start, sentence.end):
        start = topic.end()
    if clock := _CLOCK.match(text, start, sentence.end):
        start = clock.end()
    first = re.match(r"\w*", text[start : sentence.end])
    comma = text.find(", ", start, min(sentence.end, start + _OPENING))
    opens = first is not None and first.group().casefold() in naming.words["prepositions"]
    if first and comma > 0 and (opens or _LATER.match(text, start, comma)):
        named = _NAMED.search(text, start, comma)
        if named and kind is Kind.PERSON and _ARTICLE.match(text, comma + 2):
            return name_at(text, Span(*named.span()), naming.words)
        start = comma + 2
    match = _subjects().match(text, start, max(start, min(sentence.end, span.start)))
    if not match:
        return None
    if " " not in match.group() and not match.group().isupper():
        return _surname(naming, Span(*match.span())) if kind is Kind.PERSON else None
    apposed = _APPOSED.match(text, match.end(), sentence.end) if kind is Kind.PERSON else None
    if apposed:
        return name_at(text, Span(*apposed.span("name")), naming.words)
    owner = match.span("owner") if match["owner"] else match.span()
    name = name_at(text, Span(*owner), naming.words)
    counted = name is not None and name.keys[0] in naming.words["numerals"]  # "TWELVE CUBAN instructors had died"
    fits = name is not None and not counted and (name.kind is kind or (bool(match["owner"]) and kind is Kind.BODY))
    if name and fits and name.head in naming.words["documents"]:
        return _issuer(naming, name.span, name) or name
    return name if fits else None


def _surname(naming: Naming, span: Span) -> Name | None:
    """The person whose surname begins a sentence: "BRANDT was hanged. In his last letter he had …"."""
    name = name_at(naming.report.text, span, naming.words)
    full = fuller(naming, name) if name else None
    named = full is not None and full.kind is Kind.PERSON and naming.words["calendar"].isdisjoint(full.keys)
    return full if named else None


@functools.cache
def _subjects() -> re.Pattern[str]:
    """How a sentence about somebody begins: "The rebels' spokesman", "A Catholic diocese", "Relatives of the dead"."""
    words = lexicon()
    heads = "|".join(sorted((words["bodies"] | words["persons"]) - words["documents"]))
    people = "|".join(sorted(words["people"]))
    proper = rf"{CAPITAL}(?:\s(?:of|for|and)(?=\s[A-Z])|\s{CAPITAL})*"
    documents, records = ("|".join(sorted(words[name])) for name in ("documents", "records"))
    return re.compile(
        rf"(?:The|A|An)\s(?:\w+\s)?(?:{documents})\s(?:which|that|by|of|from)\s(?:the\s)?(?P<owner>{proper})"
        rf"|(?:The|This)\s(?:[\w-]+\s){{0,3}}?(?:{documents}|{records})\b(?:\sof\s(?:the\s)?(?:[\w-]+\s){{0,3}}(?:{heads})\b)?"
        rf"|(?:The|A|An|the|a|an)\s(?:[\w-]+(?:['’]s?)?\s){{0,5}}?(?:{heads})\b(?:\s(?:of|for|in)\s(?:the\s)?{proper})?"
        rf"|(?i:(?:some\s|several\s|many\s)?(?:\w+\s)?(?:{people}))\b(?:\s(?:of|from|in|at)\s(?:the\s|another\s)?[\w-]+)?"
        rf"|(?:(?:The|the|But|A|An)\s)*{proper}(?:\s(?:{heads})\b)*"
    )


def _issuer(naming: Naming, span: Span, name: Name) -> Name | None:
    """Whose document it is: "the port's own summary", "a report by X"; for a bare "the statement", the last body."""
    text, words = naming.report.text, naming.words
    raw = span.of(text)
    owned = list(_OWNED.finditer(raw))
    if owned and raw[: owned[-1].start()].casefold() not in words["calendar"]:
        owner = name_at(text, Span(span.start, span.start + owned[-1].start()), words)
        return (fuller(naming, owner) or owner) if owner else None
    match = _BY.search(raw)
    owner = (
        name_at(text, Span(span.start + match.start("name"), span.start + match.end("name")), words) if match else None
    )
    if (
        owner
        and (words["calendar"].isdisjoint(owner.keys[:1]) and not owner.keys[0][0].isdigit())
        and (any(c.isupper() for c in owner.span.of(text)) or owner.kind is not Kind.OPEN)
    ):
        return fuller(naming, owner) or owner
    if match := _issued_by().match(text, span.end):
        return name_at(text, Span(*match.span(match.lastgroup or 0)), words)
    if _points_back(name, raw, words):
        return naming.last((Kind.BODY,)) or naming.last((Kind.PEOPLE,))
    return None


def _points_back(name: Name, raw: str, words: Lexicon) -> bool:
    """Whether words are one more paper of whoever issued the last: "the statement", "a second statement"."""
    if len(name.keys) == 1:
        return raw.split(maxsplit=1)[0].casefold() in words["pointers"]
    return name.keys[-1] in words["documents"] and words["more_papers"].issuperset(name.keys[:-1])


@functools.cache
def _issued_by() -> re.Pattern[str]:
    """Who issued what was just named: ", published by Red Lantern", "which the Red Lantern released"."""
    issued = "|".join(sorted(lexicon()["issued"]))
    heads = "|".join(sorted(lexicon()["bodies"] | lexicon()["persons"] | lexicon()["people"]))
    proper = rf"(?:[a-z]+\s(?:of|at|in)\s)?{CAPITAL}(?:\s(?:of|for|and)(?=\s[A-Z])|\s{CAPITAL})*"
    proper = rf"(?:{proper}|(?:[a-z-]+\s){{0,4}}?(?:{heads})\b)"
    return re.compile(
        rf",?\s(?:(?:{issued})\s(?:\w+\s){{0,3}}?by\s(?:the\s)?(?P<agent>{proper})"
        rf"|(?:which|that)\s(?:the\s)?(?P<subject>{proper})\s(?:ha[sd]\s)?(?:{issued}))"
    )
