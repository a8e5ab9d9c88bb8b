"""Subjects: who the speaker of a verb is, before it, after it, or that of a verb before."""

from __future__ import annotations

from dataclasses import dataclass

from testimonia.read.attribution import phrases
from testimonia.read.attribution.lexicon import Form, Kind, Lexicon, Verb
from testimonia.read.attribution.region import QUOTE, Region, Tag
from testimonia.read.attribution.statement import NEARBY, Range, Statement, Subject

_FAR = 40
"""Words back to the verb whose subject a verb without one shares."""

_ASIDES = 4
"""Asides between commas that may stand between a subject and its verb."""

_LONGEST_NAME = 6
_YEAR = 4


@dataclass(frozen=True, slots=True)
class Group:
    """The words of a verb: "has also been", "on Tuesday", "went on to".

    Args:
        start: where they begin.
        passive, negated: what they make of the verb.
        infinitive: whether the verb is an infinitive that hangs on something else ("asked to explain").
    """

    start: int
    passive: bool = False
    negated: bool = False
    infinitive: bool = False


def group_of(region: Region, index: int, verb: Verb, words: Lexicon) -> Group:
    """Back from a verb over its auxiliaries, adverbs, days and verbs of beginning."""
    back, timed = index, False
    while back > 0:
        tag, word = region.tags[back - 1], region.words[back - 1]
        if tag in (Tag.ADVERB, Tag.AUXILIARY) or (
            word in words["floating"] and region.tag(back - 2) is not Tag.DETERMINER
        ):
            pass
        elif tag is Tag.TIME or (tag is Tag.NUMBER and _dates(region, back - 2)):
            timed = True
        elif word == "to" and back > 1:
            governor = _governor(region, back - 2, words)
            if governor is None:
                return Group(back - 1, infinitive=True)
            back = governor + 1
        elif not (timed and (word in ("on", "in", "at") or tag is Tag.DETERMINER)) and not (
            verb.form is Form.PARTICIPLE and word in words["aspects"]
        ):
            break
        back -= 1
    inside = region.words[back:index]
    negated = region.word(back - 1) == "nor" or any(
        word in words["negations"] or word.endswith("n't") or word in words["failing"] for word in inside
    )
    helpers = [word for word in inside if word in words.classes and words.classes[word] is Tag.AUXILIARY]
    passive = verb.form is Form.PAST and bool(helpers) and helpers[-1] in words["being"]
    return Group(back, passive, negated)


def _dates(region: Region, index: int) -> bool:
    """Whether the word before a number makes a date of it: "in 1947", "March 3"."""
    return region.tag(index) is Tag.TIME or (
        region.word(index) in ("in", "since") and len(region.word(index + 1)) == _YEAR
    )


def _governor(region: Region, index: int, words: Lexicon) -> int | None:
    """The word of beginning, trying or seeming before "to", over days: "went on to", "struggled on Friday to"."""
    for position in range(index, max(-1, index - 4), -1):
        word = region.words[position]
        if word in words["aspects"]:
            return position
        if region.tags[position] not in (Tag.ADVERB, Tag.TIME, Tag.PREPOSITION):
            return None
    return None


def speaks(region: Region, source: Range, words: Lexicon) -> bool:
    """Whether words can be a speaker: no mere possessive or pointer, and in a quotation not the one quoted."""
    first, last = region.words[source[0]], region.words[source[1] - 1]
    alone = source[1] - source[0] == 1
    if last.endswith(("'s", "s'")) and region.tags[source[1] - 1] in (Tag.NOUN, Tag.NAME):
        return False
    if alone and (region.tags[source[0]] is Tag.DETERMINER and first not in words["standing"]):
        return False
    if alone and region.tags[source[0]] in (Tag.SUBORDINATOR, Tag.ADVERB):
        return False
    return not (region.quoted and alone and first in ("i", "we", "you"))


