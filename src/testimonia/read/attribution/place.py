"""Places: whether what is said stands before, after or around the words that attribute it."""

from __future__ import annotations

from testimonia.read.attribution import phrases
from testimonia.read.attribution.lexicon import Form, Kind, Lexicon
from testimonia.read.attribution.region import QUOTE, Region, Tag
from testimonia.read.attribution.statement import NEARBY, Place, Statement

_CLOSING = "'’”\"»"
_PAUSES = (",", "?", "!", "—", "–", "…", ".")
_VERBAL = frozenset((Tag.QUOTE, Tag.VERB, Tag.AUXILIARY, Tag.CUE))

_ENDINGS = frozenset((Tag.PREPOSITION, Tag.TIME, Tag.SUBORDINATOR, Tag.ADVERB, Tag.MARK))

_ASIDE = 15
"""Words within which an aside between "said" and "that" ends."""

_HEADLINE = 3
"""Words from which what stands before a comma can be said without a verb: "Twelve dead in blast, police say"."""


def place_of(region: Region, statement: Statement, *, words: Lexicon) -> Place:
    """Whether what is said stands before, after or around the words that attribute it."""
    start, end = statement.start, statement.end
    inverted = statement.subject is not None and statement.subject.follows
    before = region.word(start - 1)
    set_off = before in (",", QUOTE, "?", "!", "—", "–")
    told = after_recipient(region, statement, words) if _tells(region, statement, words) else end
    said_before = set_off and _is_clause(region, start - 1)
    if set_off and before != QUOTE and region.word(told) == ",":
        end = told  # "…, the mayor told us, …"
    follows = region.word(end)
    if follows == "," and set_off and _follows(region, statement, end, words) and not (inverted and not said_before):
        return Place.AROUND
    if inverted or is_fronted(region, statement, words):
        return Place.AFTER if inverted and region.word(statement.cue[0] - 1) == "as" else Place.BEFORE
    if before == "as" and region.word(start - 2) == "," and region.tag(end) in _ENDINGS:
        goes_around = follows == "," and goes_on(region, end, words)  # "In April, as testimony shows, guards killed"
        return Place.AROUND if goes_around else Place.BEFORE  # "…, as the ministry conceded after two days"
    told_that = told > end and region.word(told) == "that" and region.tag(told + 1) is not Tag.TIME
    if told_that or _is_linked(region, statement, words):
        return Place.AFTER
    explains = follows == ":" and said_before and _explains(region, start - 1, end, words)
    if (
        (follows == ":" and not explains)
        or follows in ("that", *words["asking"])
        or statement.shared
        or _after_aside(region, end) > end
    ):
        return Place.AFTER
    ends = follows in (".", "", ";", "”", "—", "–") or explains
    return Place.BEFORE if ends or (said_before and _ends_speech(region, statement, words)) else Place.AFTER


def is_fronted(region: Region, statement: Statement, words: Lexicon) -> bool:
    """Whether what somebody denies stands before him: "the allegation that 12 were shot I REJECT OUTRIGHT"."""
    verb, subject = words.verbs.get(region.words[statement.cue[0]]), statement.subject
    pronoun = subject is not None and not subject.follows and region.tags[subject.words[0]] is Tag.PRONOUN
    if verb is None or verb.kind is not Kind.DENYING or not pronoun or region.tag(statement.start - 1) is Tag.MARK:
        return False
    end = statement.end
    while region.tag(end) is Tag.ADVERB:
        end += 1
    return end > 1 and region.word(end) in (".", "", ";") and statement.start > _HEADLINE


def _explains(region: Region, comma: int, colon: int, words: Lexicon) -> bool:
    """Whether a colon only adds to what was said: "12 have died, the mayor said: two of them drowned"."""
    opening = region.tags[0] in (Tag.VERB, Tag.CUE, Tag.PREPOSITION, Tag.ADVERB)
    counted = Tag.NUMBER in region.tags[:comma] or not words["numerals"].isdisjoint(region.words[:comma])
    return counted and region.word(comma) == "," and not opening and region.tag(colon + 1) is not Tag.QUOTE


