"""Who is said to have done it where the clause of a claim does not say so: as the words around it tell.

Nothing is taken from far away. A party acts in the claim's sentence, or shortly before it in its paragraph, or is
blamed right behind it; a part of a count has the party of the count. Nobody is taken where the claim tells of an
accident, of a clash, of another time or of the party's own dead.

Source:
    UCDP GED codebook, on the attribution of one-sided violence; guidelines of the annotated reports, decision 10.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from testimonia.model import DateMention, Harm, Why
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.act_words import armed_words, may_tell_act
from testimonia.read.harm.acts import Act, acts_of
from testimonia.read.harm.agents import FIELD
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.harmed import Harmed
from testimonia.read.harm.parties import bears_arms, can_be_party, party_words
from testimonia.read.harm.screen import screen
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.sentences import Sentences
from testimonia.read.harm.sides import are_of, folded_words
from testimonia.read.languages.lists import word_lists

Given = tuple[str, Why]
"""A party, and what gave it."""

_DONE = frozenset(Harm) - {Harm.AFFECTED}
"""Harms of which an attack tells whose doing they are."""

_SAME_COUNT = frozenset({"figure", "corrected", "replaced"})
"""Relations by which a number is another figure for the last count."""

_BACK = 3
"""Sentences before a claim in which a party may act."""

_BEHIND = 2
"""Sentences behind a claim in which somebody may be blamed for it."""

_FAR = 8
"""Sentences before one in which the party may be named that a word in it stands for."""

_OPENING = 60
"""Code points at the start of a sentence in which it shows that it begins at another place."""


class Accused:
    """Who acts where in a report, as far as its claims ask for it.

    Args:
        sentences: the sentences of the report.
        dates: its time expressions, in order.
    """

    def __init__(self, sentences: Sentences, dates: Sequence[DateMention]) -> None:
        self._sentences = sentences
        self._report = sentences.report
        self._spans = sentences.spans
        self._starts = [span.start for span in sentences.spans]
        self._dates = dates
        self._language = sentences.language
        self._words = word_lists(sentences.language)
        self._acts: dict[int, tuple[Act, ...]] = {}
        self._folded: dict[int, frozenset[str]] = {}
        self._last: tuple[int, str | None] | None = None

    def remember(self, sentence: Sentence, party: str | None) -> None:
        """Keep the party of a count that is no part of another; None where it has none."""
        self._last = self._index(sentence.span.start), party

    def of(self, sentence: Sentence, harmed: Harmed, *, part: bool) -> Given | None:
        """Who is said to have harmed people whose clause does not say so; None where nobody is.

        Args:
            sentence: the sentence.
            harmed: the people.
            part: whether they are a part of another count.
        """
        if harmed.harm not in _DONE:
            return None
        return self._checked(self._given(sentence, harmed, part=part), harmed)

    def _given(self, sentence: Sentence, harmed: Harmed, *, part: bool) -> Given | None:
        at = self._index(sentence.span.start)
        if harmed.people.kind is PeopleKind.ZERO:
            return next(self._in_sentence(sentence, harmed, at), None)
        if self._words.pattern("parties.own.side").search(sentence.span.of(sentence.text).lower()):
            return None
        if told := self._words.listed("parties.nobodys.nouns") & self._words_at(at):
            return self._nevertheless(sentence, harmed, at, told)
        if (part or harmed.rule in _SAME_COUNT) and self._has_whole(at):
            return next(self._of_part(sentence, harmed, at), None) or self._of_whole()
        if harmed.rule == "parallel":
            return self._of_parallel(sentence, harmed.noun)
        return next(self._around(sentence, harmed, at), None)

    def _nevertheless(self, sentence: Sentence, harmed: Harmed, at: int, told: frozenset[str]) -> Given | None:
        """Who acts, or is blamed, in a sentence that tells of what may be nobody's doing: "blamed X for the crash"."""
        led_to = told <= self._words.listed("parties.nobodys.led_to")
        blamed = any(act.blamed for act in self._acts_at(at, sentence))
        return next(self._in_sentence(sentence, harmed, at), None) if led_to or blamed else None

    def _has_whole(self, at: int) -> bool:
        """Whether a count was told shortly before, and no other time since."""
        if self._last is None or at - self._last[0] > _BACK:
            return False
        between = range(self._last[0] + 1, at)
        return all(self._is_same_time(other, self._last[0]) for other in between if self._days(self._last[0]))

    def _of_part(self, sentence: Sentence, harmed: Harmed, at: int) -> Iterator[Given]:
        """Who is blamed for a part alone: "the rebels WERE TO BLAME for 364 of them"."""
        blamed = (act for act in self._acts_at(at, sentence) if act.blamed and act.at < harmed.first)
        own = (act for act in blamed if not any(sentence.people(k) for k in range(act.at + 1, harmed.noun)))
        yield from _given("act-of-the-sentence", own)

    def _of_whole(self) -> Given | None:
        party = self._last[1] if self._last else None
        return (party, Why(FIELD, "as-of-the-whole", party)) if party else None

    def _around(self, sentence: Sentence, harmed: Harmed, at: int) -> Iterator[Given]:
        """What parties do around a claim, the nearest first; nobody from before where somebody unknown acts."""
        paragraph = self._report.paragraph_at(self._starts[at])
        yield from self._in_sentence(sentence, harmed, at)
        if stands := self._of_pronoun(sentence, harmed, at):
            yield stands
        if all(act.party for act in self._acts_at(at, sentence)):
            elsewhere = self._opens_elsewhere(at)
            for other in self._near_before(at, updated=harmed.rule == "toll"):
                if elsewhere and (self._is_placed(other) or self._sentences.people(other)):
                    break
                yield from _given("act-told-before", self._acts_at(other)[::-1])
        for behind in range(at + 1, min(at + 1 + _BEHIND, len(self._spans))):
            joined = behind == at + 1 or self._report.paragraph_at(self._starts[behind]) == paragraph
            if joined and may_tell_act(self._words_at(behind), self._language) and self._is_same_time(at, behind):
                yield from _given("blamed-behind", (act for act in self._acts_at(behind) if act.blamed))

    def _of_pronoun(self, sentence: Sentence, harmed: Harmed, at: int) -> Given | None:
        """Those who bear arms and come before, for "they": "The soldiers lined us up. THEY killed my son"."""
        clause = harmed.clause
        subject = sentence.low(clause.subjects[0]) if clause and harmed.rule == "object" and clause.subjects else ""
        if subject in self._words.listed("parties.speaking.one"):
            return self._of_one(at)
        if subject not in self._words.listed("parties.speaking.several"):
            return None
        paragraph = self._report.paragraph_at(self._starts[at])
        for other in range(at - 1, max(-1, at - 1 - _BACK), -1):
            if self._report.paragraph_at(self._starts[other]) != paragraph:
                return None
            before = self._sentences.analysed(other) if self._has(other, armed_words(self._language)) else None
            for told in before.clauses if before else ():
                if told.subjects and before and not told.passive and bears_arms(before, told.subjects[0]):
                    words = party_words(before, told.subjects)
                    return (words, Why(FIELD, "act-told-before", words)) if words else None
        return None

    def _of_one(self, at: int) -> Given | None:
        """The force that acted last in the sentences before, for "it": "The Front raided Orvek. IT killed nine"."""
        for other in range(at - 1, max(-1, at - 1 - _BACK), -1):
            if acts := [act for act in self._acts_at(other) if act.party]:
                single = not (acts[-1].party or "").endswith("s")
                return next(_given("act-told-before", acts[-1:]), None) if single else None
        return None

    def _in_sentence(self, sentence: Sentence, harmed: Harmed, at: int) -> Iterator[Given]:
        """What parties do in the claim's own sentence, the nearest first."""
        own = self._acts_at(at, sentence)
        told = () if harmed.rule == "lost" else (act for act in own if act.at < harmed.first)
        before = [act for act in told if not _is_of_another(sentence, act, harmed)]
        behind = [
            act for act in own if act.at > harmed.first and not act.suffered and _is_joined(sentence, harmed, act)
        ]
        near = (act for act in (*reversed(before), *behind) if not self._is_apart(sentence, act.at, harmed.noun))
        yield from _given("act-of-the-sentence", near)

    def _is_apart(self, sentence: Sentence, act: int, noun: int) -> bool:
        """Whether the claim stands behind a semicolon or colon with a time of its own."""
        stop = next((k for k in range(noun - 1, act, -1) if sentence.part(k) is Part.STOP), None)
        if stop is None:
            return False
        end = next((k for k in range(noun, len(sentence.groups)) if sentence.part(k) is Part.STOP), None)
        last = sentence.end(end) if end is not None else sentence.span.end
        taken_up = self._words.listed("parties.same_time.words")
        days = self._days_in(sentence.end(stop), last)
        return any(mention.text.lower().split()[0] not in taken_up for mention in days)

    def _of_parallel(self, sentence: Sentence, noun: int) -> Given | None:
        """The party of one more number of a row: "held A responsible for 30 deaths, B FOR 20"."""
        preposition = sentence.before(noun)
        party = sentence.before(preposition)
        if sentence.part(preposition) is not Part.PREPOSITION or sentence.part(party) is not Part.NOUN:
            return None
        words = party_words(sentence, [party]) if can_be_party(sentence, party) else None
        return (words, Why(FIELD, "own-of-the-row", words)) if words else None

    def _near_before(self, at: int, *, updated: bool = False) -> Iterator[int]:
        """The sentences of the paragraph before a claim that tell of the same time, up to one about no party.

        The day of a toll is that on which it is told: "the number of wounded rose to 19 on Tuesday".
        """
        paragraph = self._report.paragraph_at(self._starts[at])
        nobodys = self._words.listed("parties.nobodys.nouns")
        dated = [] if updated else [at]
        for other in range(at - 1, max(-1, at - 1 - _BACK), -1):
            if self._report.paragraph_at(self._starts[other]) != paragraph:
                return
            if not all(self._is_same_time(each, other) for each in dated):
                return
            if not nobodys.isdisjoint(self._words_at(other)):
                return
            yield other
            dated += [other] if self._days(other) else []

    def _opens_elsewhere(self, at: int) -> bool:
        """Whether a sentence begins at another place: "IN ORVEK 53 bodies were found", "Elsewhere, …"."""
        opening = self._spans[at].of(self._report.text)[:_OPENING].split()
        words = [word.strip('"“,').lower() for word in opening[:2]]
        if words and words[0] in self._words.listed("parties.new_scene.openers"):
            return True
        placed = len(words) == 2 and words[0] in self._words.listed("parties.new_scene.prepositions")
        times = self._words.listed("clauses.time.nouns") | self._words.listed("clauses.time.ambiguous")
        return placed and opening[1][0].isupper() and words[1] not in times

    def _is_placed(self, at: int) -> bool:
        """Whether a sentence names a place: "the army shelled the market IN PELLIN"."""
        words = self._spans[at].of(self._report.text).split()
        prepositions = self._words.listed("parties.new_scene.prepositions")
        times = self._words.listed("clauses.time.nouns") | self._words.listed("clauses.time.ambiguous")
        pairs = pairwise(words)
        return any(
            one.lower() in prepositions and next_[0].isupper() and next_.strip(".,").lower() not in times
            for one, next_ in pairs
        )

    def _is_same_time(self, one: int, other: int) -> bool:
        """Whether two sentences do not name days that exclude each other, nor the first a whole year of its own."""
        first, second = self._days(one), self._days(other)
        if not first or not second:
            return not any(mention.value.isdecimal() for mention in first)
        return any(
            a.dates is not None and b.dates is not None and a.dates.overlaps(b.dates) for a in first for b in second
        )

    def _days(self, at: int) -> list[DateMention]:
        return self._days_in(self._spans[at].start, self._spans[at].end)

    def _days_in(self, start: int, end: int) -> list[DateMention]:
        low, high = (bisect_left(self._dates, edge, key=lambda one: one.span.start) for edge in (start, end))
        return [mention for mention in self._dates[low:high] if mention.dates is not None]

    def _acts_at(self, at: int, sentence: Sentence | None = None) -> tuple[Act, ...]:
        """What parties do in a sentence; it is analysed once, and only if a word of it tells of an act."""
        if at not in self._acts:
            told = sentence is not None or may_tell_act(self._words_at(at), self._language)
            told = told and not screen(self._language).is_invented(self._sentences.text(at))
            self._acts[at] = acts_of(sentence or self._sentences.analysed(at)) if told else ()
        return self._acts[at]

    def _has(self, at: int, words: AbstractSet[str]) -> bool:
        """Whether a sentence has one of some words."""
        return not words.isdisjoint(self._words_at(at))

    def _words_at(self, at: int) -> frozenset[str]:
        """The words of a sentence in lower case; claims beside each other ask for the same sentences."""
        if at not in self._folded:
            text = self._spans[at].of(self._report.text).lower()
            self._folded[at] = folded_words(self._words.pattern("parties.nobodys.not").sub(" ", text))
        return self._folded[at]

    def _index(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _checked(self, given: Given | None, harmed: Harmed) -> Given | None:
        """The party, unless those who were harmed are of it; who attacks is not who arrests somebody for it."""
        people = harmed.people
        if given is None or are_of(people.victims or people.text, given[0], self._words):
            return None
        arresting = self._words.listed("parties.authorities.nouns")
        return given if harmed.harm is not Harm.DETAINED or not arresting.isdisjoint(folded_words(given[0])) else None

    def named(self, sentence: Sentence, party: str) -> str:
        """The name of a party that is told by a word that stands for one: "the group", "the attackers".

        It is that of the party named last in the sentences before; the words themselves where none is.
        """
        words = party.split()
        acts = (act.party for other in self._before(sentence) for act in reversed(self._acts_at(other)))
        if words[0] in self._words.listed("parties.standing_for.pointing"):
            told = [name for name in acts if name and name != party]
            alike = (name for name in told if words[-1].rstrip("s") in name.lower())
            return next(alike, next(iter(told), party))
        stands = party == party.lower() and words[-1] in self._words.listed("parties.standing_for.nouns")
        if not stands or not _is_definite(sentence, party, self._words.listed("parties.standing_for.definite")):
            return party
        return next((name for name in acts if name and _is_named(name)), party)

    def _before(self, sentence: Sentence) -> range:
        """A sentence and those before it in which a party may be named that it only points to, the nearest first."""
        at = self._index(sentence.span.start)
        return range(at, max(-1, at - _FAR), -1)


def _is_definite(sentence: Sentence, party: str, pointing: AbstractSet[str]) -> bool:
    """Whether a word before a party, or in it, points to one told before: "THE group", "members of the SAME unit"."""
    text = sentence.span.of(sentence.text)
    before = text[: max(0, text.find(party))].lower().split()[-1:]
    return not pointing.isdisjoint(before) or (party.split()[-2:-1] == ["same"])


def _is_named(party: str) -> bool:
    """Whether a party has a name, and is no people or person by it alone."""
    return any(word[0].isupper() for word in party.split()[1:]) or (party[0].isupper() and "-" in party)


def _is_joined(sentence: Sentence, harmed: Harmed, act: Act) -> bool:
    """Whether what is told behind a claim is told of it: "when soldiers fired", "in an attack by", no next event."""
    between = range(harmed.first + 1, act.at)
    if not act.blamed and any(sentence.part(k) is Part.STOP for k in between):
        return False
    if act.blamed and _is_of_others(sentence, act, between):
        return False
    if act.blamed or sentence.part(act.at) is not Part.VERB or act.reduced:
        # "found that a raid killed two AND THAT shelling by the army …" goes on to something else
        return act.blamed or not any(_goes_on(sentence, k) for k in between)
    openers = [k for k in between if sentence.part(k) in (Part.SUBORDINATE, Part.WHO)]
    if not openers or sentence.low(openers[-1]) in sentence.words.listed("parties.next_event.words"):
        return False
    # "640 were expelled and 112 held, WHERE guards beat them" tells of the 112
    relative = sentence.part(openers[-1]) is Part.WHO or sentence.low(openers[-1]) == "where"
    others = (k for k in range(harmed.noun + 1, openers[-1]) if sentence.people(k) is not None)
    return not relative or next(others, None) is None


def _is_of_others(sentence: Sentence, act: Act, between: range) -> bool:
    """Whether somebody is blamed behind a stop for other people: "651 died; rebels WERE TO BLAME FOR 364 of them"."""
    if not any(sentence.part(k) is Part.STOP for k in between):
        return False
    end = next((k for k in range(act.at, len(sentence.groups)) if sentence.part(k) is Part.STOP), act.at)
    return any(sentence.people(k) is not None for k in range(act.at + 1, end))


def _goes_on(sentence: Sentence, at: int) -> bool:
    return sentence.part(at) is Part.AND and sentence.part(at + 1) is Part.THAT


def _is_of_another(sentence: Sentence, act: Act, harmed: Harmed) -> bool:
    """Whether what a party does before a claim is another event, or what another speaker tells."""
    stop = next((k for k in range(act.at + 1, harmed.noun) if sentence.part(k) is Part.STOP), None)
    between = () if stop is None else range(stop + 1, harmed.noun)
    speaks = any(sentence.says(clause.verb) for clause in sentence.clauses if clause.verb in between)
    return speaks or _has_its_own(sentence, act, harmed)


def _has_its_own(sentence: Sentence, act: Act, harmed: Harmed) -> bool:
    """Whether a party kills others, and of the people it is told in a clause of their own: "killed 3, AND 9 DIED"."""
    clause = harmed.clause
    if not act.harms or clause is None or harmed.rule not in ("subject", "state"):
        return False
    return any(sentence.part(k) in (Part.AND, Part.STOP) for k in range(act.at + 1, harmed.noun))


def _given(rule: str, acts: Iterable[Act]) -> Iterator[Given]:
    return ((act.party, Why(FIELD, rule, act.words)) for act in acts if act.party)
