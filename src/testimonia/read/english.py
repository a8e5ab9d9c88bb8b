"""The reader of English: from the text of a report to its claims, with rules and no statistical model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from testimonia.model import (
    Claim,
    Count,
    DateMention,
    Document,
    Passage,
    PlaceMention,
    Reading,
    SecondReading,
    Span,
    Speaker,
    Stance,
    Uncounted,
    Why,
)
from testimonia.places import Gazetteer
from testimonia.read.attribution import Voices, choose_speakers, choose_stance, find_attributions, find_voices
from testimonia.read.considered import Considered
from testimonia.read.counts import find_quantities
from testimonia.read.dates import (
    Timeline,
    choose_when,
    find_dates,
    find_periods,
    infer_published,
    other_answers,
    timeline_of,
)
from testimonia.read.events import doings_of_claims, doings_of_head, parties_of_events, parties_of_lead
from testimonia.read.harm import Draft, Sentences, find_drafts, with_replaced, without_repetitions
from testimonia.read.languages.lists import word_lists
from testimonia.read.report import Report, heads_of, title_end
from testimonia.read.second import SecondReader
from testimonia.read.uncounted import Context, find_uncounted
from testimonia.read.where import Scenes, choose_where, find_places, find_scenes, other_places

PARTY = "alleged_perpetrator"
"""The field for whose doing it was."""

TOLD_BESIDE = frozenset(
    {"subject-of-the-harm", "speaker-of-the-harm", "agent-after-by", "by-after-the-noun", "act-of-the-sentence"}
)
"""The rules by which a claim's own sentence names its alleged perpetrator."""

_WORDS = word_lists("en")

Explained = tuple[Claim, tuple[Why, ...]]
"""A claim, and for its fields the rule and the words that gave them."""


@dataclass(frozen=True)
class _Seen:
    """What the stages saw in a report, before it becomes claims; scenes and voices are looked for when asked for."""

    report: Report
    sentences: Sentences
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]

    @cached_property
    def scenes(self) -> Scenes:
        return find_scenes(self.report, self.places)

    @cached_property
    def voices(self) -> Voices:
        return find_voices(self.report, find_attributions(self.report))


@dataclass(frozen=True, slots=True)
class _Made:
    """A claim, what it was made of, and what gave each of its fields."""

    claim: Claim
    draft: Draft
    timeline: Timeline
    why: tuple[Why, ...]


class EnglishReader:
    """Reads reports in English.

    Args:
        gazetteer: the places whose names it knows.
        second: a model that is asked as well; None to read by rules alone.
    """

    id = "en.v1"

    def __init__(self, gazetteer: Gazetteer, second: SecondReader | None = None) -> None:
        self._gazetteer = gazetteer
        self._second = second

    def read(self, document: Document) -> Reading:
        """The claims of a document; its places and speakers are looked for only where it tells of violence."""
        report, dates = _dated(Report.of(document))
        sentences = Sentences(report, "en")
        drafts = _drafts(sentences, dates)
        if not drafts and not any(map(sentences.may_tell, range(len(sentences.spans)))):
            return Reading(document.id, self.id, report.published, (), dates, (), (), (), (), self._asked(report, ()))
        seen = self._seen(sentences, dates)
        claims = tuple(made.claim for made in _claims(document.id, seen, drafts, reader=self.id))
        uncounted = _uncounted(document.id, seen, reader=self.id)
        second = self._asked(report, claims)
        return Reading(document.id, self.id, report.published, claims, dates, seen.places, (), (), uncounted, second)

    def annotate(self, document: Document) -> Reading:
        """All that the stages see in a document, whether or not it carries a claim."""
        report, dates = _dated(Report.of(document))
        seen = self._seen(Sentences(report, "en"), dates)
        drafts = _drafts(seen.sentences, dates)
        claims = tuple(made.claim for made in _claims(document.id, seen, drafts, reader=self.id))
        return Reading(
            document=document.id,
            reader=self.id,
            published=report.published,
            claims=claims,
            dates=dates,
            places=seen.places,
            attributions=seen.voices.attributions,
            quantities=find_quantities(report.text),
            uncounted=_uncounted(document.id, seen, reader=self.id),
            second=self._asked(report, claims),
        )

    def _asked(self, report: Report, claims: Sequence[Claim]) -> SecondReading | None:
        """What the second reader makes of a report, if there is one."""
        return self._second.read(report, claims) if self._second else None

    def explain(self, document: Document) -> tuple[Explained, ...]:
        """The claims of a document, each with the rule and the words that gave each field, and what was left out."""
        report, dates = _dated(Report.of(document))
        seen = self._seen(Sentences(report, "en"), dates)
        drafts = _drafts(seen.sentences, dates)
        made = _claims(document.id, seen, drafts, reader=self.id)
        considered = Considered(seen.sentences, drafts, dates)
        return tuple((one.claim, _explained(one, considered, seen.scenes)) for one in made)

    def _seen(self, sentences: Sentences, dates: tuple[DateMention, ...]) -> _Seen:
        report = sentences.report
        title = "" if title_end(report) else report.title or ""
        places = find_places(report.text, self._gazetteer, title=title)
        return _Seen(report, sentences, dates, places)


