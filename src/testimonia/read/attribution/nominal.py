"""Nouns and adjectives that attribute: "his claim that", "the union's criticism of", "was confident that"."""

from __future__ import annotations

from testimonia.model import Act
from testimonia.read.attribution import phrases
from testimonia.read.attribution.asides import apposed
from testimonia.read.attribution.groups import group_of
from testimonia.read.attribution.lexicon import Form, Kind, Lexicon, Verb
from testimonia.read.attribution.region import Region, Tag
from testimonia.read.attribution.statement import Place, Statement, Subject
from testimonia.read.attribution.subjects import speaks, subject_of

_BETWEEN = 4
"""Words that may stand between an owner, or a light verb, and its noun: "his sharp and repeated criticism"."""


def noun(region: Region, index: int, found: list[Statement], words: Lexicon) -> Statement | None:
    """The statement of a noun and of whoever owns it or makes it."""
    entry = words.nouns.get(region.words[index])
    if entry is None or region.tags[index] is Tag.CUE:
        return None
    act, follows = entry
    end = index + 1
    if region.word(end) in words["agents"]:
        last = phrases.after(region, end + 1, words)
        if last > end + 1 and region.word(last) in follows:
            return Statement((index, end + 1), Subject((end + 1, last), follows=True), Place.AFTER, act)
    if region.word(end) == "of" and (teller := _teller(region, end + 1, words)):
        return Statement((index, end + 1), teller, Place.AFTER, act)
    if region.word(end) not in follows:
        return None
    speaker = _owner(region, index, found, words) or _maker(region, index, found, words)
    if speaker is None:
        return None
    statement = Statement((index, end), speaker, Place.AFTER, act)
    last = phrases.after(region, end + 1, words)
    if region.tags[end] is Tag.PREPOSITION and region.words[end] != "to" and last > end + 1:
        statement.content = [(end, last)]
    return statement


def _teller(region: Region, start: int, words: Lexicon) -> Subject | None:
    """Whose claim it is, before "that": "the declaration OF THE MAYOR, Ilka Brandt, that"."""
    end = phrases.after(region, start, words)
    name = apposed(region, end, words) if end > start else None
    behind = name[1] + 1 if name else end
    somebody = end > start and words.nouns.keys().isdisjoint(region.words[start:end])
    return Subject((start, end), name=name, follows=True) if somebody and region.word(behind) == "that" else None


def _owner(region: Region, index: int, found: list[Statement], words: Lexicon) -> Subject | None:
    """Whose claim it is: "the army's claim", "her own claim"; the subject, of "the union renewed its claim"."""
    for position in range(index - 1, max(-1, index - 2 - _BETWEEN), -1):
        word, tag = region.words[position], region.tags[position]
        if word in words["possessives"]:
            made = region.tag(position - 1) in (Tag.VERB, Tag.CUE) and _subject(region, position - 1, found, words)
            return made or Subject((position, position + 1))
        if tag in (Tag.NOUN, Tag.NAME) and word.endswith(("'s", "s'")):
            return Subject((phrases.before(region, position, words), position + 1))
        if tag not in (Tag.NOUN, Tag.NAME, Tag.ADVERB, Tag.CONJUNCTION):
            return None
    return None


def _maker(region: Region, index: int, found: list[Statement], words: Lexicon) -> Subject | None:
    """Who makes it, with a verb that adds little: "issued a call for", "has plans to"."""
    for position in range(index - 1, max(-1, index - 2 - _BETWEEN), -1):
        word, tag = region.words[position], region.tags[position]
        if word in words["light"] and tag is not Tag.DETERMINER:
            return _subject(region, position, found, words)
        if tag not in (Tag.NOUN, Tag.NAME, Tag.ADVERB, Tag.CONJUNCTION, Tag.DETERMINER):
            return None
    return None


def _subject(region: Region, index: int, found: list[Statement], words: Lexicon) -> Subject | None:
    """Whoever is the subject of the verb at an index, as far as that can be a speaker."""
    subject = subject_of(region, group_of(region, index, _LIGHT, words), index, _LIGHT, found, words)
    return subject if subject and speaks(region, subject.words, words) else None


def adjective(region: Region, index: int, found: list[Statement], words: Lexicon) -> Statement | None:
    """The statement of somebody who is said to be sure, afraid or in favour of something."""
    follows = words.adjectives.get(region.words[index])
    if follows is None:
        return None
    word = region.word(index + 1)
    clause = "that" in follows and region.tag(index + 1) in (Tag.PRONOUN, Tag.DETERMINER, Tag.NAME)
    if word not in follows and not clause:
        return None
    group = group_of(region, index, _LIGHT, words)
    if not any(word in words["being"] or word in words["seeming"] for word in region.words[group.start : index]):
        return None
    subject = subject_of(region, group, index, _LIGHT, found, words)
    if subject is None or not speaks(region, subject.words, words):
        return None
    if region.word(subject.words[0]) in words["impersonal_subjects"] and region.words[index] not in words["persuaded"]:
        return None
    act = Act.HOLDS if "that" in follows else Act.WANTS
    if group.negated and region.words[index] in words["judging_proof"]:
        act = Act.DOUBTS
    return Statement((index, index + 1), subject, Place.AFTER, act)


_LIGHT = Verb(
    "", Form.PRESENT, Kind.FINDING, Act.HOLDS, frozenset(), clause=False, beside=False, numbered=False, noun=False
)
