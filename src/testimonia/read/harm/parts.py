"""Parts of a count: "of whom 12 were children", "including nine nurses", "(20 men and ten women)"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from testimonia.model import Harm, Role
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.frames import Link
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.harmed import Harmed
from testimonia.read.harm.lexicon import Frame
from testimonia.read.harm.sentence import LISTS, Sentence
from testimonia.read.harm.topic import Topic
from testimonia.read.harm.wordlists import any_of, lemmas, listed

_NUMBERED = frozenset({PeopleKind.BARE, PeopleKind.COUNTED, PeopleKind.VAGUE, PeopleKind.SINGLE})
_OPENS_BREAKDOWN = frozenset({Part.COLON, Part.DASH, Part.OPEN})
_REACH = 6
"""Groups after people in which it is told that they came out of it, or were among others."""


def parts_of(sentence: Sentence, links: Iterable[Link], topic: Topic | None, language: str) -> list[Harmed]:
    """The people of a sentence that are a part of another count, with the harm of that count or their own.

    Args:
        sentence: the sentence.
        links: its people that have a word of harm of their own.
        topic: what the report has counted before it.
        language: whose words to use.
    """
    return list(_Parts(sentence, links, topic, language).found())


class _Parts:
    """The state of the walk over the people of one sentence."""

    def __init__(self, sentence: Sentence, links: Iterable[Link], topic: Topic | None, language: str) -> None:
        self._sentence = sentence
        self._links: Mapping[int, Link] = {link.noun: link for link in links}
        self._host = topic
        self._whole = any_of(f"of {whole}" for whole in listed(language, "tolls", "parts", "whole"))
        self._among = any_of(listed(language, "tolls", "parts", "among"))
        self._exits = lemmas(language, "tolls", "parts", "exits") | listed(language, "tolls", "parts", "exit_words")

    def found(self) -> Iterable[Harmed]:
        last_part: int | None = None
        for at, group in enumerate(self._sentence.groups):
            if group.people is None:
                continue
            link = self._links.get(at)
            rule = self._rule(at, last_part)
            if rule and not self._leaves(at):
                harm = link.harm if link else self._harm(at)
                if harm:
                    last_part = at
                    trigger = link.trigger if link and link.rule != "own" else None
                    yield Harmed(at, group.people, harm, rule, trigger, link.clause if link else None, Role.SUBSET)
                    continue
            last_part = None
            if link and group.people.high != 0:
                self._host = Topic(link.harm, group.people)

    def _harm(self, at: int) -> Harm | None:
        """The harm of what people are a part of: the noun they are told to be of, or the count before."""
        senses = self._sentence.groups[at].senses
        return senses[0].harm if senses else (self._host.harm if self._host else None)

    def _rule(self, at: int, last_part: int | None) -> str | None:
        """The rule by which people are a part of the count before; None where they are none."""
        if self._is_partitive(at):
            return "part-of"
        host = self._host
        people = self._sentence.people(at)
        if host is None or people is None or people.high == 0 or not host.may_hold(people):
            return None
        if self._is_included(at):
            return "including"
        if at in self._links:
            return None
        if last_part is not None and self._follows(last_part, at):
            return "list-of-parts"
        if people.kind in _NUMBERED and self._opens_breakdown(at):
            return "breakdown"
        if people.kind is PeopleKind.BARE and host.age <= 1 and self._is_described(at):
            return "described"
        return None

    def _is_partitive(self, at: int) -> bool:
        """Whether the words say "of them", "of the dead", or "of whom" stands before."""
        sentence = self._sentence
        low = sentence.low(at)
        if self._whole.search(low):
            return True
        of = sentence.after(at)
        if sentence.part(of) is Part.OF:
            whole = sentence.low(of) + " " + sentence.low(of + 1)
            if self._whole.match(whole) or any(
                sense.frame in (Frame.TOLL, Frame.COUNTED) for sense in sentence.groups[sentence.after(of)].senses
            ):
                return True
        who = sentence.before(at)
        while sentence.part(who) is Part.COMMA:
            who = sentence.before(who)
        return self._whole.fullmatch(sentence.low(who - 1) + " " + sentence.low(who)) is not None

    def _is_included(self, at: int) -> bool:
        """Whether "including" stands before people or their list, or "among them" behind."""
        sentence = self._sentence
        before = sentence.before(at)
        while sentence.part(before) is Part.AND and sentence.people(sentence.before(before)) is not None:
            before = sentence.before(sentence.before(before))
        if sentence.part(before) is Part.INCLUDING:
            return True
        if sentence.part(before) is Part.VERB and sentence.groups[before].head.low.startswith("includ"):
            return True
        behind = sentence.after(at)
        return sentence.part(behind) is Part.INCLUDING and self._among.fullmatch(sentence.low(behind)) is not None

    def _follows(self, last: int, at: int) -> bool:
        """Whether people are one more in a list of parts."""
        between = {self._sentence.part(k) for k in range(last + 1, at)}
        return bool(between & LISTS) and not between & {Part.STOP, Part.STATE, Part.WHO} and self._sentence.part(
            self._sentence.before(at)
        ) in LISTS

    def _opens_breakdown(self, at: int) -> bool:
        """Whether people follow a count over a colon, a dash or a bracket, alone or in a list."""
        sentence = self._sentence
        before = sentence.before(at)
        if sentence.part(before) not in _OPENS_BREAKDOWN:
            return False
        return any(link < before for link in self._links)

    def _is_described(self, at: int) -> bool:
        """Whether it is "Eighteen were children": a bare number with a noun as its predicate."""
        sentence = self._sentence
        copula = sentence.after(at)
        if sentence.part(copula) is not Part.VERB or sentence.groups[copula].head.part is not Part.BE:
            return False
        predicate = sentence.after(copula)
        return sentence.part(predicate) is Part.NOUN and not sentence.groups[predicate].senses

    def _leaves(self, at: int) -> bool:
        """Whether it is said that the people came out of it: they are no victims."""
        for k in range(at + 1, min(at + _REACH, len(self._sentence.groups))):
            group = self._sentence.groups[k]
            if group.part in (Part.COMMA, Part.STOP) or group.people is not None:
                return False
            if group.head.low in self._exits:
                return True
        return False
