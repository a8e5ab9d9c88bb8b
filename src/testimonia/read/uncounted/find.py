"""All that a report tells without a number, with days, places and speakers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from testimonia.model import DateMention, Harm, Passage, Span, Speaker, Telling, Uncounted, Where
from testimonia.read.harm import Sentences
from testimonia.read.report import Anchor
from testimonia.read.uncounted.acts import Act
from testimonia.read.uncounted.demands import find_demands
from testimonia.read.uncounted.incidents import Named, find_named
from testimonia.read.uncounted.lexicon import lexicon
from testimonia.read.uncounted.responses import find_responses

Speakers = Callable[[Anchor], tuple[Speaker, ...]]
Place = Callable[[Anchor], Where | None]


@dataclass(frozen=True, slots=True)
class Context:
    """The sentences of a report with what other stages know of it.

    Args:
        document: id of the document.
        sentences: the sentences of the report.
        periods: its stretches of days.
        speakers: says who says what stands at an anchor.
        where: says at which place what stands at an anchor happened.
        reader: id and version of the reader.
    """

    document: str
    sentences: Sentences
    periods: Sequence[DateMention]
    speakers: Speakers
    where: Place
    reader: str


def find_uncounted(context: Context) -> tuple[Uncounted, ...]:
    """Named incidents, responses and demands of a report, in the order of their words."""
    sentences = context.sentences
    incidents = [_incident(context, named) for named in find_named(sentences, context.periods)]
    demands = list(find_demands(sentences))
    asked = [act.span for act in demands]
    responses = [act for act in find_responses(sentences) if not any(act.span.overlaps(span) for span in asked)]
    acts = [(Telling.RESPONSE, act) for act in responses] + [(Telling.DEMAND, act) for act in demands]
    told = _once(incidents) + [_act(context, telling, act, incidents) for telling, act in acts]
    return tuple(sorted(told, key=_order))


def _order(told: Uncounted) -> tuple[int, str, str, str]:
    day = told.when.start if told.when else None
    return told.words.start, told.telling.value, str(day or ""), told.id


def _once(incidents: Sequence[Uncounted]) -> list[Uncounted]:
    """Each named incident once: a name said again without days is the one said before."""
    kept: dict[tuple[object, ...], Uncounted] = {}
    for each in incidents:
        name = each.words.exact.casefold()
        key = (name, each.when and (each.when.start, each.when.end))
        if key in kept or (each.when is None and any(known[0] == name for known in kept)):
            continue
        kept[key] = each
    return list(kept.values())


def _anchor(sentence: Span, words: Span) -> Anchor:
    return Anchor(sentence, words, words, Harm.KILLED)


def _incident(context: Context, named: Named) -> Uncounted:
    anchor = _anchor(named.sentence, named.name.span)
    told = _told(context, Telling.INCIDENT, named.name.kind, anchor)
    where = context.where(anchor)
    return replace(told, when=named.when, where=where, actor=named.by, addressee=named.name.whom)


def _act(context: Context, telling: Telling, act: Act, incidents: Sequence[Uncounted]) -> Uncounted:
    told = _told(context, telling, act.kind, _anchor(act.sentence, act.span))
    about = _about(act, incidents)
    return replace(told, actor=_named(act, told.said_by), addressee=act.addressee, done=act.done, about=about)


def _named(act: Act, said_by: Sequence[Speaker]) -> str | None:
    """The words for who acts; of a speaker who tells of himself ("WE call on …"), or asks as a pronoun, the name."""
    words = lexicon()
    low = (act.actor or "").lower()
    others = words.listed("speaking.others" if act.kind == "demand" else "speaking.itself")
    document = low.rsplit(" ", 1)[-1] in words.listed("documents.nouns")
    stands = low in words.listed("speaking.own") or low in others or document
    return said_by[-1].name if stands and said_by else act.actor


def _about(act: Act, incidents: Sequence[Uncounted]) -> str | None:
    """The incident of the same sentence, else the last one named before; None where none was named."""
    if not incidents:
        return None
    inside = [one for one in incidents if act.sentence.start <= one.words.start < act.sentence.end]
    before = [one for one in incidents if one.words.start < act.span.start]
    chosen = inside[:1] or before[-1:]
    return chosen[0].id if chosen else None


def _told(context: Context, telling: Telling, kind: str, anchor: Anchor) -> Uncounted:
    text = context.sentences.report.text
    return Uncounted(
        document=context.document,
        telling=telling,
        type=kind,
        passage=Passage.quote(text, anchor.sentence),
        words=Passage.quote(text, anchor.count),
        actor=None,
        addressee=None,
        done=True,
        about=None,
        when=None,
        where=None,
        said_by=context.speakers(anchor),
        reader=context.reader,
    )