def _drafts(sentences: Sentences, dates: Sequence[DateMention]) -> tuple[Draft, ...]:
    """The claims of a report before their dates, places and speakers."""
    return with_replaced(sentences.report, find_drafts(sentences, dates))


def _dated(report: Report) -> tuple[Report, tuple[DateMention, ...]]:
    """The report with its day of publication, inferred from the text where nobody states it, and its dates."""
    dates = find_dates(report)
    if report.published is not None:
        return report, dates
    published = infer_published(report, dates)
    if published is None:
        return report, dates
    report = replace(report, published=published)
    return report, find_dates(report)


def _claims(document: str, seen: _Seen, drafts: Sequence[Draft], *, reader: str) -> tuple[_Made, ...]:
    """The claims of drafts, each once, with their dates, places and speakers, and what gave each field."""
    if not drafts:
        return ()
    speakers = [choose_speakers(draft.anchor, seen.voices) for draft in drafts]
    kept = without_repetitions(
        drafts, [tuple(each.name for each in said) for said, _ in speakers], heads=heads_of(seen.report)
    )
    timeline = timeline_of(seen.report, seen.dates, [draft.anchor for draft in drafts])
    made = tuple(_claim(document, seen, drafts[index], speakers[index], timeline, reader=reader) for index in kept)
    parties = _parties(seen, made)
    return tuple(_with_party(one, party) if party else one for one, party in zip(made, parties, strict=True))


def _parties(seen: _Seen, made: Sequence[_Made]) -> list[str | None]:
    """Whose doing the events of claims that name nobody were: as other claims tell, and else as the head does."""
    claims = [one.claim for one in made]
    if all(claim.alleged_perpetrator for claim in claims):
        return [None] * len(claims)
    told = [one.claim for one in made if any(why.field == PARTY and why.rule in TOLD_BESIDE for why in one.why)]
    found = parties_of_events(seen.report, claims, list(doings_of_claims(told, _WORDS)), _WORDS)
    if all(party or claim.alleged_perpetrator for party, claim in zip(found, claims, strict=True)):
        return found
    head = list(
        doings_of_head(seen.sentences, seen.dates, claims, _WORDS, lambda place: bool(seen.voices.covering(place)))
    )
    others = parties_of_events(seen.report, claims, head, _WORDS)
    lead = parties_of_lead(seen.sentences, claims, _WORDS)
    return [party or other or acting for party, other, acting in zip(found, others, lead, strict=True)]


def _with_party(made: _Made, party: str) -> _Made:
    """The same with the party whose doing its event was."""
    why = Why(PARTY, "as-of-the-event", party)
    claim = replace(made.claim, alleged_perpetrator=party)
    return replace(made, claim=claim, why=tuple(why if each.field == PARTY else each for each in made.why))


def _claim(
    document: str,
    seen: _Seen,
    draft: Draft,
    said_by: tuple[tuple[Speaker, ...], Why],
    timeline: Timeline,
    *,
    reader: str,
) -> _Made:
    people, anchor, text = draft.people, draft.anchor, seen.report.text
    carrier = draft.line or draft.sentence
    passage = Span(min(carrier.start, people.span.start), max(carrier.end, people.span.end))
    stance, why = draft.stance, draft.why
    if stance is Stance.ASSERTED and (governed := choose_stance(anchor, seen.voices)):
        stance, held = governed
        why = tuple(held if each.field == held.field else each for each in why)
    when, where = choose_when(anchor, timeline), choose_where(anchor, seen.scenes)
    claim = Claim(
        document=document,
        passage=Passage.quote(text, passage),
        harm=draft.harm,
        count=Count(
            people.low, people.high, people.span.of(text), people.span.start, people.span.end, people.qualifier
        ),
        role=draft.role,
        stance=stance,
        victims=draft.victims,
        alleged_perpetrator=draft.perpetrator,
        when=when[0],
        where=where[0],
        said_by=said_by[0],
        reader=reader,
    )
    return _Made(claim, draft, timeline, (*why, when[1], where[1], said_by[1]))


def _explained(made: _Made, considered: Considered, scenes: Scenes) -> tuple[Why, ...]:
    """What gave each field of a claim, with all that was considered for it and left out."""
    beside = considered.of(made.draft) | {
        "when": tuple(other_answers(made.draft.anchor, made.timeline, made.claim.when)),
        "where": tuple(other_places(made.draft.anchor, scenes)),
    }
    return tuple(replace(why, left_out=(*why.left_out, *beside.get(why.field, ()))) for why in made.why)


def _uncounted(document: str, seen: _Seen, *, reader: str) -> tuple[Uncounted, ...]:
    """What the report tells without a number."""
    return find_uncounted(
        Context(
            document=document,
            sentences=seen.sentences,
            periods=find_periods(seen.report, seen.dates),
            speakers=lambda anchor: choose_speakers(anchor, seen.voices)[0],
            where=lambda anchor: choose_where(anchor, seen.scenes)[0],
            reader=reader,
        )
    )
