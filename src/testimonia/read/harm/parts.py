"""Parts of a count: "of whom 12 were children", "including nine nurses", "(20 men and ten women)"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from testimonia.model import Harm, Role
from testimonia.read.counts import People, PeopleKind
from testimonia.read.harm.apposition import apposed
from testimonia.read.harm.described import has_own_clause, is_described
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Group, Shape
from testimonia.read.harm.harmed import Harmed
from testimonia.read.harm.households import is_in_families
from testimonia.read.harm.labels import labelled_part
from testimonia.read.harm.lexicon import Frame
from testimonia.read.harm.link import Link
from testimonia.read.harm.row import LISTS
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.spared import are_of_spared, is_all_but, leaves
from testimonia.read.harm.sums import summed_parts
from testimonia.read.harm.topic import Topic
from testimonia.text.numerals import UNITS

_NUMBERED = frozenset({PeopleKind.BARE, PeopleKind.COUNTED, PeopleKind.VAGUE, PeopleKind.SINGLE})
_OPENS_BREAKDOWN = frozenset({Part.COLON, Part.DASH, Part.OPEN})
_WHOLES = frozenset({Frame.TOLL, Frame.COUNTED, Frame.EVENT})


def parts_of(sentence: Sentence, links: Iterable[Link], topic: Topic | None) -> list[Harmed]:
    """The people of a sentence that are a part of another count, with their own harm or that of the count.

    Args:
        sentence: the sentence.
        links: its people that have a word of harm of their own.
        topic: what the report has counted before it.
    """
    return list(_Parts(sentence, links, topic).found())


def _is_reduced(sentence: Sentence, link: Link) -> bool:
    """Whether a participle tells how parts of the dead died: "300,000 perished, 190,000 of them shot in groups"."""
    verb = sentence.groups[link.trigger].verb
    return link.rule == "passive-subject" and verb is not None and verb.shape is Shape.BARE


class _Parts:
    """The walk over the people of one sentence: each may be a part of the whole that was counted last."""

    def __init__(self, sentence: Sentence, links: Iterable[Link], topic: Topic | None) -> None:
        self._sentence = sentence
        self._links: dict[int, Link] = {}
        for link in links:
            self._links.setdefault(link.noun, link)
        self._summed = summed_parts(sentence, self._links.values())
        self._whole = topic
        self._last: Harmed | None = None

    def found(self) -> Iterator[Harmed]:
        for at, group in enumerate(self._sentence.groups):
            if group.people is None and group.part is Part.NOUN:
                self._tell(group)
            if group.people is None or is_in_families(self._sentence, at):
                continue
            part = self._part(at, group.people)
            if part:
                yield part
            link = self._links.get(at)
            if link and not part and group.people.high != 0:
                self._whole = Topic(link.harm, group.people)
            self._last = part

    def _tell(self, group: Group) -> None:
        """Take into account that the dead are spoken of: "Most of THE DEAD suffocated; four were women"."""
        dead = any(sense.frame in (Frame.COUNTED, Frame.TOLL) and sense.harm is Harm.KILLED for sense in group.senses)
        if dead and self._whole is not None and Harm.KILLED in self._whole.told:
            self._whole = replace(self._whole, harm=Harm.KILLED)

    def _part(self, at: int, people: People) -> Harmed | None:
        rule = self._rule(at, people)
        link = self._links.get(at)
        harm = link.harm if link else self._harm(at)
        if not rule or harm is None or self._hangs_on_noun(at) or self._is_definite(at):
            return None
        if at not in self._links and at in apposed(self._sentence.groups):
            return None  # "their teacher, MR BREKAN"
        if (people.high == 0 and link is None) or (is_all_but(self._sentence, at) and rule != "all-but"):
            return None
        if rule != "all-but" and (leaves(self._sentence, at) or self._acts(at)):
            return None
        if rule == "including" and link is None and are_of_spared(self._sentence, at):
            return None
        if (
            link
            and link.harm is Harm.INJURED
            and self._whole
            and self._whole.harm is Harm.KILLED
            and (_is_reduced(self._sentence, link) or self._is_of_dead(at))
        ):
            harm = Harm.KILLED
        trigger = link.trigger if link and link.rule != "own" else None
        # not "12 were shot, 3 of them FATALLY"
        later = harm is Harm.KILLED and not (link and link.frame is Frame.STATE)
        role = Role.INCREMENT if later and self._was_hurt(at) else Role.SUBSET
        if self._sentence.low(self._sentence.before(at)).startswith("not "):
            role = Role.TOTAL  # "170 people, NOT COUNTING 13 soldiers"
        return Harmed(at, people, harm, rule, trigger, link.clause if link else None, role)

    def _is_of_dead(self, at: int) -> bool:
        """Whether people are told to be of the dead: "two of the victims were shot"."""
        return self._sentence.words.pattern("tolls.parts.of_dead").search(self._sentence.low(at)) is not None

    def _was_hurt(self, at: int) -> bool:
        """Whether people are told to be of the wounded: those of them who die are added to the dead."""
        sentence = self._sentence
        if self._whole is not None and self._whole.harm is Harm.INJURED and self._is_of_them(at):
            return True
        if any(sense.harm is Harm.INJURED for sense in sentence.groups[at].senses):
            return True
        whole = self._links.get(sentence.after(sentence.after(at)))
        return sentence.part(sentence.after(at)) is Part.OF and whole is not None and whole.harm is Harm.INJURED

    def _is_of_them(self, at: int) -> bool:
        wholes = self._sentence.words.pattern("tolls.parts.whole")
        return wholes.search(self._sentence.low(at)) is not None

    def _harm(self, at: int) -> Harm | None:
        """The harm of what people are a part of: of the noun they are told to be of, or of the count before."""
        senses = [sense for sense in self._sentence.groups[at].senses if sense.frame is not Frame.CASUALTY]
        if not senses and self._sentence.part(at + 1) is Part.OF:
            whole = self._sentence.after(at + 1)
            if whole in self._links:
                return self._links[whole].harm
            senses = list(self._sentence.groups[whole].senses) if whole < len(self._sentence.groups) else []
        return senses[0].harm if senses else (self._whole.harm if self._whole else None)

    def _rule(self, at: int, people: People) -> str | None:
        """The rule by which people are a part of the count before; None where they are none."""
        if self._is_fronted(at) or self._is_labelled(at, people):
            return "of-whom"
        if self._is_partitive(at):
            return "part-of"
        if at in self._summed:
            return "list-of-parts"
        if self._whole is None or people.high == 0 or not self._whole.may_hold(people):
            return None
        rules = {"including": self._is_included, "all-but": self._is_rest, "list-of-parts": self._goes_on}
        if at not in self._links or _is_reduced(self._sentence, self._links[at]):
            rules |= {"breakdown": self._breaks_down}
        if at in self._links and self._links[at].rule == "held-for" and people.kind is PeopleKind.BARE:
            return "part-of" if self._whole.harm is Harm.ABDUCTED else None  # "EIGHT are still held"
        if at not in self._links:
            rules |= {"described": lambda at: is_described(self._sentence, at, self._whole)}
        return next((name for name, holds in rules.items() if holds(at)), None)

    def _is_partitive(self, at: int) -> bool:
        """Whether people are told to be "of them", "of the dead", "of the ten" or stand behind "of whom"."""
        sentence = self._sentence
        wholes = self._sentence.words.pattern("tolls.parts.whole")
        if found := wholes.search(sentence.low(at)):
            if found.group().endswith("which") and self._is_of_things(at):
                return False
            if found.group().endswith("those") and self._are_told_apart(at):
                return False
            others = self._is_of_others(at, found.group()) or self._counts_subject(at) or self._is_of_bystanders(at)
            return not others and not self._counts_things(at)
        of = sentence.after(at)
        people = sentence.people(at)
        if people is not None and self._is_of_the_same(people):
            return True
        counted = people is not None and people.kind in _NUMBERED and people.kind is not PeopleKind.SINGLE
        cases = at in self._links and self._links[at].rule == "case-of"  # "564 CASES of execution"
        if counted and not cases and sentence.part(of) is Part.OF and self._is_whole(sentence.after(of)):
            return True
        whole = wholes.match(f"{sentence.low(of)} {sentence.low(of + 1)}")
        pronoun = whole is not None and whole.group() in sentence.words.listed("tolls.parts.pronouns")
        described = people is not None and people.noun is not None and sentence.part(of + 1) is Part.WHO
        more = pronoun and whole is not None and whole.end() < len(whole.string)
        return whole is not None and not (described or more)  # "six persons OF WHOM …", "two of these DIFFICULTIES"

    def _are_told_apart(self, at: int) -> bool:
        """Whether a participle tells who "those" are: "one of those PLACED in lockdown", not those told before."""
        follows = self._sentence.groups[at + 1] if at + 1 < len(self._sentence.groups) else None
        bare = follows is not None and follows.verb is not None and follows.verb.shape is Shape.BARE
        return bare and at not in self._links

    def _is_of_the_same(self, people: People) -> bool:
        """Whether people are so many "of the" ones who were counted: "40 men were held; five OF THE MEN were shot"."""
        told = self._whole.people if self._whole else None
        same = told is not None and people.victims is not None and people.victims == told.victims
        return same and people.text.lower().endswith(f" of the {(people.victims or '').lower()}")

    def _is_fronted(self, at: int) -> bool:
        """Whether "of whom", "of these" stands before people."""
        sentence = self._sentence
        wholes = sentence.words.pattern("tolls.parts.whole")
        who = sentence.before(at)
        while sentence.part(who) is Part.COMMA:
            who = sentence.before(who)
        if sentence.part(who) in (Part.VERB, Part.STATE) and sentence.groups[who].senses:
            who = sentence.before(who)  # "Of the 182 INJURED, 101 …"
        whole = sentence.groups[who].people if who >= 0 else None
        if whole is not None and sentence.joint(who) is Part.OF and sentence.joint(at) is Part.COMMA:
            return sentence.before(sentence.before(who)) < 0
        fronted = wholes.fullmatch(sentence.low(who - 1) + " " + sentence.low(who)) is not None
        owner = sentence.before(who - 1)
        if sentence.part(owner) is Part.NOUN and sentence.people(owner) is None:
            return False  # "an operation in THE COURSE of which, according to the mayor"
        return fronted and not self._is_of_things(who - 1)

    def _is_labelled(self, at: int, people: People) -> bool:
        """Whether a label makes a number a part of what was counted: "Killed: 27 | of whom women: 11"."""
        whole = self._whole is not None and people.high != 0 and self._whole.may_hold(people)
        return whole and at not in self._links and labelled_part(self._sentence, at)

    def _is_whole(self, at: int) -> bool:
        """Whether the noun behind "of" is the toll, or names the number that was told ("three of the ten")."""
        if at >= len(self._sentence.groups):
            return False
        group = self._sentence.groups[at]
        if at in self._links or any(sense.frame in _WHOLES for sense in group.senses):
            return True
        whole, told = group.people, self._whole.people if self._whole else None
        return whole is not None and told is not None and (whole.low, whole.high) == (told.low, told.high)

    def _is_of_others(self, at: int, words: str) -> bool:
        """Whether "of them" means people of the same sentence whom nobody counts: "his men ran; six of them …"."""
        if words not in self._sentence.words.listed("tolls.parts.pronouns") or at not in self._links:
            return False
        owner = self._sentence.before(self._sentence.before(at)) if self._sentence.joint(at) is Part.OF else -1
        nouns = [k for k in self._sentence.nouns(0, at) if self._sentence.part(k) is Part.NOUN and k != owner]
        return bool(nouns) and not any(self._is_counted(k) for k in nouns)

    def _is_counted(self, at: int) -> bool:
        """Whether a group has a number, whether or not its noun is known for people."""
        group = self._sentence.groups[at]
        return group.people is not None or self._sentence.tokens[group.first].part is Part.NUMBER

    def _is_of_bystanders(self, at: int) -> bool:
        """Whether "of whom" means people right before to whom nothing is done: "by men, two OF WHOM wore masks"."""
        sentence = self._sentence
        noun = sentence.before(sentence.before(at))
        noun = sentence.before(noun) if sentence.part(noun) is Part.PREPOSITION else noun  # "101 people ABOARD, 89 …"
        known = tuple(sentence.words.listed("tolls.parts.pronouns"))
        whom = sentence.low(at).endswith(known) and sentence.joint(at) is Part.COMMA and at not in self._links
        if not whom or sentence.part(noun) is not Part.NOUN or noun in self._links or sentence.groups[noun].senses:
            return False
        people = sentence.people(noun)
        if people is None:
            return sentence.low(at).endswith("of whom")
        if people.noun in sentence.words.listed("tolls.figures.names"):
            return False
        return people.kind is not PeopleKind.BARE

    def _counts_subject(self, at: int) -> bool:
        """Whether it is the number of those who were just named: "The refugees in Orvek, 90 OF THEM, have no water"."""
        sentence = self._sentence
        comma = sentence.before(at)
        closed = sentence.part(comma) is Part.COMMA and sentence.part(sentence.after(at)) is Part.COMMA
        noun = next(iter(sentence.nouns(0, comma)), None) if closed else None
        if noun is None or noun > 1 or sentence.people(noun) is not None or at in self._links:
            return False
        plural = tuple(sentence.words.listed("clauses.closed.plural_endings"))
        return sentence.groups[noun].head.low.endswith(plural) and not any(
            sentence.part(k) in (Part.VERB, Part.STATE) for k in range(comma)
        )

    def _counts_things(self, at: int) -> bool:
        """Whether "of them" stands right behind a number of things: "85 graves, 63 OF THEM"."""
        sentence = self._sentence
        noun = sentence.before(sentence.before(at))
        if sentence.joint(at) is not Part.COMMA or sentence.part(noun) is not Part.NOUN or at in self._links:
            return False
        group = sentence.groups[noun]
        return group.people is None and sentence.tokens[group.first].part is Part.NUMBER

    def _is_of_things(self, of: int) -> bool:
        """Whether what stands before "of which" is a number of things ("7,128 applications, of which 2,719 …")."""
        sentence = self._sentence
        k = sentence.before(of)
        while k >= 0 and sentence.part(k) not in (Part.VERB, Part.STOP):
            group = sentence.groups[k]
            first = sentence.tokens[group.first]
            if group.is_noun and group.people is None and (first.part is Part.NUMBER or first.low in UNITS):
                return True
            k -= 1
        return False

    def _is_definite(self, at: int) -> bool:
        """Whether people are the whole itself, told again behind "of" ("three of THE TEN")."""
        sentence = self._sentence
        first = sentence.tokens[sentence.groups[at].first]
        return sentence.part(sentence.before(at)) is Part.OF and first.low == "the" and at not in self._links

    def _hangs_on_noun(self, at: int) -> bool:
        """Whether people only belong to another noun: "the surname of one of the victims"."""
        sentence = self._sentence
        of = sentence.before(at)
        owner = sentence.before(of)
        return sentence.part(of) is Part.OF and sentence.part(owner) is Part.NOUN and at not in self._links

    def _acts(self, at: int) -> bool:
        """Whether the people do something of their own: "one of them fired", not "four of them were seamen"."""
        if at in self._links or self._is_relative(at) or self._had_acted(at):
            return False
        if has_own_clause(self._sentence, at):
            return True
        states = self._sentence.words.forms("tolls.parts.states")
        lists = ("tolls.figures.tellers", "tolls.parts.found", "parties.blame.ascribing")
        told = frozenset[str]().union(*map(self._sentence.words.forms, lists))
        for clause in self._sentence.clauses:
            verb = self._sentence.groups[clause.verb].head.low
            if at in clause.subjects and not clause.passive:
                return verb not in states
            takes = not (self._sentence.takes_no_object(clause.verb) or self._sentence.groups[clause.verb].tells_harm)
            if at in clause.objects[:1] and takes:
                return self._sentence.part(clause.verb) is Part.VERB and verb not in states | told
        return False

    def _is_relative(self, at: int) -> bool:
        """Whether a relative clause tells of people counted right before it: "12 men, TWO OF WHOM wore masks"."""
        counted = [noun for noun in self._links if noun < at and self._sentence.people(noun) is not None]
        return bool(counted) and self._sentence.low(at).endswith("of whom")

    def _had_acted(self, at: int) -> bool:
        """Whether it is what some of the dead had done before: "three of them HAD LAID DOWN their rifles"."""
        verb = self._sentence.groups[at + 1] if at + 1 < len(self._sentence.groups) else None
        past = verb is not None and self._sentence.tokens[verb.first].low == "had"
        return past and self._whole is not None and self._whole.harm is Harm.KILLED and self._is_of_them(at)

    def _is_included(self, at: int) -> bool:
        """Whether "including" stands before people or their list, or "among them" behind."""
        sentence = self._sentence
        before = sentence.before(at)
        while sentence.part(before) in LISTS and sentence.part(sentence.before(before)) is Part.NOUN:
            before = sentence.before(sentence.before(before))
        if sentence.part(before) is Part.INCLUDING:
            return True
        if sentence.part(before) is Part.VERB and sentence.groups[before].head.low.startswith("includ"):
            return True
        if sentence.part(before) is Part.VERB and self._is_of_victims(before):
            return True
        behind = sentence.after(at)
        while sentence.part(behind) is Part.AND and sentence.people(sentence.after(behind)) is not None:
            behind = sentence.after(sentence.after(behind))
        if sentence.part(behind) is Part.VERB and sentence.groups[behind].head.part is Part.BE:
            behind = sentence.after(behind)
        among = self._sentence.words.pattern("tolls.parts.among")
        return sentence.part(behind) is Part.INCLUDING and among.fullmatch(sentence.low(behind)) is not None

    def _is_of_victims(self, verb: int) -> bool:
        """Whether it is "Among the victims were": of whom the report has told what they are victims of."""
        sentence = self._sentence
        victims = sentence.before(verb)
        among = sentence.low(sentence.before(victims)) + " " + sentence.low(victims)
        them = sentence.part(victims) is Part.INCLUDING
        be = sentence.groups[verb].head.part is Part.BE
        return be and (them or sentence.words.pattern("tolls.parts.among_victims").fullmatch(among) is not None)

    def _is_rest(self, at: int) -> bool:
        """Whether it is "all but four have been traced": the four still suffer it."""
        return is_all_but(self._sentence, at) and leaves(self._sentence, at)

    def _goes_on(self, at: int) -> bool:
        """Whether people are one more in a list of parts."""
        if self._last is None:
            return False
        between = {self._sentence.part(k) for k in range(self._last.noun + 1, at)}
        if between & {Part.STOP, Part.WHO, Part.COLON} or self._sentence.part(self._sentence.before(at)) not in LISTS:
            return False
        link = self._links.get(at)
        joined = self._sentence.joint(at) is Part.AND
        alone = self._last.people.kind is PeopleKind.BARE and self._last.people.high == 1
        if alone and not joined and self._sentence.people(at) is not None:
            return False  # "one of them, A STUDENT," says who it was
        if link is not None and self._last.rule in ("breakdown", "list-of-parts"):
            return _is_reduced(self._sentence, link)
        return link is None or (self._last.rule == "of-whom" and (joined or link.harm is self._last.harm))

    def _breaks_down(self, at: int) -> bool:
        """Whether people, alone or first of a list, follow a count over a colon, a dash, a bracket, or "the dead,"."""
        sentence = self._sentence
        before = sentence.before(at)
        people = sentence.people(at)
        if people is None or people.kind not in _NUMBERED:
            return False
        if sentence.part(before) in _OPENS_BREAKDOWN:
            return any(link < before for link in self._links)
        return sentence.part(before) is Part.COMMA and any(
            sense.frame is Frame.TOLL for sense in sentence.groups[sentence.before(before)].senses
        )
