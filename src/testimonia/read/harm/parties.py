"""The words for a party: who may act, bears arms, or owns what does harm."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testimonia.model import Qualifier
from testimonia.read.counts import PeopleKind, nouns
from testimonia.read.dateline import end_of_dateline
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Group
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.tokens import Token

_OPENERS = frozenset({Part.DETERMINER, Part.POSSESSIVE, Part.ADVERB, Part.QUOTE, Part.TIME})
_ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)
_DESIGNATION = re.compile(r"-\d|-\w$|\w{2}\.\w")
"""In the name of a make, such as that of a missile; or two words with a full stop between them."""

_PREFIXED = re.compile(r"\A(?:al|as|ash|an|el|ul)-[A-Z]")
"""A name with an article that is written small: "al-Qaeda"."""

_GENITIVE = re.compile(r"['’]s?$")
_DRAWN = re.compile("['’]")
_SHORT = 2
"""Letters of a name in capitals that may still be a place's ("DC")."""


def armed_heads(sentence: Sentence, subjects: Sequence[int]) -> Sequence[int]:
    """Those who bear arms where a place stands between them and what they do: "FIGHTERS in Orvek shooting 11"."""
    first = subjects[0] if len(subjects) == 1 else 0
    if first and (main := _around_relative(sentence, first)):
        return main
    behind = sentence.part(first - 1) is Part.PREPOSITION and bears_arms(sentence, first - 2)
    return [first - 2] if behind and not bears_arms(sentence, first) else subjects


def _around_relative(sentence: Sentence, noun: int) -> Sequence[int]:
    """Those who bear arms and do something to people of whom a relative clause tells: "FIRED ON men who fled and …"."""
    if sentence.part(noun + 1) is not Part.WHO or bears_arms(sentence, noun):
        return ()
    main = next((clause for clause in sentence.clauses if clause.verb < noun and not clause.passive), None)
    armed = main is not None and any(bears_arms(sentence, subject) for subject in main.subjects)
    return main.subjects if main is not None and armed else ()


def speakers_of(sentence: Sentence, clause: Clause) -> Sequence[int]:
    """Who says that he, or his own forces, did it: "the army" of "the army said IT had killed" or "said ITS MEN had".

    "It" and "they" stand for speakers who agree in number.
    """
    pronoun = sentence.low(clause.subjects[0]) if len(clause.subjects) == 1 else ""
    if pronoun in sentence.words.listed("parties.speaking.first"):
        return _speaker_behind(sentence, clause)
    owned = bool(pronoun) and _is_own(sentence, clause.subjects[0])
    if not owned and pronoun not in sentence.words.listed("parties.speaking.pronouns"):
        return ()
    saying = [other for other in sentence.clauses if other.verb < clause.verb and sentence.says(other.verb)]
    speakers = saying[-1].subjects if saying else []
    if len(speakers) != 1 or not can_be_party(sentence, speakers[0]):
        return ()
    head = sentence.groups[speakers[0]].head
    if owned:
        return speakers
    several = head.low.endswith("s")
    if head.capital and not several:
        return speakers  # a name is of one or of several: "the Taliban said they"
    return speakers if several == (pronoun in sentence.words.listed("parties.speaking.several")) else ()


def _speaker_behind(sentence: Sentence, clause: Clause) -> Sequence[int]:
    """Who says what "we" did: "We executed four informers," THE FRONT said; only those who bear arms or are a force."""
    saying = (other for other in sentence.clauses if other.verb != clause.verb and sentence.says(other.verb))
    speakers = next((other.subjects for other in saying if other.subjects != clause.subjects), ())
    return speakers if len(speakers) == 1 and _is_force_named(sentence, speakers[0]) else ()


def _is_force_named(sentence: Sentence, noun: int) -> bool:
    """Whether a noun group bears arms, is a force, or goes by letters: "the ELN"."""
    head = sentence.groups[noun].head
    return owns_means(sentence, noun) or (head.capital and sentence.text[head.start : head.end].isupper())


def _is_own(sentence: Sentence, noun: int) -> bool:
    """Whether a noun group is somebody's own forces: "ITS MEN", "THEIR ARTILLERY"."""
    group, words = sentence.groups[noun], sentence.words
    own = group.head.low in words.listed("parties.speaking.own")
    return own and sentence.tokens[group.first].low in words.listed("parties.speaking.owning")