def subject_of(
    region: Region, group: Group, index: int, verb: Verb, found: list[Statement], words: Lexicon
) -> Subject | None:
    """The speaker of a verb."""
    start = group.start
    previous, tag = region.word(start - 1), region.tag(start - 1)
    if tag is Tag.RELATIVE or (previous == "that" and region.tag(start - 2) in (Tag.NOUN, Tag.NAME)):
        return _antecedent(region, start - 1, words)
    if tag in (Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.DETERMINER, Tag.NUMBER):
        return _direct(region, start, words)
    return (
        _bracketed(region, start - 1, words)
        or _before_bracket(region, start - 1, words)
        or _told_last(region, index, verb, words)
        or _after_verb(region, start, index, verb, words)
        or _before_clause(region, start, index, words)
        or shared_subject(region, found, words, start)
    )


def _before_clause(region: Region, start: int, index: int, words: Lexicon) -> Subject | None:
    """The subject before a relative clause that ends with a day: "the committee that met in 1998 counted"."""
    if region.tag(start - 1) is not Tag.VERB:
        return None
    longer = _relative_clause(region, start, words)
    return Subject((longer[0], _with_clause(region, longer, index, words))) if longer else None


def _told_last(region: Region, index: int, verb: Verb, words: Lexicon) -> Subject | None:
    """The subject that ends a sentence after a verb of telling: "…, tells the commission of Velko."."""
    if verb.kind is not Kind.TELLING or region.word(index - 1) != ",":
        return None
    inverted = _inverted(region, index + 1, words)
    return inverted if inverted and region.word(inverted.words[1]) in (".", "") else None


def _after_verb(region: Region, start: int, index: int, verb: Verb, words: Lexicon) -> Subject | None:
    """The subject after its verb, where that verb can precede it: "…, warned the mayor"."""
    opens = region.word(start - 1) == "as" or (verb.inverted and region.tag(start - 1) in (Tag.MARK, Tag.QUOTE))
    if not opens:
        return None
    return _inverted(region, index + 1, words)


def _antecedent(region: Region, relative: int, words: Lexicon) -> Subject | None:
    """The words that a relative pronoun stands for: "a trader, who", "the House bill to Rubio, who"."""
    end = relative
    while end > 0 and region.tags[end - 1] is Tag.MARK:
        end -= 1
    start = phrases.before(region, end, words)
    if region.words[relative] == "who" and not _names_people(region, start, end, words):
        for position in range(end - 1, start, -1):
            if region.tags[position] is Tag.PREPOSITION and region.tags[end - 1] is Tag.NAME:
                start = position + 1
                break
    if start == end:
        return None
    return Subject((start, end), relative=(relative, relative + 1))


def _names_people(region: Region, start: int, end: int, words: Lexicon) -> bool:
    """Whether the head of a noun phrase is a person or several: "readers of The Lantern", "a spokesman for"."""
    head = next((k for k in range(start, end) if region.tags[k] is Tag.PREPOSITION), end) - 1
    word = region.word(head)
    return word in words["persons"] or word in words["people"] or (word.endswith("s") and not region.is_name(head))


def _direct(region: Region, end: int, words: Lexicon) -> Subject | None:
    """The subject directly before its verb, unless that is a mere number or hangs on a preposition."""
    start = phrases.before(region, end, words)
    if start == end:
        return None
    if longer := _relative_clause(region, start, words) or _participial(region, start, words):
        return Subject((longer[0], _with_clause(region, longer, end, words)))
    hangs = region.words[start] in words["articles"] and region.tag(start - 1) is Tag.PREPOSITION
    return None if hangs else Subject((start, end))


def _with_clause(region: Region, noun: Range, end: int, words: Lexicon) -> int:
    """Where a subject ends that has a clause: behind it where that tells it apart ("people living near the quarry")."""
    first, last = noun
    alone = last - first == 1 and region.words[first] in words["people"]
    return end if alone or _singular(region.words[last - 1]) in words["bodies"] else last


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


_INSIDE_CLAUSE = frozenset(
    (
        Tag.NOUN,
        Tag.NAME,
        Tag.NUMBER,
        Tag.DETERMINER,
        Tag.PREPOSITION,
        Tag.ADVERB,
        Tag.TIME,
        Tag.VERB,
        Tag.AUXILIARY,
        Tag.CUE,
    )
)


