"""Numbers that are somebody's figure for what the report has just counted: "the ministry put it at 61"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from testimonia.model import Harm
from testimonia.read.counts import People, PeopleKind
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Group
from testimonia.read.harm.harmed import Harmed
from testimonia.read.harm.lexicon import Frame
from testimonia.read.harm.link import Link
from testimonia.read.harm.row import LISTS
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.topic import Topic
from testimonia.read.harm.verb_groups import AUXILIARIES

MOST_SENTENCES = 2
"""Sentences after a count in which a number can still be a rival figure for it."""

_BARE = frozenset({PeopleKind.BARE, PeopleKind.VAGUE})
_GAP = 4
"""Code points between a question mark and its answer."""

_ENDS = frozenset({Part.STOP, Part.COMMA, Part.AND, Part.QUOTE})
_PASSED = frozenset(
    {Part.PREPOSITION, Part.OF, Part.TIME, Part.ADVERB, Part.QUOTE, Part.COMMA, Part.AND, Part.DASH, Part.DETERMINER}
)


def figures_of(sentence: Sentence, links: Iterable[Link], parts: Iterable[Harmed], topic: Topic | None) -> list[Harmed]:
    """The numbers of a sentence that are figures for what was counted before, or for something parallel.

    Args:
        sentence: the sentence.
        links: its people with words of harm of their own.
        parts: its people that are a part of another count.
        topic: what the report has counted before it.
    """
    return list(_Figures(sentence, links, parts, topic).found())


def _has_own_harm(group: Group) -> bool:
    return any(sense.frame is not Frame.CASUALTY for sense in group.senses)


class _Figures:
    """The walk over the numbers of one sentence that nothing else explains."""

    def __init__(self, sentence: Sentence, links: Iterable[Link], parts: Iterable[Harmed], topic: Topic | None) -> None:
        self._sentence = sentence
        self._topic = topic
        self._harms = {link.noun: link.harm for link in links}
        self._taken = {part.noun for part in parts} | set(self._harms)

    def found(self) -> Iterator[Harmed]:
        for at, group in enumerate(self._sentence.groups):
            if group.people is None or at in self._taken or _has_own_harm(group):
                continue
            host = self._host(at)
            harm = self._harm(host, at, group.people)
            rule = self._rule(at, group.people, host)
            if harm is not None and rule is not None:
                self._harms[at] = harm
                yield Harmed(at, group.people, harm, rule)

    def _told_with_noun(self, at: int, people: People, host: int | None) -> str | None:
        """The rule by which people with a noun of their own are a figure for what was counted before; None for none."""
        counted = people.kind is PeopleKind.COUNTED and not self._does_something(at)
        if host is not None and counted and self._is_parallel(host, at):
            return "parallel"
        spoken = self._stands_free(at) and (self._is_of_figure(at) or self._is_spoken_of(at))
        return "figure" if spoken or self._tells_victims(at, people) else None

    def _host(self, at: int) -> int | None:
        """The count before a number in its sentence; behind a semicolon the last of the dead, whom tolls are of."""
        before = [noun for noun in self._harms if noun < at]
        stop = next((k for k in range(at - 1, -1, -1) if self._sentence.part(k) is Part.STOP), -1)
        dead = [noun for noun in before if self._harms[noun] is Harm.KILLED]
        return max(dead if dead and before and max(before) < stop else before, default=None)

    def _is_broken_down(self, at: int, people: People) -> bool:
        """Whether shares of a number of victims are told, of whom nothing else is: "a third of THE 40 VICTIMS"."""
        sentence = self._sentence
        victims = people.noun in sentence.words.listed("tolls.figures.shared")
        the = sentence.tokens[sentence.groups[at].first].low == "the"
        return victims and the and people.kind is PeopleKind.COUNTED and sentence.joint(at) is Part.OF

    def _harm(self, host: int | None, at: int, people: People) -> Harm | None:
        """The harm of a number: of the count before it in the sentence, of the topic, or what the sentence tells."""
        if host is not None:
            return self._harms[host]
        if self._topic is not None:
            return self._told_before(at) or self._topic.harm if self._topic.age <= MOST_SENTENCES else None
        if self._is_broken_down(at, people):
            return Harm.KILLED
        verbs = [group for group in self._sentence.groups if group.part is Part.VERB and group.tells_harm]
        return verbs[0].senses[0].harm if verbs else None

    def _told_before(self, at: int) -> Harm | None:
        """The harm that a noun before a number names: "the office for MISSING persons has 61 names"."""
        before = [group for group in self._sentence.groups[:at] if group.part is Part.NOUN]
        told = (sense for group in before for sense in (*group.attributes, *group.senses))
        return next((sense.harm for sense in told if sense.frame in (Frame.STATE, Frame.COUNTED)), None)

    def _rule(self, at: int, people: People, host: int | None) -> str | None:
        if host is None and self._topic is None and self._is_broken_down(at, people):
            return "breakdown-of-victims"
        if self._does_so(at):
            return "so-did"
        if people.kind not in _BARE or people.noun is not None:
            return self._told_with_noun(at, people, host)
        rules = {"taken": self._is_taken, "so-did": self._repeats_verb, "figure": self._answers}
        if known := next((name for name, holds in rules.items() if holds(at)), None):
            return known
        if not self._stands_free(at) and not self._is_replaced(at) and not self._is_of_figure(at):
            return None
        beside = self._beside(host, at) if host is not None else None
        return beside or ("figure" if self._is_told(at) or self._is_measured(at) else None)

    def _tells_victims(self, at: int, people: People) -> bool:
        """Whether a teller gives a number of victims, or of names: "the club lists 62 VICTIMS"."""
        victims = people.noun in self._sentence.words.listed("tolls.figures.victims")
        subject = any(at in clause.subjects for clause in self._sentence.clauses)
        aboard = self._sentence.low(at + 1) in self._sentence.words.listed("tolls.figures.aboard")
        named = people.noun in self._sentence.words.listed("tolls.figures.names")
        hangs = named and self._sentence.joint(at) is Part.PREPOSITION  # "counted UNDER two names"
        told = victims and not (subject or aboard or hangs) and self._sentence.part(at + 1) is not Part.WHO
        return told and self._is_told(at)

    def _is_taken(self, at: int) -> bool:
        """Whether it is told of captives that so many were taken: "officials said that MORE THAN 100 were taken"."""
        if self._topic is None or self._topic.harm not in (Harm.ABDUCTED, Harm.DETAINED):
            return False
        taking = self._sentence.words.forms("tolls.figures.taking")
        for clause in self._sentence.clauses:
            if clause.passive and at in clause.subjects and self._sentence.groups[clause.verb].head.low in taking:
                return self._sentence.part(clause.verb + 1) in (Part.STOP, Part.COMMA, Part.AND, Part.TIME)
        return False

    def _does_so(self, at: int) -> bool:
        """Whether what was told before befell people, too: "ten girls died, and SO DID THE MATRON"."""
        sentence = self._sentence
        verb = sentence.before(at)
        inflection = sentence.groups[verb].verb if verb > 0 else None
        alone = inflection is not None and not inflection.negated and sentence.groups[verb].head.part in AUXILIARIES
        fresh = bool(self._harms) or (self._topic is not None and not self._topic.age)
        return alone and fresh and sentence.low(verb - 1) in sentence.words.listed("tolls.figures.likewise")

    def _answers(self, at: int) -> bool:
        """Whether a number that opens a sentence answers the question before it: "Sixty-eight, Mr Speaker."."""
        sentence = self._sentence
        before = sentence.text[max(0, sentence.span.start - _GAP) : sentence.span.start]
        opens = at == 0 or sentence.part(sentence.before(at)) in (Part.STOP, Part.COLON)
        alone = at + 1 == len(sentence.groups) or sentence.groups[at + 1].part in _ENDS
        return "?" in before and opens and alone and self._topic is not None and not self._harms

    def _repeats_verb(self, at: int) -> bool:
        """Whether an auxiliary stands for what was told before: "not 200 lost their lives, but 83 DID"."""
        sentence = self._sentence
        verb = sentence.after(at)
        if sentence.part(verb) is not Part.VERB or sentence.part(verb + 1) not in (Part.STOP, Part.COMMA):
            return False
        group = sentence.groups[verb]
        alone = group.head.part in AUXILIARIES and group.verb is not None and not group.verb.negated
        return alone and any(at in clause.subjects for clause in sentence.clauses if clause.verb == verb)

    def _beside(self, host: int, at: int) -> str | None:
        """How a number stands to the count before it in the sentence; None where it only follows it."""
        if self._sentence.part(at - 1) is Part.NOT:
            return "corrected"
        if self._is_compared(at):
            return "compared"
        if self._is_cited(at):
            return "figure"
        if self._is_parallel(host, at):
            return "parallel"
        return "replaced" if self._is_replaced(at) else None

    def _stands_free(self, at: int) -> bool:
        """Whether a number stands alone: no noun and no verb of its own follows."""
        follows = self._sentence.part(at + 1)
        return follows not in (Part.NOUN, Part.VERB, Part.STATE, Part.PRONOUN)

    def _is_parallel(self, host: int, at: int) -> bool:
        """Whether a number is one more in a row of like phrases: "five were killed in Orvek and seven in Pellin"."""
        sentence = self._sentence
        between = {sentence.part(k) for k in range(host + 1, at)}
        if not between & LISTS or between & {Part.STOP, Part.WHO, Part.SUBORDINATE, Part.COLON, Part.THAT}:
            return False
        before = sentence.before(at)
        if sentence.part(before) in LISTS:
            return sentence.part(at + 1) is Part.PREPOSITION
        if sentence.part(before) is Part.PREPOSITION and sentence.part(at - 1) is Part.TIME:
            opens = sentence.joint(before) in LISTS  # "on Monday eight were killed and on Tuesday FIVE"
            return opens and sentence.part(at + 1) in (Part.STOP, Part.COMMA, Part.AND)
        if sentence.part(before) is Part.NOUN and sentence.joint(before) is Part.PREPOSITION:
            opens = sentence.part(sentence.before(sentence.before(before))) in LISTS  # "12 died in March, in April 30"
            return opens and sentence.part(at + 1) in (Part.STOP, Part.COMMA, Part.AND)
        if sentence.part(before) is Part.NOUN and self._is_another_side(before):  # "A lost 169 men and B 64"
            return sentence.joint(before) in LISTS and sentence.part(at + 1) in (Part.STOP, Part.COMMA)
        opened = {sentence.low(k) for k in range(max(0, host - 4), host)}
        return sentence.part(before) is Part.PREPOSITION and self._names_parties(host, at, opened)

    def _is_of_figure(self, at: int) -> bool:
        """Whether a number is in the "of" of a noun for figures: "the estimate of 350 has been abandoned"."""
        of = self._sentence.before(at)
        noun = self._sentence.before(of)
        figures = self._sentence.words.listed("tolls.figures.nouns")
        hangs = noun < 0 or self._sentence.joint(noun) is Part.PREPOSITION  # "prisoners TO THE NUMBER OF 25,000"
        return self._sentence.part(of) is Part.OF and not hangs and self._sentence.groups[noun].head.low in figures

    def _does_something(self, at: int) -> bool:
        return any(at in clause.subjects for clause in self._sentence.clauses)

    def _is_spoken_of(self, at: int) -> bool:
        """Whether somebody speaks of so many people: "the army speaks of 40 bandits"."""
        of = self._sentence.before(at)
        verb = self._sentence.before(of)
        speaking = self._sentence.words.forms("clauses.speaking.verbs")
        told = verb >= 0 and self._sentence.groups[verb].head.low in speaking
        known = self._sentence.tokens[self._sentence.groups[at].first].low.split()[0] == "the"
        return told and not known and self._sentence.part(of) is Part.OF and self._sentence.part(at + 1) is not Part.WHO

    def _is_another_side(self, noun: int) -> bool:
        """Whether a noun group can have a number of its own behind it: a name, or "the rebels"."""
        group = self._sentence.groups[noun]
        the = self._sentence.tokens[group.first].part in (Part.DETERMINER, Part.POSSESSIVE)
        return group.people is None and (group.head.capital or (the and group.last - group.first > 1))

    def _is_replaced(self, at: int) -> bool:
        """Whether it is "69,280 lives, up from 25,000"."""
        before = self._sentence.before(at)
        words = self._sentence.low(before - 1) + " " + self._sentence.low(before)
        verb = before >= 0 and self._sentence.groups[before].head.low in self._sentence.words.forms(
            "tolls.figures.replacing"
        )
        return verb or words in self._sentence.words.listed("tolls.figures.replaced")

    def _is_compared(self, at: int) -> bool:
        """Whether it is the number of another time: "51 killings, COMPARED WITH 32 in May", "against 61 in 1986"."""
        before = self._sentence.before(at)
        words = {self._sentence.low(before), f"{self._sentence.low(before - 1)} {self._sentence.low(before)}"}
        return not words.isdisjoint(self._sentence.words.listed("tolls.figures.compared"))

    def _is_cited(self, at: int) -> bool:
        """Whether only whose it is follows a number: "12 (90 ACCORDING TO the church)", "; six, PER the army"."""
        citing = self._sentence.words.listed("clauses.closed.citing")
        opens = self._sentence.part(self._sentence.before(at)) in (Part.OPEN, Part.STOP, *LISTS)
        follows = self._sentence.after(at)
        follows = self._sentence.after(follows) if self._sentence.part(follows) is Part.COMMA else follows
        return opens and self._sentence.low(follows) in citing

    def _names_parties(self, host: int, at: int, opened: set[str]) -> bool:
        """Whether it is "held A responsible for 30, B for 20": the same preposition before each number."""
        return self._sentence.low(self._sentence.before(at)) in opened and not any(
            self._sentence.part(k) is Part.VERB for k in range(host + 1, at)
        )

    def _is_told(self, at: int) -> bool:
        """Whether a verb that speakers tell figures with, or a noun for figures, governs the number."""
        sentence = self._sentence
        tellers = self._sentence.words.forms("tolls.figures.tellers")
        nouns = self._sentence.words.listed("tolls.figures.nouns")
        making = self._sentence.words.forms("tolls.figures.making")
        for k in range(at - 1, -1, -1):
            group = sentence.groups[k]
            if group.part is Part.VERB:
                made = group.head.low in making and sentence.low(k + 1) == "it"
                return (made or group.head.low in tellers) and not group.tells_harm and not self._holds_others(k)
            if group.part is Part.NOUN and group.head.low in nouns:
                follows = sentence.after(k)
                return follows == at or sentence.part(follows) in (Part.OF, Part.PREPOSITION, Part.COLON)
            it = (
                group.part is Part.PRONOUN
                or k in self._harms
                or (group.people is not None and group.people.kind in _BARE)
            )
            likened = group.head.low in sentence.words.listed("clauses.pronouns.likeness")  # "gave the figure AS 15"
            if group.part not in _PASSED and not it and not likened:
                return False
        return False

    def _holds_others(self, verb: int) -> bool:
        """Whether a verb that tells what is in books has something else before it: "a CAR carrying five people"."""
        words = self._sentence.words
        if self._sentence.groups[verb].head.low not in words.forms("tolls.figures.holding"):
            return False
        before = self._sentence.before(verb)
        low = self._sentence.groups[before].head.low if before >= 0 else ""
        papers = words.listed("tolls.figures.nouns") | words.listed("tolls.figures.books")
        return low in words.listed("parties.things.nouns") - papers

    def _is_measured(self, at: int) -> bool:
        """Whether a verb says of a toll that it is the number: "the figure stands at 61"."""
        sentence = self._sentence
        measures = self._sentence.words.forms("tolls.figures.measures")
        for clause in sentence.clauses:
            if clause.verb > at or sentence.groups[clause.verb].head.low not in measures:
                continue
            between = {sentence.part(k) for k in range(clause.verb + 1, at) if k not in self._harms}
            tolls = any(self._is_toll(noun) or self._is_it(noun) for noun in clause.subjects)
            if not between - _PASSED and (tolls or self._is_so_many(clause, at)):
                return True
        return False

    def _is_it(self, noun: int) -> bool:
        """Whether "it" stands for the toll of the sentence before: "IT had been 87 in the morning"."""
        told = self._topic is not None and not self._topic.age and self._topic.people.kind in _BARE
        return told and noun == 0 and self._sentence.low(noun) in self._sentence.words.listed("tolls.figures.it")

    def _is_so_many(self, clause: Clause, at: int) -> bool:
        """Whether a clause only says how many they were: "he said that THERE HAD BEEN TWO", "to him IT WAS five"."""
        sentence = self._sentence
        opener = sentence.low(clause.verb - 1) in sentence.words.listed("tolls.figures.it")
        ends = sentence.groups[at + 1].part in _ENDS if at + 1 < len(sentence.groups) else True
        told = self._topic is not None and not self._topic.age
        return told and opener and ends and sentence.groups[clause.verb].head.part is Part.BE

    def _is_toll(self, noun: int) -> bool:
        group = self._sentence.groups[noun]
        words = self._sentence.words
        if group.head.low in words.listed("tolls.figures.books"):
            return not self._is_of_things(noun)
        nouns = words.listed("tolls.figures.nouns")
        return group.head.low in nouns or any(sense.frame is Frame.TOLL for sense in group.senses)

    def _is_of_things(self, book: int) -> bool:
        """Whether a list has things: "the list of DEMANDS", not "of the council"."""
        sentence = self._sentence
        of = sentence.after(book)
        listed = sentence.groups[of + 1] if sentence.part(of) is Part.OF and of + 1 < len(sentence.groups) else None
        several = tuple(sentence.words.listed("clauses.closed.plural_endings"))
        return listed is not None and not listed.senses and listed.head.low.endswith(several)