def can_be_party(sentence: Sentence, noun: int) -> bool:
    """Whether a noun group behind "by" may be somebody who acts: people, a name, a force; no means and no measure."""
    group = sentence.groups[noun]
    head = group.head
    if _DESIGNATION.search(head.low) and not _PREFIXED.search(sentence.text[head.start : head.end]):
        return False
    low = head.low
    forces = sentence.words.listed("parties.forces.nouns")
    if low in sentence.words.listed("parties.speakers.nouns") or _only_counts(group):
        return False
    if head.capital and group.people is None and nouns().is_thing(low) and low not in forces:
        return False
    named = head.capital or _PREFIXED.search(sentence.text[head.start : head.end])
    if group.people is not None or named or nouns().person(low) is not None or bears_arms(sentence, noun):
        return True
    if low in forces:
        return True
    means = any(low in sentence.words.listed(f"parties.{name}.nouns") for name in ("things", "acts", "weapons"))
    owned = means and sentence.part(noun + 1) is Part.OF and owns_means(sentence, noun + 2)
    return owned or ((means or group.genitive is not None) and owner_of(sentence, noun) is not None)


def _only_counts(group: Group) -> bool:
    """Whether a noun group is people of whom no more is said than how many: "50 people", "5 wounded"."""
    people = group.people
    if people is None or people.kind is PeopleKind.SINGLE:
        return False
    return people.victims is None or nouns().says_nothing(people.noun or "") or people.noun == "case"


def owns_means(sentence: Sentence, noun: int) -> bool:
    """Whether a noun group may own means of attack, as a force does: "an aircraft of THE COALITION"."""
    if not 0 <= noun < len(sentence.groups) or sentence.part(noun) is not Part.NOUN:
        return False
    group = sentence.groups[noun]
    forces = sentence.words.listed("parties.forces.nouns")
    return bears_arms(sentence, noun) or group.head.low in forces or (group.people and group.people.noun) in forces


def acting_nouns(sentence: Sentence, nouns: Sequence[int]) -> Sequence[int]:
    """The last of some listed noun groups that may all be somebody who acts; none where the last may not."""
    first = len(nouns)
    while first and can_be_party(sentence, nouns[first - 1]):
        first -= 1
    return nouns[first:]


def bears_arms(sentence: Sentence, noun: int) -> bool:
    """Whether a noun group is people or a force that bears arms: "soldiers", "armed men", "crowds of rebels"."""
    if not 0 <= noun < len(sentence.groups) or sentence.part(noun) is not Part.NOUN:
        return False
    group = sentence.groups[noun]
    armed = sentence.words.listed("parties.armed.nouns")
    head = group.people.noun if group.people is not None and group.people.noun else group.head.low
    if head in armed or group.head.low in armed:
        return True
    if head in sentence.words.listed("parties.armed.members") and _are_of_force(sentence, noun):
        return True
    adjectives = sentence.words.listed("parties.armed.adjectives")
    weapon = (
        sentence.groups[noun + 2].head.low
        if sentence.low(noun + 1) == "with" and noun + 2 < len(sentence.groups)
        else ""
    )
    if weapon in sentence.words.listed("parties.armed.with") and nouns().person(group.head.low) is not None:
        return True
    return any(token.low in adjectives for token in sentence.tokens[group.first : group.last - 1])


def _are_of_force(sentence: Sentence, noun: int) -> bool:
    """Whether people are of something with a name that fights: "members of the NORTHERN FRONT", "men of the ADF"."""
    people = sentence.people(noun)
    if people is not None and " of " in people.text:
        force = people.text.split()[-1]
    elif sentence.part(noun + 1) is Part.OF and sentence.part(noun + 2) is Part.NOUN:
        head = sentence.groups[noun + 2].head
        force = sentence.text[head.start : head.end]
    else:
        return False
    known = any(force.lower() in sentence.words.listed(f"parties.{name}.nouns") for name in ("forces", "armed"))
    return known or (force.isupper() and len(force) > _SHORT)


