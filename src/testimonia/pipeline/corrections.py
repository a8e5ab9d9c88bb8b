"""Claims as people have judged them: rejected ones leave, corrected and added ones take their place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from testimonia.errors import InvalidNoun
from testimonia.model import (
    PENDING,
    Claim,
    Count,
    DateRange,
    Harm,
    Judgement,
    Passage,
    Qualifier,
    Reading,
    Role,
    Span,
    Speaker,
    Stance,
    Verdict,
    Where,
    standing,
)

PERSON = "person.v1"
"""What stands for the reader of a claim that a person corrected or added: names of people do not stand in claims."""

ABOUT_CLAIMS = {Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT, Verdict.ADD}


def judged_readings(
    readings: Sequence[Reading], judgements: Iterable[Judgement], text_of: Callable[[str], str]
) -> list[Reading]:
    """The readings with the claims that stand.

    Args:
        readings: what a reader took, in the order of documents.
        judgements: all judgements; superseded ones say nothing.
        text_of: gives the text of a document by its id.
    """
    decisions = [judgement for judgement in standing(judgements) if judgement.verdict in ABOUT_CLAIMS]
    of_claim = {j.subject[0]: j for j in decisions if j.verdict is not Verdict.ADD}
    added: dict[str, list[Judgement]] = {}
    for judgement in decisions:
        if judgement.verdict is Verdict.ADD:
            added.setdefault(judgement.subject[0], []).append(judgement)
    if not decisions:
        return list(readings)
    return [_judged(reading, of_claim, added.get(reading.document, ()), text_of) for reading in readings]


def _judged(
    reading: Reading, of_claim: Mapping[str, Judgement], added: Iterable[Judgement], text_of: Callable[[str], str]
) -> Reading:
    claims: list[Claim] = []
    for claim in reading.claims:
        judgement = of_claim.get(claim.id)
        if judgement is None or judgement.verdict is Verdict.ACCEPT:
            claims.append(claim)
        elif judgement.verdict is Verdict.CORRECT:
            claims.append(corrected(claim, judgement.changes, text_of(reading.document)))
    claims += [added_claim(reading.document, judgement.changes, text_of(reading.document)) for judgement in added]
    claims.sort(key=lambda claim: (claim.passage.start, claim.count.start, claim.id))
    return replace(reading, claims=tuple(claims))


def corrected(claim: Claim, changes: Iterable[tuple[str, str]], text: str) -> Claim:
    """A claim with some fields as a person has them; its passage and count stand in the text.

    Raises:
        InvalidNoun: a field is not one of a claim's, or its value breaks a rule.
    """
    values = _values(changes, text)
    return replace(claim, reader=PERSON, **values)


def added_claim(document: str, changes: Iterable[tuple[str, str]], text: str) -> Claim:
    """A claim that a person found and the reader did not.

    Raises:
        InvalidNoun: a field is missing or breaks a rule.
    """
    values = _values(changes, text)
    missing = {"harm", "count", "passage"} - set(values)
    if missing:
        raise InvalidNoun(f"a claim of {document}: expected {', '.join(sorted(missing))}; found {', '.join(values)}")
    usual: dict[str, Any] = {
        "role": Role.TOTAL,
        "stance": Stance.ASSERTED,
        "victims": None,
        "alleged_perpetrator": None,
        "when": None,
        "where": None,
        "said_by": (),
    }
    return Claim(document=document, reader=PERSON, **(usual | values))


def _values(changes: Iterable[tuple[str, str]], text: str) -> dict[str, Any]:
    return {name: _field(name, value, text) for name, value in changes if name != PENDING}


def _field(name: str, value: str, text: str) -> Any:
    """A field's value from its plain shape as JSON."""
    try:
        return _FIELDS[name](json.loads(value), text)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InvalidNoun(f"expected {name} in JSON as the machine formats have it; found {value} ({error})") from error


def _count(value: Any, text: str) -> Count:
    words = Passage.quote(text, Span(value["start"], value["end"]))
    return Count(value["low"], value["high"], words.exact, words.start, words.end, Qualifier(value["qualifier"]))


def _when(value: Any, _: str) -> DateRange | None:
    if value is None:
        return None
    start, end = (date.fromisoformat(value[name]) if value.get(name) else None for name in ("start", "end"))
    return DateRange(start, end, value.get("words"))


def _where(value: Any, _: str) -> Where | None:
    return None if value is None else Where(**value)


def _said_by(value: Any, _: str) -> tuple[Speaker, ...]:
    return tuple(Speaker(each["name"], each.get("start"), each.get("end")) for each in value)


def _words(value: Any, _: str) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError("expected words or nothing")
    return value or None


_FIELDS: Mapping[str, Callable[[Any, str], Any]] = {
    "harm": lambda value, _: Harm(value),
    "count": _count,
    "role": lambda value, _: Role(value),
    "stance": lambda value, _: Stance(value),
    "victims": _words,
    "alleged_perpetrator": _words,
    "when": _when,
    "where": _where,
    "said_by": _said_by,
    "passage": lambda value, text: Passage.quote(text, Span(value["start"], value["end"])),
}
