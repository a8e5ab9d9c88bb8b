"""Reports that grow by entries with the time before each: an older toll that a later entry raises is replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from testimonia.model import Role, Stance, Why
from testimonia.read.counts import PeopleKind
from testimonia.read.entries import times_of_entries
from testimonia.read.harm.drafts import Draft
from testimonia.read.languages.lists import word_lists
from testimonia.read.report import Report, heads_of

_WORDS = word_lists("en")
_TOLLS = frozenset({PeopleKind.BARE, PeopleKind.COUNTED, PeopleKind.VAGUE})


def with_replaced(report: Report, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts of a report, those tolls marked as earlier that an entry of a later time raises.

    Tolls are compared with those of the same kind of people; single persons stay as they are.
    """
    entries = {report.paragraphs[index].start: time for index, time in times_of_entries(report)}
    if not entries:
        return tuple(drafts)
    heads = (head.start for head in heads_of(report))  # what stands under one without a time is no entry: "Earlier"
    times = [(start, entries.get(start)) for start in sorted({*entries, *heads})]
    whole = [at for at, draft in enumerate(drafts) if _is_toll(draft) and not _is_apart(draft, report.text)]
    tolls = {at: _time_of(drafts[at], times) for at in whole}
    return tuple(
        _replaced(draft) if at in tolls and _is_raised(at, tolls, drafts) else draft for at, draft in enumerate(drafts)
    )


def _time_of(draft: Draft, times: Sequence[tuple[int, int | None]]) -> int | None:
    """The time of the entry that a draft stands in; None before the first."""
    return next((time for start, time in reversed(times) if start <= draft.people.span.start), None)


def _is_apart(draft: Draft, text: str) -> bool:
    """Whether a toll is told to be of another event: "a SEPARATE bomb killed five"."""
    return _WORDS.pattern("tolls.roles.apart").search(draft.sentence.of(text).lower()) is not None


def _is_toll(draft: Draft) -> bool:
    people = draft.people
    bodies = any(why.field == "role" and why.rule == "bodies-of-the-toll" for why in draft.why)
    whole = (draft.role is Role.TOTAL or bodies) and draft.stance is Stance.ASSERTED
    at_large = " of " not in people.text and people.noun not in _WORDS.listed("tolls.roles.of_one_house")
    return whole and people.kind in _TOLLS and at_large and people.low is not None


def _is_raised(at: int, times: dict[int, int | None], drafts: Sequence[Draft]) -> bool:
    mine, draft = times[at], drafts[at]
    return mine is not None and any(
        time is not None
        and time > mine
        and other.harm is draft.harm
        and other.people.victims == draft.people.victims
        and (other.people.low or 0) > (draft.people.low or 0)
        for other, time in ((drafts[index], time) for index, time in times.items())
    )


def _replaced(draft: Draft) -> Draft:
    role = Why("role", "raised-by-a-later-entry", draft.people.text)
    return replace(draft, role=Role.EARLIER, why=tuple(role if why.field == "role" else why for why in draft.why))