def _participial(region: Region, start: int, words: Lexicon) -> Range | None:
    """The subject before a participle: "a farmer stopped by the police said"."""
    for position in range(start - 1, max(0, start - NEARBY), -1):
        tag = region.tags[position]
        if tag is Tag.VERB or (tag is Tag.CUE and _is_reduced(region, position, words)):
            first = phrases.before(region, position, words)
            described = region.tags[position + 1] is Tag.PREPOSITION and region.tag(position - 1) in (
                Tag.NOUN,
                Tag.NAME,
            )
            return (first, position) if described and first < position else None
        if tag not in (Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.DETERMINER, Tag.PREPOSITION, Tag.CONJUNCTION):
            return None
    return None


def _is_reduced(region: Region, index: int, words: Lexicon) -> bool:
    """Whether a verb of attribution describes the noun before it: "people briefed on the raid", "a list kept by"."""
    verb = words.verbs[region.words[index]]
    return verb.form is Form.PAST and (region.word(index + 1) == "by" or not verb.inverted)


def _relative_clause(region: Region, start: int, words: Lexicon) -> Range | None:
    """The subject before a relative clause without commas: "a trader who reached the town said"."""
    for position in range(start - 1, max(0, start - NEARBY), -1):
        word = region.words[position]
        if word in ("who", "that", "which") and region.tag(position - 1) in (Tag.NOUN, Tag.NAME):
            verbal = region.tags[position + 1] in (Tag.VERB, Tag.AUXILIARY, Tag.CUE, Tag.ADVERB)
            first = phrases.before(region, position, words)
            return (first, position) if verbal and first < position else None
        if region.tags[position] not in _INSIDE_CLAUSE:
            return None
    return None


def _before_bracket(region: Region, closing: int, words: Lexicon) -> Subject | None:
    """The subject before a bracket: "Sen. Ana Silva (D-Mo.) said"."""
    if region.word(closing) != ")":
        return None
    for position in range(closing - 1, max(-1, closing - NEARBY), -1):
        if region.words[position] == "(":
            start = phrases.before(region, position, words)
            return Subject((start, position)) if start < position else None
    return None


def _bracketed(region: Region, comma: int, words: Lexicon) -> Subject | None:
    """The subject before what stands between commas: "Dr. Aziz, a surgeon, said", "a student, Hauwa, 15, said"."""
    name: Range | None = None
    for _ in range(_ASIDES):
        first = _aside_before(region, comma, words)
        if first is None:
            return None
        if comma - first <= _LONGEST_NAME + 1 and all(_capital(region, k, words) for k in range(first + 1, comma)):
            name = (first + 1, comma)
        else:
            name = name or _calls_himself(region, first + 1, comma, words)
        if subject := _before_aside(region, first, words):
            return Subject(subject.words, name=name)
        comma = first
    return None


def _aside_before(region: Region, comma: int, words: Lexicon) -> int | None:
    """Where the aside that ends at a comma begins: at the comma or dash before it."""
    if region.word(comma) not in (",", "—", "–"):
        return None
    first = next((k for k in range(comma - 1, -1, -1) if region.words[k] in (",", ";", "—", "–", QUOTE)), -1)
    if first < 1 or region.words[first] not in (",", "—", "–"):
        return None
    return first if _is_aside(region, first + 1, words) else None


def _calls_himself(region: Region, start: int, end: int, words: Lexicon) -> Range | None:
    """The name in an aside that gives it: "who gave his name only as Ilka"."""
    for position in range(start, end - 1):
        if region.words[position] == "as" and not words["naming"].isdisjoint(region.words[start:position]):
            named = _capital(region, position + 1, words)
            return (position + 1, end) if named else None
    return None


def _before_aside(region: Region, comma: int, words: Lexicon) -> Subject | None:
    """The subject that ends before an aside, with a bracket or a description of its own between them."""
    if region.words[comma - 1] == ")":
        return _before_bracket(region, comma - 1, words)
    start = phrases.before(region, comma, words)
    if start >= 2 and region.words[start - 1] == "," and region.tags[start - 2] is Tag.NAME:
        described = region.tags[start] not in (Tag.DETERMINER, Tag.NAME)
        first = phrases.before(region, start - 1, words)
        if described and first < start - 1:
            return Subject((first, start - 1))
    if start == comma or region.tags[start] is Tag.NUMBER:
        return None
    return Subject((start, comma)) if start == 0 or _begins(region, start) else None


