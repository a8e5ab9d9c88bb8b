"""Whose doing an event is: a claim that names nobody has the party that the report names for the same event.

Source:
    Guidelines of the annotated reports, decision 10: the wording established anywhere in the report for that event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from testimonia.model import Claim, DateMention, DateRange, Harm, Span, Where
from testimonia.read.harm import Sentences
from testimonia.read.harm.act_words import may_tell_act
from testimonia.read.harm.acts import Act, acts_of
from testimonia.read.harm.screen import screen
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.sides import are_of, folded_words
from testimonia.read.languages.lists import WordLists
from testimonia.read.report import Report

_DONE = frozenset({Harm.KILLED, Harm.INJURED, Harm.ABDUCTED, Harm.SEXUAL_VIOLENCE})
"""Harms of one attack; who tortures those in his hands need not have done what befell others that day."""

_COUNTED = frozenset({Harm.KILLED, Harm.INJURED, Harm.MISSING})
"""Harms whose figures are put against each other."""

_SIDES = ("official", "irregular")

_HEAD = 2
"""Sentences at the head of a report that tell what it is about, its title among them."""

_LEAD = 6
"""Sentences at the head of a report in which parties may act or be blamed for the event that it is about."""

_HEAD_OF_EVENT = 5
"""Sentences at the head of a report in which the event that it is about is told."""

_LONGEST = 10
"""Days of the longest time that is taken for that of one event."""


Spoken = Callable[[Span], bool]
"""Whether somebody in the report says what stands at a place."""


class Doing(NamedTuple):
    """Whose doing something was, and when and where it was done."""

    party: str
    when: DateRange | None
    where: Where | None


def doings_of_claims(claims: Sequence[Claim], words: WordLists) -> Iterator[Doing]:
    """What claims tell of whose doing their events were: by more than "men", and not of those who fight.

    Args:
        claims: claims whose own sentences name the alleged perpetrators.
        words: the word lists of their language.
    """
    fought = words.listed("parties.own.nouns").union(*(words.listed(f"parties.sides.{side}") for side in _SIDES))
    for claim in claims:
        party = claim.alleged_perpetrator
        if party is None or claim.harm not in _DONE or party in words.listed("parties.anybody.nouns"):
            continue
        if fought.isdisjoint(folded_words(_people(claim))):
            yield Doing(party, claim.when, claim.where)


def doings_of_head(
    sentences: Sentences, dates: Sequence[DateMention], claims: Sequence[Claim], words: WordLists, spoken: Spoken
) -> Iterator[Doing]:
    """What parties do at the head of a report, or claim as theirs: in the event of which its first dated claim tells.

    What somebody else tells of a party, or accuses it of, is his alone.

    Args:
        sentences: the sentences of the report.
        dates: its time expressions; what is told of another day is another event.
        claims: its claims.
        words: the word lists of its language.
        spoken: says whether somebody in the report says what stands at a place.
    """
    event = next((claim for claim in claims if claim.when and claim.when.days), None)
    denying = words.forms("stance.denied.verbs")
    for at in range(min(_LEAD, len(sentences.spans)) if event else 0):
        low = folded_words(sentences.text(at))
        if may_tell_act(low, sentences.language) and denying.isdisjoint(low):
            sentence = sentences.analysed(at)
            acts = [act for act in acts_of(sentence) if act.party and not act.harms]
            told = [act for act in acts if _is_own(act, words) or not (act.blamed or spoken(_place(sentence, act)))]
            parties = [act.party for act in told if act.party]
            named = [party for party in parties if party not in words.listed("parties.anybody.nouns")]
            if event and named and _is_of_day(sentences.spans[at], dates, event):
                yield from (Doing(party, event.when, event.where) for party in named)


def parties_of_lead(sentences: Sentences, claims: Sequence[Claim], words: WordLists) -> list[str | None]:
    """For each figure that somebody gives without a place of its own, the one party that acts at the head of a report.

    Rival tolls and later counts are of the event that the report is about: "the committee put the dead at 40". Nobody
    is taken where parties differ at the head, or where another party was told of before the claim.

    Args:
        sentences: the sentences of the report.
        claims: its claims.
        words: the word lists of its language.

    Returns:
        A party for each claim; None where it names one itself or where there is none.
    """
    head = range(min(_HEAD_OF_EVENT, len(sentences.spans)))
    acting = {at: [act.party for act in _acts_at(sentences, at) if act.party] for at in head}
    told = [(sentences.report.sentence_at(claim.passage.start), claim.alleged_perpetrator) for claim in claims]
    attacked = [each for each, claim in zip(told, claims, strict=True) if claim.harm is not Harm.DETAINED]  # no arrests
    named = [party for at, party in attacked if party and at in head] + [
        one for some in acting.values() for one in some
    ]
    parties = [party for party in named if party not in words.listed("parties.anybody.nouns")]
    first = max(parties, key=parties.count, default="")
    party = max((each for each in parties if folded_words(first) <= folded_words(each)), key=len, default="")
    if not party or not all(_agree(party, other) or _are_unnamed(party, other, words) for other in parties):
        return [None] * len(claims)
    unlike = (at for at, one in told if one and not (_agree(party, one) or _are_unnamed(party, one, words)))
    other = min(unlike, default=len(sentences.spans))
    return [
        party
        if at < other and not acting.get(at) and _is_figure(claim, words) and not are_of(_people(claim), party, words)
        else None
        for (at, _), claim in zip(told, claims, strict=True)
    ]


def _acts_at(sentences: Sentences, at: int) -> Sequence[Act]:
    """What parties do in a sentence, as far as a word of it tells of an act and it is no fiction."""
    text = sentences.text(at)
    told = may_tell_act(folded_words(text), sentences.language) and not screen(sentences.language).is_invented(text)
    return acts_of(sentences.analysed(at)) if told else ()


def _is_figure(claim: Claim, words: WordLists) -> bool:
    """Whether a claim is a figure that somebody gives, without a party, and its sentence names no place for it."""
    place = claim.where.words if claim.where else None
    placed = place is not None and place in claim.passage.exact
    if claim.alleged_perpetrator or claim.harm not in _COUNTED or not claim.said_by or placed or claim.count.high == 0:
        return False
    return _is_somebodys(claim, words)


def _is_somebodys(claim: Claim, words: WordLists) -> bool:
    """Whether the sentence of a claim tells of no accident or clash, and of no party's own dead."""
    told = claim.passage.exact
    own = words.pattern("parties.own.side").search(told.lower())
    return own is None and words.listed("parties.nobodys.nouns").isdisjoint(folded_words(told))


