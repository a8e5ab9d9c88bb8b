"""Titles: whom the title of a statement names as its issuer."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from testimonia.model import Span
from testimonia.read.attribution.lexicon import Lexicon, lexicon
from testimonia.read.attribution.names import CAPITAL, Kind, Name, name_at

_LONGEST_TITLE = 300
"""Code points of the longest line that is taken for a title."""

LONGEST_ISSUER = 6
"""Most words that name an issuer, besides articles and links."""

_SHORTEST_LETTERS = 3
"""Letters of the shortest body that is named by them."""


def issuer_in(line: str, words: Lexicon) -> Span | None:
    """Where a title names who issued the text."""
    if len(line) > _LONGEST_TITLE or line.endswith("."):
        return None
    dash = max(line.rfind(" – "), line.rfind(" — "), line.rfind(" - "))
    name = name_at(line, Span(dash + 3, len(line)), words) if 0 < dash < len(line) - 3 else None
    if name and len(name.keys) <= LONGEST_ISSUER and not words["issuer_heads"].isdisjoint(name.keys):
        return name.span
    if span := _before_colon(line, words):
        return span
    bracketed = _BRACKETED.search(line) if _kinds_of_statement().match(line) else None
    name = name_at(line, Span(*bracketed.span("name")), words) if bracketed else None
    if name and issues(name, line, words):
        return name.span
    for part in _parts(line):
        if span := _behind_kind(line, part, words) or _before_kind(line, part, words):
            return span
    return None


def _parts(line: str) -> Iterator[Span]:
    """The parts of a title: "The events in Orlen: REPLY OF THE LEGATION"."""
    reference = _REFERENCE.match(line)
    start = reference.end() if reference else 0
    for match in _DIVIDES.finditer(line):
        if match.start() > start:
            yield Span(start, match.start())
        start = match.end()
    if len(line) > start:
        yield Span(start, len(line))


_REFERENCE = re.compile(r"(?:No|Nr|Ref|PR)\b[.:]?\s?[\w/.-]*\d[\w/.-]*[,:]?\s")
"""The number of a statement before its title: "No:402/22, Statement by …"."""

_BRACKETED = re.compile(r"\((?P<name>[^()]{3,80})\)$")
"""Who issued it, behind what it is: "Address at the memorial, 8 May (Office of the President)"."""

_DIVIDES = re.compile(r"[:|;]\s|\s[–—-]\s|”\s")


def _behind_kind(line: str, part: Span, words: Lexicon) -> Span | None:
    """Whose statement it is: "Statement BY THE MINISTRY", "Letter dated 4 May FROM THE CONSUL"."""
    kind = _kinds_of_statement().match(line, part.start, part.end)
    spoken = kind is not None and not words["spoken_titles"].isdisjoint(kind.group().casefold().split())
    by = _BY.search(line, kind.end(), part.end) if kind else None
    while by:
        end = ends_name().search(line, by.end(), part.end)
        name = name_at(line, Span(by.end(), end.start() if end else part.end), words)
        named = name is not None and (spoken or _is_proper(name, line, words))
        if name and named and name.head not in words["issuer_titles"] and issues(name, line, words):
            return name.span
        by = _BY.search(line, by.end(), part.end)
    return None


def _before_kind(line: str, part: Span, words: Lexicon) -> Span | None:
    """Whose statement it is: "THE MINISTRY'S statement on the events", "FOREIGN MINISTRY statement, 3 May"."""
    text = _TEXT_OF.match(line, part.start, part.end)
    match = _owned_statement().match(line, text.end() if text else part.start, part.end)
    owner = match["name"].removesuffix("’s").removesuffix("'s") if match else ""
    name = name_at(line, Span(match.start(), match.start() + len(owner)), words) if match else None
    alone = name is not None and len(name.keys) < 2 and name.head not in words["bodies"] and not _is_short(name, line)
    if name is None or alone or name.keys[0] in words["of_kinds"]:
        return None  # "WEEKLY PROTECTION bulletin"
    return name.span if issues(name, line, words) else None


_TEXT_OF = re.compile(r"(?:Transcript|Text|Full text|Excerpts?|Extracts?)\s(?:of|from)\s(?:the\s)?")
"""What stands before whose statement it is: "TRANSCRIPT OF THE Defence Ministry's briefing"."""


def _is_short(name: Name, line: str) -> bool:
    """Whether a body is named by its letters, in a line that is not all in capitals: "OHCHR"."""
    raw = name.span.of(line)
    return raw.isupper() and raw.isalpha() and len(raw) >= _SHORTEST_LETTERS and not line.isupper()


def _is_proper(name: Name, line: str, words: Lexicon) -> bool:
    """Whether a name has a capital, or a word for who issues things: a team or a delegation reports to somebody."""
    return any(map(str.isupper, name.span.of(line))) or not words["issuer_heads"].isdisjoint(name.keys)


def issues(name: Name, text: str, words: Lexicon) -> bool:
    """Whether a name is that of a body or an office, or of a person who is named."""
    raw = name.span.of(text)
    if raw[:1].isdigit():
        return False  # "Report OF 12 DEATHS denied by the Ministry"
    if _is_short(name, text) or not (words["issuer_heads"] | words["bodies"]).isdisjoint(name.keys):
        return True
    keys = {*name.keys, *(key.removesuffix("s") for key in name.keys[:-1])}  # "the foreign MINISTERS of Ardania"
    person = name.kind is Kind.PERSON or not words["issuing_persons"].isdisjoint(keys)
    return (person and any(map(str.isupper, raw))) or _HALF_NAMED.fullmatch(raw) is not None


_HALF_NAMED = re.compile(rf"{CAPITAL}\s[A-Z]\.")
"""Somebody whose surname is not told: "Amina K."."""


def _before_colon(line: str, words: Lexicon) -> Span | None:
    """Who speaks to others, as the title of it says: "Ministry of Defence: briefing of 4 May"."""
    before, colon, behind = line.partition(": ")
    name = name_at(line, Span(0, len(before)), words) if colon and _spoken_kind().match(behind) else None
    return name.span if name and issues(name, line, words) else None


@functools.cache
def _spoken_kind() -> re.Pattern[str]:
    """What it is that somebody tells, with what describes it: "weekly operations BULLETIN, 10–16 May"."""
    titles, regular = ("|".join(sorted(lexicon()[name])) for name in ("spoken_titles", "regular_titles"))
    return re.compile(
        rf"(?:(?i:{titles})\b|(?:(?:{regular})\s){{1,3}}?(?:{titles})(?=\s(?:of|for|on|dated|\d)\b|,|\s\(|$))"
    )


_BY = re.compile(r"(?:^|\s)(?:by|of|from|attributable to)\s(?:the\s)?(?=\S)", re.IGNORECASE)


@functools.cache
def _kinds_of_statement() -> re.Pattern[str]:
    titles = "|".join(sorted(lexicon()["issuer_titles"]))
    return re.compile(rf"\W*(?:[\w-]+\s){{0,4}}?(?:{titles})s?\b", re.IGNORECASE)


@functools.cache
def _owned_statement() -> re.Pattern[str]:
    """A name, what it issued, and what that is about or the end of the line."""
    words = lexicon()
    links = "|".join(sorted(words["inside_names"]))
    name = rf"(?P<name>{CAPITAL}(?:\s(?:{links})(?:\sthe)?(?=\s[A-Z])|\s{CAPITAL}){{0,8}}?)"
    about = "|".join(sorted(words["about"]))
    kind = rf"(?:[a-z]+\s){{0,2}}(?i:{'|'.join(sorted(words['spoken_titles']))})"
    return re.compile(rf"{name}(?:['’]s?)?\s{kind}(?:\snotes)?(?=\s(?:{about}|of|dated|No|no|\d)\b|,|:|\s\(|$)")


@functools.cache
def ends_name() -> re.Pattern[str]:
    """What a statement is about, or when it was made: the name of its issuer ends before it."""
    about = "|".join(sorted(lexicon()["about"]))
    issued = "|".join(sorted(lexicon()["issued"]))
    occasion = r"\sfor\s(?=the\s(?:\w+\s)?(?:day|anniversary)\b)"
    return re.compile(rf",|\s\(|{occasion}|\s(?:{about})\s|\s(?:{issued}|dated)\b", re.IGNORECASE)
