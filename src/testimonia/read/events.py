"""Whose doing an event is: a claim that names nobody has the party that the report names for the same event.

Source:
    Guidelines of the annotated reports, decision 10: the wording established anywhere in the report for that event.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from testimonia.model import Claim, Harm
from testimonia.read.harm.sides import are_of, folded_words
from testimonia.read.languages.lists import WordLists
from testimonia.read.report import Report

_DONE = frozenset({Harm.KILLED, Harm.INJURED, Harm.ABDUCTED, Harm.TORTURED, Harm.SEXUAL_VIOLENCE})

PARTY = "alleged_perpetrator"
"""The field of a claim that is given here."""

TOLD_BESIDE = frozenset(
    {"subject-of-the-harm", "speaker-of-the-harm", "agent-after-by", "by-after-the-noun", "act-of-the-sentence"}
)
"""The rules by which a claim's own sentence names its alleged perpetrator."""

_HEAD = 2
"""Sentences at the head of a report that tell what it is about, its title among them."""

_LONGEST = 10
"""Days of the longest time that is taken for that of one event."""


def parties_of_events(
    report: Report, claims: Sequence[Claim], told: Collection[str], words: WordLists
) -> list[Claim | None]:
    """For each claim that names nobody, the claim of the same event whose alleged perpetrator is its own too.

    Nobody is taken where the report names several parties for the event, where those who were harmed are of the party
    themselves, or where the claim tells of a clash or an accident.

    Args:
        report: the report.
        claims: its claims.
        told: the ids of those whose own sentence names the alleged perpetrator.
        words: the word lists of its language.

    Returns:
        A claim that names the party, for each claim; None where it names one itself or where there is none.
    """
    if _is_nobodys(report, words):
        return [None] * len(claims)
    direct = [claim for claim in claims if claim.id in told and _tells_whose(claim, words)]
    return [_like(claim, direct, words) if _asks(claim, words) else None for claim in claims]


def _is_nobodys(report: Report, words: WordLists) -> bool:
    """Whether the head of a report tells of an accident or a clash: then nobody did it, or two did."""
    head = report.sentences[_HEAD - 1].end if len(report.sentences) >= _HEAD else len(report.text)
    told = folded_words(f"{report.title or ''} {report.text[:head]}")
    return not words.listed("parties.nobodys.nouns").isdisjoint(told)


def _asks(claim: Claim, words: WordLists) -> bool:
    told = folded_words(claim.passage.exact)
    return (
        claim.alleged_perpetrator is None
        and claim.harm in _DONE
        and words.listed("parties.nobodys.nouns").isdisjoint(told)
    )


def _like(claim: Claim, claims: Sequence[Claim], words: WordLists) -> Claim | None:
    same = [other for other in claims if _is_same(claim, other)]
    if not same or not all(_agree(same[0], other) for other in same):
        return None
    fullest = max(same, key=lambda other: len(other.alleged_perpetrator or ""))
    return None if are_of(_people(claim), fullest.alleged_perpetrator or "", words) else fullest


def _tells_whose(claim: Claim, words: WordLists) -> bool:
    """Whether a claim tells whose doing its event is: by more than "men", and not of those who are fought."""
    party = claim.alleged_perpetrator
    if party is None or claim.harm not in _DONE or party in words.listed("parties.anybody.nouns"):
        return False
    fought = words.listed("parties.own.nouns") | words.listed("parties.sides.irregular")
    return fought.isdisjoint(folded_words(_people(claim)))


def _people(claim: Claim) -> str:
    return claim.victims or claim.count.words


def _agree(one: Claim, other: Claim) -> bool:
    first, second = (folded_words(each.alleged_perpetrator or "") for each in (one, other))
    return first <= second or second <= first


def _is_same(one: Claim, other: Claim) -> bool:
    """Whether two claims are of the same days and the same place."""
    if one.when is None or other.when is None or one.where is None or other.where is None:
        return False
    if not one.when.days or one.when.days > _LONGEST:
        return False
    days = (one.when.start, one.when.end) == (other.when.start, other.when.end)
    return days and one.where.name == other.where.name and one.where.country == other.where.country