def owner_of(sentence: Sentence, noun: int) -> str | None:
    """Whose a thing is, by a genitive or an adjective: "the ARMY'S shelling", "RUSSIAN missiles"."""
    group = sentence.groups[noun]
    if group.genitive is None:
        return _adjective(sentence, noun) or _counted_before(sentence, noun)
    tokens = sentence.tokens[slice(*group.genitive)]
    start = next((token.start for token in tokens if token.part not in _OPENERS), None)
    owner = _GENITIVE.sub("", tokens[-1].low)
    if start is None or owner in sentence.words.listed("clauses.time.nouns"):
        return None
    if tokens[0].part is Part.POSSESSIVE and owner not in sentence.words.listed("parties.forces.nouns"):
        return None  # but "OUR ARMY'S rockets"
    words = sentence.text[start : tokens[-1].end]
    named = tokens[-1].capital or _is_force(sentence, owner)
    return _ARTICLE.sub("", _GENITIVE.sub("", words)) if named else None


def _is_force(sentence: Sentence, low: str) -> bool:
    return low in sentence.words.listed("parties.forces.nouns") or nouns().person(low) is not None


def party_words(sentence: Sentence, party: Sequence[int], *, of: bool = True) -> str | None:
    """The words of a party, with what it is "of", without its article; None where the words are no party's."""
    if not party or _is_nobody(sentence, party):
        return None
    first, last = party[0], party[-1]
    things = sentence.words.listed("parties.things.nouns")
    if sentence.groups[last].head.low in things:
        return _owner_behind(sentence, last) or owner_of(sentence, last)
    nobody = (people.kind is PeopleKind.ZERO for noun in party if (people := sentence.people(noun)))
    if any(nobody) or any(sentence.part(noun) is Part.PRONOUN or _stem(sentence, noun) in things for noun in party):
        return None
    while of and _is_of(sentence, last) and _is_whole(sentence, last + 2):
        last += 2
    if of and sentence.low(last + 1) in sentence.words.listed("parties.things.origin") and _is_from(sentence, last):
        last += 2
    people = sentence.people(first)
    counted = people is not None and people.kind in (PeopleKind.COUNTED, PeopleKind.VAGUE)
    if first == last and people is not None and people.victims and (counted or people.qualifier is not Qualifier.EXACT):
        return people.victims
    tokens = sentence.tokens[sentence.groups[first].first : sentence.groups[last].last]
    start = next((token.start for token in tokens if token.part not in _OPENERS), None)
    words = sentence.text[start : sentence.end(last)] if start is not None else ""
    article = _ARTICLE.match(words)
    words = words[article.end() :] if article else words
    return None if words.lower() in sentence.words.listed("parties.nobody.people") else words or None


def _is_nobody(sentence: Sentence, party: Sequence[int]) -> bool:
    """Whether the words of a party name nobody: "NO group", "HIS neighbour", "shot by HIS OWN SIDE"."""
    first = sentence.groups[party[0]].first
    if sentence.tokens[first].low in sentence.words.listed("parties.nobody.determiners"):
        return True
    own = sentence.tokens[first + 1 : first + 2]
    force = _is_force(sentence, sentence.groups[party[-1]].head.low)
    return sentence.tokens[first].part is Part.POSSESSIVE and (not force or any(token.low == "own" for token in own))


def _is_from(sentence: Sentence, noun: int) -> bool:
    """Whether a party that bears arms is told by where it is from or under whom: "soldiers FROM THE Sorn garrison"."""
    behind = noun + 2
    if sentence.part(behind) is not Part.NOUN or not bears_arms(sentence, noun):
        return False
    group = sentence.groups[behind]
    named = any(token.capital for token in sentence.tokens[group.first : group.last])
    return named and sentence.tokens[group.first].low not in ("a", "an")


def _is_of(sentence: Sentence, noun: int) -> bool:
    """Whether a party is "of" a noun group that does not only count it: no "mob OF ABOUT 300 PEOPLE"."""
    of = sentence.part(noun + 1) is Part.OF and sentence.part(noun + 2) is Part.NOUN
    return of and not _only_counts(sentence.groups[noun + 2])


def _owner_behind(sentence: Sentence, means: int) -> str | None:
    """The force behind "of" whose means do it: "an aircraft OF THE COALITION"; None where there is none."""
    owned = sentence.part(means + 1) is Part.OF and owns_means(sentence, means + 2)
    return party_words(sentence, [means + 2]) if owned else None


