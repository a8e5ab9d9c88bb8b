"""A policy as a TOML file of rules, for those who do not write Python.

A file has the policy's card and the rules that differ from what is usual::

    id = "cautious"
    version = 1
    reference = "Our coding manual, chapter 4"
    method = '''
    Two named sources at least; parties to the conflict are left out.

    Low and high are … (this text is the published method)
    '''
    harms = ["killed"]                 # of which it gives figures; all if left out

    [sources]
    leave_out = ["party", "unnamed"]   # kinds of sources that are not used
    own_voice = "fallback"             # a report's own voice: "always", "never", "fallback" (where nobody is quoted)
    hearsay = false                    # whether a body's word for unnamed sources is used
    doubted = true                     # whether counts that could not be confirmed are used
    least = 2                          # fewest independent sources on which it gives a figure

    [people]
    leave_out = ["fighters"]           # counts that speak only of people of these kinds are not used

    [figure]
    low = "smallest"                   # "smallest" or "none"
    best = "latest"                    # "most_supported", "latest", "median", "smallest", "largest" or "none"
    high = "largest"                   # "largest" or "none"
    least = 1                          # fewest persons of which it gives a figure
    grade = true                       # whether it grades the reporting

    [vague]                            # the number that vague words stand for, instead of the reader's lower end
    dozens = 12
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from testimonia.errors import ConfigurationError
from testimonia.model import Harm, Interval, PeopleKind, Policy, Qualifier, SourceKind, hull
from testimonia.reconcile.evidence import Evidence
from testimonia.reconcile.flags import independent
from testimonia.reconcile.grades import grade
from testimonia.reconcile.parts import kinds_of
from testimonia.reconcile.rule import Outcome, PolicyRule, policy_sha256
from testimonia.reconcile.support import most_supported
from testimonia.reconcile.testimony import Testimony

Word = TypeVar("Word", bound=StrEnum)
Choice = Callable[[Sequence[Testimony]], int]


def latest(used: Sequence[Testimony]) -> int:
    """The lower end of the latest count; of two on one day, the smaller."""
    return max(used, key=lambda said: (said.published or date.min, -said.interval.known_ends[0])).interval.known_ends[0]


def median(used: Sequence[Testimony]) -> int:
    """The middle one of the counts' lower ends; the lower of two."""
    ends = sorted(said.interval.known_ends[0] for said in used)
    return ends[(len(ends) - 1) // 2]


def smallest(used: Sequence[Testimony]) -> int:
    """The smallest number stated."""
    return hull(said.interval for said in used).known_ends[0]


def largest(used: Sequence[Testimony]) -> int:
    """The largest number stated."""
    return hull(said.interval for said in used).known_ends[-1]


LOWS: Mapping[str, Choice | None] = {"smallest": smallest, "none": None}
BESTS: Mapping[str, Choice | None] = {
    "most_supported": most_supported,
    "latest": latest,
    "median": median,
    "smallest": smallest,
    "largest": largest,
    "none": None,
}
HIGHS: Mapping[str, Choice | None] = {"largest": largest, "none": None}
OWN_VOICE = ("always", "never", "fallback")


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a TOML policy, as its file lists them."""

    harms: frozenset[Harm]
    without: frozenset[SourceKind]
    own_voice: str
    hearsay: bool
    doubted: bool
    least_sources: int
    without_people: frozenset[PeopleKind]
    low: Choice | None
    best: Choice | None
    high: Choice | None
    least: int
    graded: bool
    vague: tuple[tuple[re.Pattern[str], int], ...]

    def outcome(self, evidence: Evidence) -> Outcome | None:
        """What the rules make of the evidence."""
        used = self._used(evidence.current) if evidence.harm in self.harms else ()
        if not used or len(independent(used)) < self.least_sources or largest(used) < self.least:
            return None
        low, best, high = (choice and choice(used) for choice in (self.low, self.best, self.high))
        told = grade(used) if self.graded else None
        return Outcome(
            low, best, high, used, why_not="a kind of source or count that this policy leaves out", grade=told
        )

    def _used(self, current: Sequence[Testimony]) -> tuple[Testimony, ...]:
        fit = [self._read(said) for said in current if self._takes(said)]
        quoted = [said for said in fit if not said.source.own_voice]
        if self.own_voice == "never" or (self.own_voice == "fallback" and quoted):
            fit = quoted
        return tuple(fit)

    def _takes(self, said: Testimony) -> bool:
        if said.source.kind in self.without or (not said.source.named and SourceKind.UNNAMED in self.without):
            return False
        if (said.hearsay and not self.hearsay) or (said.doubted and not self.doubted):
            return False
        people = set(kinds_of(said.victims or ""))
        return not people or not people <= self.without_people

    def _read(self, said: Testimony) -> Testimony:
        """The testimony with the number for which this policy takes vague words."""
        if said.qualifier is Qualifier.VAGUE:
            for pattern, number in self.vague:
                if pattern.search(said.words):
                    return said.counting(Interval(number, None))
        return said


def policy_from_toml(data: bytes, where: str) -> PolicyRule:
    """The policy of a TOML file.

    Args:
        data: the file's bytes.
        where: the file's name, for messages.

    Raises:
        ConfigurationError: the file is no TOML, or a rule is missing or unknown.
    """
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{where}: expected a policy in TOML; {error}") from error
    read = _Reader(table, where)
    method = read.text("method").strip()
    card = Policy(
        id=read.text("id"),
        version=read.number("version", least=1),
        sha256=policy_sha256(data),
        title=method.splitlines()[0] if method else "",
        reference=read.text("reference", usual=""),
        method=method,
    )
    rules = Rules(
        harms=frozenset(read.listed("harms", Harm, usual=tuple(Harm))),
        without=frozenset(read.listed("sources.leave_out", SourceKind)),
        own_voice=read.one("sources.own_voice", OWN_VOICE, usual="always"),
        hearsay=read.flag("sources.hearsay", usual=True),
        doubted=read.flag("sources.doubted", usual=True),
        least_sources=read.number("sources.least", usual=0),
        without_people=frozenset(read.listed("people.leave_out", PeopleKind)),
        low=LOWS[read.one("figure.low", LOWS, usual="smallest")],
        best=BESTS[read.one("figure.best", BESTS, usual="most_supported")],
        high=HIGHS[read.one("figure.high", HIGHS, usual="largest")],
        least=read.number("figure.least", usual=0),
        graded=read.flag("figure.grade", usual=False),
        vague=read.vague(),
    )
    read.check_nothing_is_left()
    if not (rules.low or rules.best or rules.high):
        raise ConfigurationError(f"{where}: expected low, best or high other than 'none' in [figure]; found all 'none'")
    return PolicyRule(card, rules.outcome)


class _Reader:
    """Takes the values of a table one by one, and knows which are left."""

    def __init__(self, table: Mapping[str, Any], where: str) -> None:
        self._where = where
        self._left: dict[str, Any] = {}
        for key, value in table.items():
            nested = value.items() if isinstance(value, dict) else ()
            self._left |= {f"{key}.{name}": item for name, item in nested} if isinstance(value, dict) else {key: value}

    def text(self, key: str, *, usual: str | None = None) -> str:
        value = self._take(key, str, usual)
        if not value and usual is None:
            raise self._wrong(key, "words", value)
        return str(value)

    def number(self, key: str, *, usual: int | None = None, least: int = 0) -> int:
        value = self._take(key, int, usual)
        if isinstance(value, bool) or value < least:
            raise self._wrong(key, f"a whole number of at least {least}", value)
        return int(value)

    def flag(self, key: str, *, usual: bool) -> bool:
        return bool(self._take(key, bool, usual))

    def one(self, key: str, choices: Collection[str], *, usual: str) -> str:
        value = self._take(key, str, usual)
        if value not in choices:
            raise self._wrong(key, f"one of {', '.join(choices)}", value)
        return str(value)

    def listed(self, key: str, kind: type[Word], *, usual: Sequence[Word] = ()) -> tuple[Word, ...]:
        values = self._take(key, list, list(usual))
        try:
            return tuple(kind(value) for value in values)
        except ValueError:
            raise self._wrong(key, f"a list of {', '.join(kind)}", values) from None

    def vague(self) -> tuple[tuple[re.Pattern[str], int], ...]:
        """Vague words and their numbers, the longest first: "hundreds of thousands" before "hundreds"."""
        names = sorted((key for key in self._left if key.startswith("vague.")), key=lambda key: (-len(key), key))
        words = {key: key.removeprefix("vague.") for key in names}
        return tuple(
            (re.compile(rf"\b{re.escape(words[key])}\b", re.IGNORECASE), self.number(key, least=1)) for key in names
        )

    def check_nothing_is_left(self) -> None:
        if self._left:
            raise ConfigurationError(f"{self._where}: expected the rules of a policy; found {', '.join(self._left)}")

    def _take(self, key: str, kind: type, usual: Any) -> Any:
        value = self._left.pop(key, usual)
        if value is None or not isinstance(value, kind):
            raise self._wrong(key, {str: "words", int: "a number", bool: "true or false"}.get(kind, "a list"), value)
        return value

    def _wrong(self, key: str, expected: str, found: object) -> ConfigurationError:
        what = "nothing" if found is None else repr(found)
        return ConfigurationError(f"{self._where}: expected {expected} for {key}; found {what}")