def _is_own(act: Act, words: WordLists) -> bool:
    """Whether a party says itself that it did it, and is not accused: "claimed the attack"."""
    return act.blamed and words.forms("parties.blame.verbs").isdisjoint(act.words.lower().split())


def _place(sentence: Sentence, act: Act) -> Span:
    return Span(sentence.start(act.at), sentence.end(act.at))


def _is_of_day(sentence: Span, dates: Sequence[DateMention], event: Claim) -> bool:
    """Whether a sentence names no day on which the event was not."""
    days = [one.dates for one in dates if sentence.start <= one.span.start < sentence.end and one.dates]
    return event.when is not None and (not days or any(day.overlaps(event.when) for day in days))


def parties_of_events(
    report: Report, claims: Sequence[Claim], doings: Sequence[Doing], words: WordLists
) -> list[str | None]:
    """For each claim that names nobody, the party whose doing its event was.

    Nobody is taken where several parties acted in the event, where those who were harmed are of the party themselves,
    or where the claim, or the head of the report, tells of a clash or an accident.

    Args:
        report: the report.
        claims: its claims.
        doings: whose doing the events of the report were.
        words: the word lists of its language.

    Returns:
        A party for each claim; None where it names one itself or where there is none.
    """
    if _is_nobodys(report, words):
        return [None] * len(claims)
    return [_party(claim, doings, words) if _asks(claim, words) else None for claim in claims]


def _is_nobodys(report: Report, words: WordLists) -> bool:
    """Whether the head of a report tells of an accident or a clash: then nobody did it, or two did."""
    head = report.sentences[_HEAD - 1].end if len(report.sentences) >= _HEAD else len(report.text)
    told = folded_words(f"{report.title or ''} {report.text[:head]}")
    return not words.listed("parties.nobodys.nouns").isdisjoint(told)


def _asks(claim: Claim, words: WordLists) -> bool:
    if claim.alleged_perpetrator is not None or claim.harm not in _DONE:
        return False
    return _is_somebodys(claim, words)


def _party(claim: Claim, doings: Sequence[Doing], words: WordLists) -> str | None:
    """The fullest words for the one party that acted in the event of a claim."""
    same = [doing.party for doing in doings if _is_same(claim, doing)]
    if not same or not all(_agree(same[0], other) for other in same):
        return None
    fullest = max(same, key=len)
    return None if are_of(_people(claim), fullest, words) else fullest


def _people(claim: Claim) -> str:
    return claim.victims or claim.count.words


def _are_unnamed(one: str, other: str, words: WordLists) -> bool:
    """Whether both are only told to fight without a state, by whatever word: "bandits" and "gunmen on motorcycles"."""
    irregular = words.listed("parties.sides.irregular")
    named = any(word[0].isupper() for party in (one, other) for word in party.split()[1:])
    return not named and all(not irregular.isdisjoint(folded_words(party)) for party in (one, other))


def _agree(one: str, other: str) -> bool:
    first, second = folded_words(one), folded_words(other)
    return first <= second or second <= first


def _is_same(claim: Claim, doing: Doing) -> bool:
    """Whether something was done in the same few days and at the same place as a claim tells of."""
    when, where = claim.when, claim.where
    if when is None or doing.when is None or where is None or doing.where is None:
        return False
    if not when.days or when.days > _LONGEST or (when.start, when.end) != (doing.when.start, doing.when.end):
        return False
    return (where.name, where.country) == (doing.where.name, doing.where.country)