def _capital(region: Region, index: int, words: Lexicon) -> bool:
    return region.is_name(index) or region.words[index] in words["name_parts"]


def _is_aside(region: Region, index: int, words: Lexicon) -> bool:
    """Whether what begins here describes the noun before it."""
    word, tag = region.words[index], region.tags[index]
    if region.is_name(index) or tag in (
        Tag.DETERMINER,
        Tag.RELATIVE,
        Tag.TIME,
        Tag.NUMBER,
        Tag.PREPOSITION,
        Tag.ADVERB,
    ):
        return True
    owned = any(w.endswith(("'s", "s'")) for w in region.words[index : index + 3])
    owned = owned or word in words["persons"]
    return owned or word.endswith(("ing", "ed")) or word in words["aside"] or tag is Tag.VERB


def _begins(region: Region, index: int) -> bool:
    """Whether a clause begins at an index."""
    return region.tag(index - 1) in (
        Tag.MARK,
        Tag.QUOTE,
        Tag.SUBORDINATOR,
        Tag.CONJUNCTION,
        Tag.TIME,
        Tag.ADVERB,
        Tag.CUE,
        Tag.NOUN,
    )


def _inverted(region: Region, start: int, words: Lexicon) -> Subject | None:
    """The subject after its verb: "…, warned Mayor Silva."; None where what follows is no speaker."""
    end = phrases.after(region, start, words)
    if end == start or region.tags[start] in (Tag.NUMBER, Tag.PREPOSITION):
        return None
    if region.tag(end) not in (
        Tag.MARK,
        Tag.QUOTE,
        Tag.PREPOSITION,
        Tag.TIME,
        Tag.SUBORDINATOR,
        Tag.RELATIVE,
        Tag.ADVERB,
        Tag.VERB,
        Tag.CONJUNCTION,
    ):
        return None
    somebody = (
        region.tags[start] in (Tag.DETERMINER, Tag.PRONOUN)
        or region.words[end - 1] in words["people"]
        or any(region.is_name(k) for k in range(start, end))
    )
    return Subject((start, end), name=apposed(region, end, words), follows=True) if somebody else None


def apposed(region: Region, end: int, words: Lexicon) -> Range | None:
    """A person's name between commas after a speaker: "said its secretary, Kwabena Tawiah"."""
    if region.word(end) != "," or region.is_name(end - 1):
        return None
    last = end + 1
    while last < len(region) and _capital(region, last, words) and last - end <= _LONGEST_NAME:
        last += 1
    return (end + 1, last) if last - end > 2 and region.tag(last) is Tag.MARK else None


def shared_subject(region: Region, found: list[Statement], words: Lexicon, index: int) -> Subject | None:
    """The speaker that a verb without a subject of its own has: that of a verb before it in its sentence."""
    for number in range(len(found) - 1, -1, -1):
        statement = found[number]
        inner = number and (statement.start == found[number - 1].end or region.word(statement.start - 1) == "that")
        if statement.subject and not statement.cites and not inner:
            return Subject(statement.subject.words, name=statement.subject.name, shared=True)
    for position in range(index - 1, max(-1, index - _FAR), -1):
        if region.tags[position] not in (Tag.VERB, Tag.AUXILIARY, Tag.CUE):
            continue
        end = position
        while end > 0 and region.tags[end - 1] in (Tag.ADVERB, Tag.AUXILIARY):
            end -= 1
        if region.tag(end - 1) in (Tag.NOUN, Tag.NAME, Tag.PRONOUN) and (subject := _direct(region, end, words)):
            return Subject(subject.words, shared=True)
        if region.word(end - 1) == "," and (subject := _bracketed(region, end - 1, words)):
            return Subject(subject.words, name=subject.name, shared=True)
    return None
