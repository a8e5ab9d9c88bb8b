"""The place of one claim: where the harm happened, not where it was told, healed or came from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from testimonia.model import Harm, PlaceMention, Where
from testimonia.read.report import Anchor, Report
from testimonia.read.where.lexicon import PlaceWords, place_words

NEAR = 60  # characters before a name that are looked at: about ten words
_WORD = re.compile(r"[^\W\d_]+")
# Points, tuned on annotated reports: a place of the sentence outweighs one of the paragraph, that one the lead's.
_SENTENCE, _PARAGRAPH, _LEAD, _ELSEWHERE = 70.0, 60.0, 45.0, 0.0
_LOCATIVE, _EVENT, _ORIGIN, _DESTINATION, _SPEAKER, _OWNER = 30.0, 30.0, -60.0, -40.0, -70.0, -45.0
_INSIDE_ANOTHER = -25.0
_PRECISION = {1: 10.0, 2: 8.0, 3: 6.0, 4: 4.0, 5: 2.0, 6: -12.0, 7: 0.0}
_PER_MENTION, _MOST_MENTIONS = 9.0, 4
_PER_CHARACTER, _PER_SENTENCE = 0.1, 8.0


def choose_where(
    anchor: Anchor, report: Report, *, mentions: Sequence[PlaceMention], language: str = "en"
) -> Where | None:
    """The most specific place at which the harm of a claim happened; None where the report names none.

    Args:
        anchor: the claim.
        report: its report.
        mentions: the places of the report, from `find_places`.
        language: the report's language.
    """
    lexicon = place_words(language)
    often = Counter(mention.place.gazetteer_id for mention in mentions)
    best: PlaceMention | None = None
    most = 0.0
    for position, mention in enumerate(mentions):
        previous = mentions[position - 1] if position else None
        points = _distance(anchor, report, mention) + _role(anchor, report.text, mention, lexicon)
        points += _PRECISION[mention.place.precision]
        points += _PER_MENTION * min(often[mention.place.gazetteer_id], _MOST_MENTIONS)
        if previous and report.text[previous.span.end : mention.span.start] in (
            ", ",
            " in ",
            " near ",
            ", in ",
            ", near ",
        ):
            points += _INSIDE_ANOTHER
        if best is None or points > most:
            best, most = mention, points
    return Where.at(_normal(best.text), best.place) if best else None


def _distance(anchor: Anchor, report: Report, mention: PlaceMention) -> float:
    at = mention.span.start
    if anchor.sentence.start <= at < anchor.sentence.end:
        harm = anchor.trigger or anchor.count
        return _SENTENCE - min(abs(at - harm.start), 300) * _PER_CHARACTER
    here, there = report.sentence_at(anchor.sentence.start), report.sentence_at(at)
    gap = abs(here - there) + 2 * (there > here)
    if report.paragraph_at(anchor.sentence.start) == report.paragraph_at(at):
        return _PARAGRAPH - min(gap, 8) * _PER_SENTENCE
    if there <= 2:
        return _LEAD - there
    return _ELSEWHERE + max(0, 6 - gap) * _PER_SENTENCE


def _role(anchor: Anchor, text: str, mention: PlaceMention, lexicon: PlaceWords) -> float:
    """What the words around a name make of it."""
    before = _WORD.findall(text[max(0, mention.span.start - NEAR) : mention.span.start].lower())[-8:]
    after = _WORD.findall(text[mention.span.end : mention.span.end + NEAR].lower())
    word = next((w for w in reversed(before) if w not in ("the", "of") and w not in lexicon.settlements), "")
    directly = after[0] if after and text[mention.span.end : mention.span.end + 1] == " " else ""
    displaced = anchor.harm is Harm.DISPLACED
    points = 0.0
    if directly in lexicon.events or (len(before) > 1 and word in lexicon.events_before):
        points += _EVENT
    elif word in lexicon.origin:
        points += _LOCATIVE if displaced else _ORIGIN
    elif word == "to":
        points += 0.0 if displaced else _DESTINATION
    elif word in lexicon.locative:
        points += _LOCATIVE
    if text[mention.span.end : mention.span.end + 2] in ("'s", "’s") or directly in lexicon.organisations:
        points += _OWNER
    if lexicon.speaking.intersection(before[-4:]):
        points += _SPEAKER
    if lexicon.medical.intersection(before[-4:]) and not displaced:
        points += _DESTINATION
    return points


def _normal(words: str) -> str:
    """Words as written, in normal case where the report is all capitals."""
    return words.title() if words.isupper() and len(words) > 4 else words