def _is_whole(sentence: Sentence, noun: int) -> bool:
    """Whether a party may be of what a noun group is: "shelling by armed groups OF A SCHOOL" tells what was shelled."""
    group = sentence.groups[noun]
    indefinite = sentence.tokens[group.first].low in ("a", "an")
    return not indefinite or group.people is not None or group.head.low in sentence.words.listed("parties.forces.nouns")


def _stem(sentence: Sentence, noun: int) -> str:
    """The head of a noun group without what is drawn to it: "she" of "she'd"."""
    return _DRAWN.split(sentence.groups[noun].head.low, maxsplit=1)[0]


def _adjective(sentence: Sentence, noun: int) -> str | None:
    """The party that an adjective names: "RUSSIAN missiles"; before an event, a place may stand: "the Orvek raid"."""
    group = sentence.groups[noun]
    means = group.head.low in sentence.words.listed("parties.weapons.nouns")
    inside = sentence.tokens[group.first : group.last - 1]
    known, kinds = nouns(), sentence.words.listed("parties.weapons.kinds")
    opens = end_of_dateline(sentence.text, sentence.span.start, sentence.span.end) or sentence.span.start
    named = [
        token
        for token in inside
        if (token.capital or _is_shouted(sentence, token))
        and token.part not in _OPENERS
        and not _DESIGNATION.search(token.low)
        and token.low not in kinds
        and (token.start > opens or known.person(token.low) is not None or _is_initials(sentence, token))
    ]
    forces = sentence.words.listed("parties.forces.nouns")
    force = next((token for token in reversed(inside) if token.low in forces and not token.capital), None)
    if named and force is not None and named[0].start < force.start:
        return sentence.text[named[0].start : force.end]  # "a BRENNAN-LED COALITION air strike"
    if not named or not (means or _names_people(sentence, named[-1])):
        return _force_before(sentence, noun)
    return sentence.text[named[0].start : named[-1].end]


def _counted_before(sentence: Sentence, noun: int) -> str | None:
    """The people's adjective that a number before it makes people of: "four KESTRIAN missiles"."""
    before = sentence.groups[noun - 1] if noun else None
    if before is None or before.part is not Part.NOUN or before.last != sentence.groups[noun].first:
        return None
    word = before.people.text.split()[-1] if before.people else ""
    people = word.istitle() and word.lower().endswith(tuple(sentence.words.listed("parties.peoples.endings")))
    means = sentence.groups[noun].head.low in sentence.words.listed("parties.weapons.nouns")
    return word if people and means else None


def _force_before(sentence: Sentence, noun: int) -> str | None:
    """The force directly before an attack or a weapon: "ARMY shelling", "REBEL fire", "a GOVERNMENT air strike"."""
    group = sentence.groups[noun]
    words = sentence.words
    lists = ("acts.nouns", "weapons.nouns", "things.owned")
    attacks = frozenset[str]().union(*(words.listed(f"parties.{name}") for name in lists))
    if group.head.low not in attacks or group.head.low in words.listed("parties.acts.undergone"):
        return None
    before = group.last - 2
    while before >= group.first and sentence.tokens[before].low in words.listed("parties.weapons.kinds"):
        before -= 1
    if before < group.first:
        return None
    force = sentence.tokens[before]
    acts = force.low in words.listed("parties.armed.nouns") or force.low in words.listed("parties.forces.modifiers")
    return sentence.text[force.start : force.end] if acts else None


def _is_initials(sentence: Sentence, token: Token) -> bool:
    """Whether a word is letters that stand for a name, where not all is in capitals: "AA artillery"."""
    return token.capital and token.end - token.start > 1 and sentence.text[token.start : token.end].isupper()


def _is_shouted(sentence: Sentence, token: Token) -> bool:
    """Whether a word in capitals, where all is, names a people: "RUSSIAN SHELLING"."""
    known = sentence.text[token.start : token.end].isupper() and nouns().person(token.low) is not None
    return known and token.low in nouns()["ambiguous"]


def _names_people(sentence: Sentence, token: Token) -> bool:
    """Whether a name is of people and not of a place: a people's adjective, a force, letters that stand for one."""
    letters = sentence.text[token.start : token.end]
    initials = letters.isupper() and (
        len(letters) > _SHORT or token.low in sentence.words.listed("parties.peoples.short")
    )
    return (
        initials
        or token.low.endswith(tuple(sentence.words.listed("parties.peoples.endings")))
        or _is_force(sentence, token.low)
    )