def _is_linked(region: Region, statement: Statement, words: Lexicon) -> bool:
    """Whether one of the verb's own prepositions follows, and no day: "insist on 30"."""
    verb, end = words.verbs.get(region.words[statement.cue[0]]), statement.end
    return verb is not None and region.word(end) in verb.prepositions and region.tag(end + 1) is not Tag.TIME


def _ends_speech(region: Region, statement: Statement, words: Lexicon) -> bool:
    """Whether nothing that is said follows: "…,” she told the radio", "…, he said on Monday"."""
    before, end = statement.start - 1, statement.end
    if region.words[before] == QUOTE and region.raw(before).rstrip(_CLOSING)[-1:] in _PAUSES:
        return True
    if region.words[before] == "," and region.word(before - 1) == QUOTE:
        return region.word(end) not in (QUOTE, ",")
    if _tells(region, statement, words):
        end = after_recipient(region, statement, words)
        in_it = Tag.PREPOSITION in region.tags[statement.end : end]  # "…, she told the court in her testimony."
        if in_it or region.word(end) in (".", "", ";"):
            return True
    while region.tag(end) is Tag.ADVERB:
        end += 1
    follows = region.word(end)
    adverbial = region.tag(end) in (Tag.PREPOSITION, Tag.TIME, Tag.SUBORDINATOR)
    this_day = follows == "this" and region.tag(end + 1) is Tag.TIME
    return follows in (",", ".", "") or adverbial or this_day


def _tells(region: Region, statement: Statement, words: Lexicon) -> bool:
    verb = words.verbs.get(region.words[statement.cue[0]])
    return verb is not None and verb.kind is Kind.TELLING


def _follows(region: Region, statement: Statement, comma: int, words: Lexicon) -> bool:
    """Whether what is said goes on behind a comma; nothing describes a pronoun: "…, he says, A COLONEL among them"."""
    subject = statement.subject
    pronoun = (
        subject is not None
        and subject.words[1] - subject.words[0] == 1
        and region.tags[subject.words[0]] is Tag.PRONOUN
    )
    described = region.word(comma + 1) in words["articles"]
    return (pronoun and described) or goes_on(region, comma, words)


def goes_on(region: Region, comma: int, words: Lexicon) -> bool:
    """Whether what is said goes on after the comma behind its attribution."""
    word = region.word(comma + 1)
    verb = words.verbs.get(word)
    if phrases.number_at(region, comma + 1, words):
        return True
    return bool(word) and not ((verb and verb.form is Form.PARTICIPLE) or word in words["ends_speech"])


def _is_clause(region: Region, end: int) -> bool:
    """Whether what stands before is said, and is no mere adverbial or dateline: "On Monday, …", "VELKO (Wire) – …"."""
    if not _VERBAL.isdisjoint(region.tags[: end + 1]):
        return True
    adverbial = region.tags[0] in (Tag.SUBORDINATOR, Tag.PREPOSITION)
    return end >= _HEADLINE and not adverbial and region.words[end] == ","


def after_recipient(region: Region, statement: Statement, words: Lexicon) -> int:
    """Where what is said begins: after "told reporters", "in a statement" and "that"."""
    end = statement.end
    limit = min(len(region), end + NEARBY)
    if _tells(region, statement, words) and not phrases.number_at(region, end, words):
        for position in range(end, limit):
            if region.words[position] in ("that", ":", QUOTE, ","):
                return position
        return max(end, min(phrases.after(region, end, words), end + 4))
    return _after_aside(region, end)


def _after_aside(region: Region, end: int) -> int:
    """Behind an aside before "that": "said, citing two medics, that 12 people were killed"."""
    mark = region.word(end)
    if mark not in (",", "—", "–"):
        return end
    for position in range(end + 1, min(len(region), end + _ASIDE)):
        if region.words[position] == mark:
            return position + 1 if region.word(position + 1) == "that" else end
    return end
