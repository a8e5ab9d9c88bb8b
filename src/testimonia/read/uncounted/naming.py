"""Patterns of the names of incidents, and which of their matches are no names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from testimonia.model import Span
from testimonia.read.counts import is_shouting
from testimonia.read.languages import alternatives, words
from testimonia.read.languages.lists import word_lists
from testimonia.read.languages.screens import WordScreen
from testimonia.read.uncounted.lexicon import rarest

_NAME = r"[^\W\d_a-z][\w'’-]*(?:[ -](?:(?:al|el|de|la|of the|of)[ -])?[^\W\d_a-z][\w'’-]*){0,3}"
"""A name: one to four words with capitals."""

_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_BEFORE = 40
"""Code points before a name in which stands what shows that it is none."""

_GENITIVE = re.compile(r"['’]s?$")
_CAPITAL = re.compile(r"\s[^\W\d_a-z]\w")


@dataclass(frozen=True, slots=True)
class Name:
    """The name of an incident.

    Args:
        span: its words.
        kind: what its head says that it was; "incident" for one that is known by a colour and a time.
        several: whether its head speaks of several: "wars".
        whom: the words in it for whom it struck; None where it has none.
    """

    span: Span
    kind: str
    several: bool = False
    whom: str | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """The patterns of one language.

    Args:
        kinds: kind of incident by head.
        patterns: names of incidents; their groups are the head, the name beside it, and whom it struck.
        indefinite: what stands before an incident that is not told by its name.
        blamed: what stands before an attack that is blamed "on" somebody.
        peoples: endings of adjectives of peoples.
        none, everyday, owned, done_to: see `uncounted.toml`.
        screen: which sentences may name an incident.
    """

    kinds: Mapping[str, str]
    patterns: tuple[re.Pattern[str], ...]
    indefinite: re.Pattern[str]
    blamed: re.Pattern[str]
    peoples: tuple[str, ...]
    none: frozenset[str]
    everyday: frozenset[str]
    owned: frozenset[str]
    done_to: frozenset[str]
    screen: WordScreen = field(repr=False)


@functools.cache
def naming(language: str = "en") -> Naming:
    """The patterns of a language."""
    table, lists = words(language, "uncounted"), word_lists(language)
    kinds = {head: kind for kind, heads in table["incidents"].items() for head in heads}
    names = table["names"]
    nicknames = table["nicknames"]
    places = alternatives(names["places"])
    heads = rf"(?P<head>(?i:{alternatives(kinds)}))"
    colours, times = alternatives(nicknames["adjectives"]), alternatives(nicknames["times"])
    indefinite = alternatives(names["indefinite"])
    return Naming(
        kinds=kinds,
        patterns=(
            re.compile(rf"\b(?P<head>(?i:operation))\s+[“\"‘']?(?P<name>{_NAME})[”\"’']?"),
            re.compile(
                rf"\b(?:{_YEAR}\s+)?{heads}\s+of\s+(?P<whom>(?:the\s+)?(?:\d[\d,]*\s)?[a-z]+(?:\s[a-z]+){{0,3}}?)"
                rf"\s+(?:in|at|near|on)\s+(?:the\s+)?(?P<name>{_NAME})(?:\s(?:{places})\b)?"
            ),
            re.compile(
                rf"\b(?:{_YEAR}\s+)?{heads}\s+(?P<joint>of|in|at|on)\s+(?:the\s+)?(?P<name>{_NAME})(?:\s(?:{places})\b)?"
            ),
            re.compile(rf"(?<=[Tt]he )(?P<name>{_NAME} and {_NAME})\s+{heads}\b"),
            re.compile(rf"\b(?P<name>{_NAME})(?:\s(?:{places}))?\s+{heads}\b"),
            re.compile(rf"\b{_YEAR}\s+{heads}\b"),
            re.compile(rf"\b{heads}\s+(?P<joint>against)\s+(?:the\s+)?(?P<name>{_NAME})"),
            re.compile(rf"\b(?i:{colours})\s(?P<time>(?i:{times}))\b"),
        ),
        indefinite=re.compile(rf"(?<!\w)(?:{indefinite})\s(?:[\w-]+\s){{0,2}}\Z", re.IGNORECASE),
        blamed=re.compile(rf"\b(?:{alternatives(lists.forms('parties.blame.verbs'))})\s(?:the\s)?\Z"),
        peoples=tuple(sorted(lists.listed("parties.peoples.endings"))),
        none=frozenset(names["none"]),
        everyday=frozenset(names["everyday"]),
        owned=frozenset(names["owned"]),
        done_to=frozenset(names["done_to"]),
        screen=WordScreen(
            frozenset(map(rarest, kinds)),
            {colour: frozenset(nicknames["times"]) for colour in nicknames["adjectives"]},
        ),
    )


def names(text: str, sentence: Span, language: str = "en") -> Iterator[Name]:
    """The names of incidents in a sentence, in the order of their words; none where all is in capitals."""
    known = naming(language)
    if is_shouting(sentence.of(text)):
        return
    found = [
        name
        for pattern in known.patterns
        for match in pattern.finditer(text, sentence.start, sentence.end)
        for name in [_name(text, match, sentence, known)]
        if name is not None
    ]
    end = sentence.start
    for name in sorted(found, key=lambda name: (name.span.start, -name.span.end)):
        if name.span.start >= end:
            yield name
            end = name.span.end


def _name(text: str, match: re.Match[str], sentence: Span, known: Naming) -> Name | None:
    """The name that a pattern found; None where it is none."""
    groups = match.groupdict()
    if "time" in groups:
        capitals = match.group()[0].isupper() and groups["time"][0].isupper()
        return Name(Span(*match.span()), "incident") if capitals else None
    head, name = groups["head"], groups.get("name") or ""
    kind = known.kinds.get(" ".join(head.lower().split()), "operation")
    start = _start(match, name, known)
    if start is None or not _is_name(text, Span(start, match.end()), kind, groups, sentence, known):
        return None
    return Name(Span(start, match.end()), kind, head.lower().endswith("s"), _whom(groups, kind, known))


def _start(match: re.Match[str], name: str, known: Naming) -> int | None:
    """Where a name starts, without the first words that belong to no name; None where nothing is left of it."""
    left = name.split(" ")
    while left and _GENITIVE.sub("", left[0]).lower() in known.none:
        left.pop(0)
    if name and not left:
        return None
    first = bool(name) and match.start("name") == match.start()
    return match.start() + len(name) - len(" ".join(left)) if first else match.start()


def _is_name(text: str, span: Span, kind: str, groups: Mapping[str, str | None], sentence: Span, known: Naming) -> bool:
    """Whether what looks like a name of an incident is one."""
    head, name, whom = groups["head"] or "", groups.get("name") or "", groups.get("whom")
    if head.lower() == "operation" and text.startswith(head, span.start):
        return True
    before = text[max(sentence.start, span.start - _BEFORE) : span.start]
    blamed = groups.get("joint") == "on" and known.blamed.search(before)
    if blamed or known.indefinite.search(before):
        return False
    if whom:
        return kind in known.done_to and kind not in known.everyday and not known.indefinite.search(f"{whom} ")
    if not name or groups.get("joint"):
        return True
    ends = not (head[0].isupper() and _CAPITAL.match(text, span.end))
    return ends and _names_it(name, head, kind, before, known)


def _names_it(name: str, head: str, kind: str, before: str, known: Naming) -> bool:
    """Whether a name before a head names the incident: "the Velko raid"; not whose it was: "Ardanian raids"."""
    if _GENITIVE.search(name):
        return kind in known.owned
    if " " in name or kind not in known.everyday:
        return True
    return before.lower().endswith("the ") if head[0].isupper() else not name.lower().endswith(known.peoples)


def _whom(groups: Mapping[str, str | None], kind: str, known: Naming) -> str | None:
    """The words of a name for whom the incident struck."""
    name, joint = groups.get("name") or "", groups.get("joint")
    if groups.get("whom"):
        return groups["whom"]
    if joint == "against":
        return name
    peoples = name.lower().removesuffix("s").endswith(known.peoples) or name.endswith("s")
    return name if joint == "of" and kind in known.done_to and peoples else None
