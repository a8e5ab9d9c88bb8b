"""People without a word of harm of their own: parts of a toll, further tolls, figures of other speakers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from testimonia.model import Harm, Role
from testimonia.read.counts import Kind
from testimonia.read.harm.items import Item
from testimonia.read.harm.lexicon import Frame
from testimonia.read.harm.links import Link

_PART_OF = re.compile(r"\bof (?:them|whom|which|these|those|the dead|the victims|the deaths|the bodies|the killed)\b")
_OF_DEAD = re.compile(r"\bof (?:the|those) (?:dead|deaths|killed|bodies|victims|slain|fatalities)\b")
_OF_HURT = re.compile(r"\bof (?:the|those) (?:injured|wounded|hurt)\b")
_PRONOUNS = frozenset({"them", "whom", "which", "these", "those"})
_INCLUDING = frozenset({"including", "include", "included", "includes", "notably", "comprising", "counting", "mostly"})
_FIGURE = frozenset(
    {
        "put",
        "puts",
        "putting",
        "spoke",
        "speaks",
        "speak",
        "gave",
        "gives",
        "give",
        "counted",
        "counts",
        "count",
        "listed",
        "lists",
        "certified",
    }
    | {
        "recorded",
        "records",
        "accepted",
        "concluded",
        "arrived",
        "arrive",
        "arrives",
        "write",
        "writes",
        "wrote",
        "written",
        "estimate",
    }
    | {
        "estimates",
        "estimated",
        "stopped",
        "stood",
        "stands",
        "is",
        "was",
        "were",
        "figure",
        "number",
        "toll",
        "count",
        "total",
        "tally",
        "have",
    }
    | {
        "has",
        "registered",
        "documented",
        "identified",
        "named",
        "names",
        "confirmed",
        "acknowledged",
        "announced",
        "acknowledges",
        "reported",
    }
    | {
        "reports",
        "says",
        "said",
        "claims",
        "claimed",
        "set",
        "sets",
        "raised",
        "lowered",
        "revised",
        "revises",
        "cited",
        "cites",
        "preferred",
    }
    | {"perhaps", "statistically", "responsible"}
)
_EXITS = frozenset(
    {
        "survived",
        "survive",
        "escaped",
        "escape",
        "rescued",
        "released",
        "freed",
        "acquitted",
        "traced",
        "saved",
        "treated",
        "alive",
        "convicted",
    }
    | {"returned", "discharged", "charged", "testified", "lived", "safe", "unharmed", "unhurt"}
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What the report has just counted.

    Args:
        harm: the harm of the last count that was no part of another.
        low, high: that count.
        age: sentences since.
    """

    harm: Harm
    low: int | None
    high: int | None
    age: int = 0

    def may_hold(self, low: int | None) -> bool:
        """Whether a count can be a part of this one."""
        most = self.high if self.high is not None else None
        return most is None or low is None or low <= most


@dataclass(frozen=True, slots=True)
class Dependent:
    """People whose harm another count tells.

    Args:
        people: index among the items.
        harm: the harm.
        role: what the count is of; None to let the words decide.
    """

    people: int
    harm: Harm
    role: Role | None


def dependents_of(items: Sequence[Item], links: Sequence[Link], topic: Topic | None) -> list[Dependent]:
    """The people of a sentence that get their harm, or their role, from another count."""
    harms = {link.people: link.harm for link in links}
    found: list[Dependent] = []
    host = topic
    parts = False
    previous: int | None = None
    for at, item in enumerate(items):
        if item.kind != "people" or item.people is None:
            continue
        dependent = _dependent(items, at, harms, host, chain=previous if parts else None)
        if dependent is not None:
            found.append(dependent)
            parts = dependent.role is Role.SUBSET
        elif at in harms:
            host = Topic(harms[at], item.people.low, item.people.high)
            parts = False
        else:
            parts = False
        previous = at
    return found


def _dependent(  # noqa: PLR0911 - to be taken apart
    items: Sequence[Item], at: int, harms: dict[int, Harm], host: Topic | None, *, chain: int | None
) -> Dependent | None:
    people = items[at].people
    assert people is not None
    own = harms.get(at)
    part = _partitive(items, at)
    if part is not None:
        if _exits(items, at):
            return None
        harm = own or (part if isinstance(part, Harm) else host.harm if host else None)
        return Dependent(at, harm, Role.SUBSET) if harm else None
    if host is None:
        return None
    if _included(items, at) and host.may_hold(people.low) and people.low != 0:
        return Dependent(at, own or host.harm, Role.SUBSET)
    if own is not None or people.kind is Kind.ZERO or _exits(items, at):
        return None
    if chain is not None and _joined(items, chain, at) and host.may_hold(people.low):
        return Dependent(at, host.harm, Role.SUBSET)
    if people.kind in (Kind.BARE, Kind.COUNTED) and host.may_hold(people.low) and _breakdown(items, at, harms):
        return Dependent(at, host.harm, Role.SUBSET)
    if people.kind is Kind.BARE and host.age <= 1 and _is_described(items, at) and host.may_hold(people.low):
        return Dependent(at, host.harm, Role.SUBSET)
    if people.kind in (Kind.BARE, Kind.VAGUE) and host.age <= 2 and _is_figure(items, at, harms):
        return Dependent(at, host.harm, _figure_role(items, at))
    return None


