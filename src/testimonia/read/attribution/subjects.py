"""Subjects: who the speaker of a verb is, before it, after it, or that of a verb before."""

from __future__ import annotations

from testimonia.read.attribution import phrases
from testimonia.read.attribution.asides import apposed, before_bracket, bracketed
from testimonia.read.attribution.clauses import participial, relative_clause, with_clause
from testimonia.read.attribution.groups import Group
from testimonia.read.attribution.lexicon import Kind, Lexicon, Verb
from testimonia.read.attribution.region import Region, Tag
from testimonia.read.attribution.statement import Range, Statement, Subject

_FAR = 40
"""Words back to the verb whose subject a verb without one shares."""


def speaks(region: Region, source: Range, words: Lexicon) -> bool:
    """Whether words can be a speaker: no mere possessive, pointer or amount, and in a quotation not the one quoted."""
    first, last = region.words[source[0]], region.words[source[1] - 1]
    alone = source[1] - source[0] == 1
    if last.endswith(("'s", "s'")) and region.tags[source[1] - 1] in (Tag.NOUN, Tag.NAME):
        return False
    if alone and (region.tags[source[0]] is Tag.DETERMINER and first not in words["standing"]):
        return False
    if alone and region.tags[source[0]] in (Tag.SUBORDINATOR, Tag.ADVERB):
        return False
    head = next((k for k in range(*source) if region.tags[k] is Tag.PREPOSITION), source[1]) - 1
    heedless = not words["heedless"].isdisjoint(region.words[max(0, source[0] - 2) : source[0]])
    if heedless or region.words[head] in words["amounts"] or region.words[head] in words["tools"]:
        return False
    if (
        first in words["having_done"]
        or first in words["letting"]
        or (alone and region.word(source[0] - 1) in words["letting"])
    ):
        return False
    return not (region.quoted and alone and first in words["quoted_self"])


def subject_of(
    region: Region, group: Group, index: int, verb: Verb, found: list[Statement], words: Lexicon
) -> Subject | None:
    """The speaker of a verb."""
    start = group.start
    if region.word(start - 1) in words["having_done"]:  # "the agency raised the toll, HAVING put it at 11"
        return shared_subject(region, found, words, start - 1)
    previous, tag = region.word(start - 1), region.tag(start - 1)
    if previous == "of" and start < index and (dated := _direct(region, start - 1, words)):
        return Subject((dated.words[0], index))  # "a summary OF JUNE 1925 mentions"
    if tag is Tag.RELATIVE or (previous == "that" and region.tag(start - 2) in (Tag.NOUN, Tag.NAME)):
        return _antecedent(region, start - 1, words)
    if tag in (Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.DETERMINER, Tag.NUMBER):
        return _direct(region, start, words)
    return (
        _ends_line(region, start, index, verb, words)
        or bracketed(region, start - 1, words)
        or before_bracket(region, start - 1, words)
        or _told_last(region, index, verb, words)
        or _after_verb(region, start, index, verb, words)
        or _before_clause(region, start, index, words)
        or shared_subject(region, found, words, start)
    )


def _direct(region: Region, end: int, words: Lexicon) -> Subject | None:
    """The subject directly before its verb, unless that is a mere number or hangs on a preposition."""
    start = phrases.before(region, end, words)
    if start == end:
        return None
    pronoun = region.tags[end - 1] is Tag.PRONOUN  # "told the investigators that SHE had counted"
    if not pronoun and (longer := relative_clause(region, start, words) or participial(region, start, words)):
        return Subject((longer[0], with_clause(region, longer, end, words)))
    owned = region.words[start] in words["articles"] or region.tag(start - 2) is Tag.PRONOUN  # "nobody in Velko doubts"
    hangs = owned and region.tag(start - 1) is Tag.PREPOSITION
    return None if hangs else Subject((start, end))


def _before_clause(region: Region, start: int, index: int, words: Lexicon) -> Subject | None:
    """The subject before a relative clause that ends with a day: "the committee that met in 1998 counted"."""
    if region.tag(start - 1) not in (Tag.VERB, Tag.CUE, Tag.PREPOSITION):
        return None  # "teachers who dug through | the night | told"
    longer = relative_clause(region, start, words) or participial(region, start, words)
    return Subject((longer[0], with_clause(region, longer, index, words))) if longer else None


def _told_last(region: Region, index: int, verb: Verb, words: Lexicon) -> Subject | None:
    """The subject that ends a sentence after a verb of telling: "…, tells the commission of Velko."."""
    if verb.kind is not Kind.TELLING or region.word(index - 1) != ",":
        return None
    inverted = _inverted(region, index + 1, words)
    return inverted if inverted and region.word(inverted.words[1]) in (".", "") else None


def _ends_line(region: Region, start: int, index: int, verb: Verb, words: Lexicon) -> Subject | None:
    """The subject that ends a sentence behind its verb: "Train derails, two dead, says emergencies ministry"."""
    inverted = _after_verb(region, start, index, verb, words) if region.word(start - 1) == "," else None
    if inverted is None or region.word(inverted.words[1]) not in (".", ";", ""):
        return None
    head = region.words[inverted.words[1] - 1]
    return inverted if any(head in words[name] for name in ("people", "bodies", "persons")) else None


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


def _inverted(region: Region, start: int, words: Lexicon) -> Subject | None:
    """The subject after its verb: "…, warned Mayor Silva."; None where what follows is no speaker."""
    end = phrases.after(region, start, words)
    if (
        region.word(start) in words["single"]
        and region.word(start + 1) == "of"
        and region.word(start + 2) in words["some_of"]
    ):
        name = apposed(region, start + 3, words)
        return Subject((start, start + 3), name=name, follows=True) if name else None
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
        or any(region.words[end - 1] in words[name] for name in ("people", "bodies", "persons"))
        or any(region.is_name(k) for k in range(start, end))
        or _are_several(region, start, end)
    )
    return Subject((start, end), name=apposed(region, end, words), follows=True) if somebody else None


def _are_several(region: Region, start: int, end: int) -> bool:
    """Whether words without an article are several who end a sentence or are told apart: "…, said exiles who fled"."""
    closes = region.tag(end) is Tag.RELATIVE or region.word(end) in (".", "")
    return closes and region.tags[start] is Tag.NOUN and region.words[end - 1].endswith("s")


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
        if region.word(end - 1) == "," and (subject := bracketed(region, end - 1, words)):
            return Subject(subject.words, name=subject.name, shared=True)
    return None
