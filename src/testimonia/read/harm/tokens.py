"""A sentence as a row of tokens: people, words of harm, small words, verbs, marks, and other words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from testimonia.model import Span
from testimonia.read.counts import People, is_shouting, is_told_year
from testimonia.read.harm.grammar import Part, Verb
from testimonia.read.harm.lexicon import Frame, Sense
from testimonia.read.harm.vocabulary import Known, Vocabulary
from testimonia.read.languages.forms import Form
from testimonia.read.languages.lists import word_lists
from testimonia.text.words import Word

_WORDS = word_lists("en")
_INITIALS = _WORDS.listed("clauses.closed.initials")
_BEFORE_MONTHS = _WORDS.listed("clauses.time.before_months")
_POINTING = _WORDS.listed("clauses.time.pointing")

_OPENERS = _WORDS.listed("harm.openers.words")
_SHOT_AT = _WORDS.listed("harm.harmless.where")
_BEHIND_SHOT_AT = frozenset({Part.BY, Part.AND, Part.SUBORDINATE, Part.ADVERB, Part.TO, Part.PREPOSITION, Part.WHO})

_PASSIVE = 8
"""Words before "and" in which the first of two passives has its auxiliary."""

_LONGEST_ABBREVIATION = 4
"""Letters before a full stop that ends no sentence although a capital follows ("Gen. Ortiz")."""

_ABBREVIATIONS = frozenset({"kia", "wia", "mia"})
_ADVERBS = ("ally", "edly", "ately", "antly", "ently", "ously", "ively", "ingly")
"""How adverbs end that open a sentence; names end in "ly", too."""

_YEAR = 4
"""Digits of a year."""

_MOST_AGES = 12
"""Most tokens of a list of ages."""

_OWN_NOUNS = frozenset({Frame.COUNTED, Frame.EVENT, Frame.CASUALTY})
_BETWEEN_AGES = frozenset({Part.AND, Part.TO, Part.COMMA, Part.DASH})


class Token(NamedTuple):
    """One item of a sentence: a word, a fixed phrase, the words for some people, or a mark.

    Args:
        part: what it does.
        start, end: where it stands in the text.
        low: its words in lower case.
        senses: the ways its words of harm may be meant; of people, what their own noun or adjective says of
            them ("36 deaths", "three wounded men").
        verb: the verb that it is a form of, if it can be one.
        people: the people.
        capital: whether it is written with a capital where that tells something.
    """

    part: Part
    start: int
    end: int
    low: str
    senses: tuple[Sense, ...] = ()
    verb: Verb | None = None
    people: People | None = None
    capital: bool = False

    @property
    def owns(self) -> bool:
        """Whether it is a genitive: "Sunday's", "the brothers'"."""
        return self.low.endswith(("'s", "s'"))


def tokens_of(
    text: str, sentence: Span, row: Sequence[Word], people: Sequence[People], known: Vocabulary
) -> tuple[Token, ...]:
    """The tokens of a sentence, in order.

    Args:
        text: the stored text.
        sentence: where the sentence stands in it.
        row: its words and marks.
        people: the people in it, in order, none overlapping another.
        known: words and phrases.
    """
    shouting = is_shouting(sentence.of(text))
    found: list[Token] = []
    waiting = list(reversed(people))
    at = 0
    while at < len(row):
        start, end, _ = row[at]
        while waiting and waiting[-1].span.end <= start:
            waiting.pop()
        if waiting and waiting[-1].span.start < end:
            token, at = _people(row, at, waiting.pop(), known)
            _drop_opener(found)
        else:
            limit = waiting[-1].span.start if waiting else sentence.end
            token, at = _word(row, at, limit, known, capital=not shouting and text[start].isupper())
        if token.part is not Part.STOP or _stops(text, token, found):
            found.append(token)
    return tuple(found)


def _drop_opener(tokens: list[Token]) -> None:
    """Take away words before a number that say no more than that it is one: "a total of"."""
    for length in (3, 4):
        if " ".join(token.low for token in tokens[-length:]) in _OPENERS:
            del tokens[-length:]


def _stops(text: str, token: Token, before: Sequence[Token]) -> bool:
    """Whether a mark ends a sentence, and no abbreviation."""
    if token.low != "." or not before:
        return True
    follows = text[token.end : token.end + 2].strip()
    return not follows or (follows.isupper() and len(before[-1].low) > _LONGEST_ABBREVIATION)


def _people(row: Sequence[Word], at: int, people: People, known: Vocabulary) -> tuple[Token, int]:
    inside: list[str] = []
    while at < len(row) and row[at][0] < people.span.end:
        inside.append(row[at][2])
        at += 1
    said = [low if _is_in_capitals(low, people.text) else "" for low in inside]
    own = [_own_senses(known.beginning(said[k:]), len(said) - k) for k in range(len(said))]
    senses = () if None in own else tuple(sense for found in own if found for sense in found)
    end = max(people.span.end, row[at - 1][1])
    return Token(Part.PEOPLE, people.span.start, end, " ".join(inside), senses, people=people), at


def _is_in_capitals(low: str, text: str) -> bool:
    """Whether a word is no abbreviation of armies, or is written as one: "14 KIA", no "2005 Kia Spectra"."""
    return low not in _ABBREVIATIONS or low.upper() in text


def _own_senses(known: Known | None, rest: int) -> tuple[Sense, ...] | None:
    """What a word of counted people says of them: their noun, or an adjective before the noun.

    None for a harmless phrase ("the upper body"): then nothing is said of them.

    Args:
        known: the word or phrase.
        rest: how many of the words for the people are left, its own included.
    """
    if known is None:
        return ()
    if known.part is not Part.HARM:
        return None if known.part is Part.WORD else ()
    last = len(known.words) == rest
    return tuple(sense for sense in known.senses if _says_of_own(sense, last=last))


def _says_of_own(sense: Sense, *, last: bool) -> bool:
    if sense.particle:
        return False
    if sense.frame is Frame.ACT:
        return Form.PARTICIPLE in sense.forms
    return sense.frame is Frame.STATE or (last and sense.frame in _OWN_NOUNS)


def _word(row: Sequence[Word], at: int, limit: int, known: Vocabulary, *, capital: bool) -> tuple[Token, int]:
    start, end, low = row[at]
    phrase = known.phrase_at(row, at, limit) if low in known.phrases and not _is_owned(row, at) else None
    if phrase is not None and not (" ".join(phrase.words) in _SHOT_AT and _is_hit_at(row, at, known)):
        last = at + len(phrase.words) - 1
        whole = " ".join(phrase.words)
        return Token(phrase.part, start, row[last][1], whole, phrase.senses, phrase.verb, None, capital), last + 1
    if low in known.aged and (last := _last_of_ages(row, at, limit, known)) > at:
        return Token(Part.ADVERB, start, row[last][1], low), last + 1
    if (capital or not at or len(low) == _YEAR) and _is_time(row, at, known, capital=capital):
        return Token(Part.TIME, start, end, low), at + 1
    word = known.words.get(low)
    if word and word.part is Part.PRONOUN and capital and _is_initials(row, at):
        word = None
    if word and not (capital and word.part is Part.VERB and _goes_on(row, at)):
        return Token(word.part, start, end, low, word.senses, word.verb, None, capital), at + 1
    part = _guess(low, known, named=capital and not (not at and low.endswith(_ADVERBS)))
    return Token(part, start, end, low, capital=capital), at + 1


def _is_owned(row: Sequence[Word], at: int) -> bool:
    """Whether a word in -ing is a noun with an owner: "Sunday's SHOOTING at a shop", where nobody is shooting at it."""
    return at > 0 and row[at][2].endswith("ing") and row[at - 1][2].endswith(("'s", "’s"))


def _is_hit_at(row: Sequence[Word], at: int, known: Vocabulary) -> bool:
    """Whether somebody was hit, and "at" tells where: "were later SHOT AT a party", not "were SHOT AT by gunmen".

    So in the second of two passives: "were taken to the wood and SHOT AT dawn".
    """
    behind = row[at + 2][2] if at + 2 < len(row) else "."
    follows = known.words.get(behind)
    if not behind[0].isalnum() or (follows is not None and follows.part in _BEHIND_SHOT_AT):
        return False
    before = _before_adverbs(row, at, known)
    if _is_part(row, before, known, Part.AND):
        near = range(before - 1, max(-1, before - _PASSIVE), -1)
        return any(_is_part(row, k, known, Part.BE) for k in near)
    return _is_part(row, before, known, Part.BE)


def _before_adverbs(row: Sequence[Word], at: int, known: Vocabulary) -> int:
    """Index of the word before a word and its adverbs."""
    before = at - 1
    while before > 0 and (row[before][2].endswith("ly") or _is_part(row, before, known, Part.ADVERB)):
        before -= 1
    return before


def _is_part(row: Sequence[Word], at: int, known: Vocabulary, part: Part) -> bool:
    word = known.words.get(row[at][2]) if at >= 0 else None
    return word is not None and word.part is part


def _is_time(row: Sequence[Word], at: int, known: Vocabulary, *, capital: bool) -> bool:
    """Whether a word that is something else, too, is a month, a year, or the word that tells which time is meant."""
    low = row[at][2]
    if capital and low in known.months and (_beside_number(row, at) or _goes_on_after_word(row, at)):
        return True
    if not at and low in _POINTING:
        return _points_to_time(row, known)
    return len(low) == _YEAR and low.isdecimal() and _ends_date(row, at, known)


def _is_initials(row: Sequence[Word], at: int) -> bool:
    """Whether a pronoun with a capital is letters of a name: "a US warship", and "US" before a noun at the start."""
    low = row[at][2]
    if low not in _INITIALS:
        return False
    return (at > 0 and row[at - 1][2][0].isalnum()) or (at + 1 < len(row) and row[at + 1][2][0].isalnum())


def _ends_date(row: Sequence[Word], at: int, known: Vocabulary) -> bool:
    """Whether a year ends a date: "in May 1991", "on 16 November 1989 soldiers …"."""
    if not at:
        return False
    if is_told_year(row[at - 1][2], row[at][2]):
        return True
    if row[at - 1][2] == "of" and at > 1:
        return _ends_date(row, at - 1, known)
    before = known.words.get(row[at - 1][2])
    return row[at - 1][2] in known.months or (before is not None and before.part is Part.TIME)


def _goes_on(row: Sequence[Word], at: int) -> bool:
    """Whether a sentence has begun before a word, so that a capital makes it a name: "Amir and Said", "Rose Lane"."""
    before = row[at - 1][2] if at else "."
    return before == "," or before[0].isalnum()


def _points_to_time(row: Sequence[Word], known: Vocabulary) -> bool:
    """Whether a time follows the first word of a sentence: "LAST Thursday 110 people …"."""
    follows = known.words.get(row[1][2]) if len(row) > 1 else None
    return follows is not None and follows.part is Part.TIME


def _goes_on_after_word(row: Sequence[Word], at: int) -> bool:
    """Whether a word stands before, so that a capital makes it a name: "between January and MAY", "of MAY"."""
    return at > 0 and row[at - 1][2] in _BEFORE_MONTHS


def _beside_number(row: Sequence[Word], at: int) -> bool:
    """Whether a number stands right before or behind a word: "13 May", "May 1991"."""
    before = at > 0 and row[at - 1][2].isdecimal()
    return before or (at + 1 < len(row) and row[at + 1][2].isdecimal())


def _last_of_ages(row: Sequence[Word], at: int, limit: int, known: Vocabulary) -> int:
    """Index of the last age behind "aged": of "ages 8, 6 and 3" that of "3"; `at` itself where no age follows."""
    last = at
    for k in range(at + 1, min(at + _MOST_AGES, len(row))):
        low = row[k][2]
        between = known.words.get(low)
        if row[k][1] > limit or not (low.isdecimal() or (between and between.part in _BETWEEN_AGES)):
            break
        if low.isdecimal():
            last = k
    return last


def _guess(low: str, known: Vocabulary, *, named: bool) -> Part:
    """What an unknown word does."""
    if low[0].isdecimal() and not low.endswith("-old"):
        return Part.NUMBER
    return Part.ADVERB if low.endswith("ly") and not named and low not in known.nouns_in_ly else Part.WORD