def _partitive(items: Sequence[Item], at: int) -> Harm | bool | None:
    """What a number is a part of: a harm ("two of the dead"), True for "of them", None for nothing."""
    low = items[at].low + " " + " ".join(item.low for item in items[at + 1 : at + 4])
    inside = items[at].low
    window = low if " of " in inside or (at + 1 < len(items) and items[at + 1].kind == "of") else ""
    if window:
        if _OF_DEAD.search(window):
            return Harm.KILLED
        if _OF_HURT.search(window):
            return Harm.INJURED
        if _PART_OF.search(window):
            return True
        nouns = items[at + 2].senses if at + 2 < len(items) and items[at + 1].kind == "of" else ()
        if nouns and nouns[0].frame in (Frame.TOLL, Frame.COUNTED):
            return nouns[0].harm
    before = [item.low for item in items[max(0, at - 4) : at]]
    pairs = list(itertools.pairwise(before))
    if any(pair[0] == "of" and pair[1] in _PRONOUNS for pair in pairs):
        return True
    return None


def _included(items: Sequence[Item], at: int) -> bool:
    """Whether "including" or "among them" makes the people a part."""
    j = at - 1
    while j >= 0 and items[j].kind in ("quote", "adverb", "be", "determiner"):
        j -= 1
    if j >= 0 and items[j].low in _INCLUDING:
        return True
    if j >= 1 and items[j].low in ("them", "whom", "these") and items[j - 1].low in ("among", "amongst"):
        return True
    tail = [item.low for item in items[at + 1 : at + 7]]
    return any(
        tail[k] == "among" and tail[k + 1] in ("them", "these") for k in range(len(tail) - 1) if "," not in tail[:k]
    )


def _exits(items: Sequence[Item], at: int) -> bool:
    """Whether the people are said to have come out of it: they are no victims."""
    for item in items[at + 1 : at + 6]:
        if item.kind in ("comma", "stop", "people"):
            return False
        if item.low in _EXITS:
            return True
    return False


def _joined(items: Sequence[Item], previous: int, at: int) -> bool:
    """Whether a part is one more in a list of parts."""
    between = items[previous + 1 : at]
    kinds = [item.kind for item in between]
    return (
        bool(between)
        and kinds[-1] in ("comma", "and", "determiner", "adverb")
        and not {"stop", "harm", "reporting"} & set(kinds)
    )


def _breakdown(items: Sequence[Item], at: int, harms: dict[int, Harm]) -> bool:
    """Whether the people follow a count over a colon or a dash: "53: 20 men and ten women"."""
    j = at - 1
    while j >= 0 and items[j].kind in ("quote", "adverb", "determiner"):
        j -= 1
    if j < 1 or items[j].kind not in ("colon", "dash", "open"):
        return False
    return any(index < j for index in harms)


def _is_described(items: Sequence[Item], at: int) -> bool:
    """Whether it is "Eighteen were children": a bare number with a noun as its predicate."""
    if at + 2 >= len(items) or items[at + 1].kind != "be":
        return False
    following = items[at + 2]
    if following.kind == "adverb" and at + 3 < len(items):
        following = items[at + 3]
    return following.kind in ("people", "determiner") or (
        following.kind == "word" and not following.low.endswith(("ed", "ing", "en"))
    )


def _is_figure(items: Sequence[Item], at: int, harms: dict[int, Harm]) -> bool:
    """Whether a bare number is somebody's figure for what the report has just counted."""
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and after.kind in ("word", "be", "have", "modal", "harm"):
        return False
    before = [item for item in items[max(0, at - 7) : at] if item.kind not in ("quote", "adverb")]
    if not before or before[-1].kind not in (
        "word",
        "preposition",
        "of",
        "reporting",
        "determiner",
        "be",
        "have",
        "and",
        "comma",
        "stop",
    ):
        return False
    if any(item.low in _FIGURE for item in before):
        return True
    return bool(harms) and after is not None and after.low in ("according", "by")


def _figure_role(items: Sequence[Item], at: int) -> Role | None:
    before = [item.low for item in items[max(0, at - 3) : at]]
    return Role.EARLIER if before[-1:] == ["from"] or before[-2:] == ["from", "the"] else None
