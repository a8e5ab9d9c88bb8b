"""What needs a person, sorted by how much it moves figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from testimonia.model import Claim, Figure, Flag, Harm, Stance
from testimonia.review.workspace import View

POLICY = "default"


class Kind(StrEnum):
    """Why something needs a person."""

    CLAIM = "new claim"
    DISAGREEMENT = "coders disagree"
    FLAGGED = "flagged figure"
    NEAR_MISS = "near miss"
    STEALTH_EDIT = "changed text"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that needs a person.

    Args:
        kind: why.
        subject: id of the claim, or code of the incident.
        incident: code of the incident that it bears on; None for none.
        weight: how many persons a figure moves by it, at most.
        why: in plain words.

    Units:
        persons
    """

    kind: Kind
    subject: str
    incident: str | None
    weight: int
    why: str


def queue(view: View) -> list[Item]:
    """Everything that needs a person, heaviest first; the same order every time."""
    items = [*_claims(view), *_figures(view), *_near_misses(view), *_versions(view)]
    return sorted(items, key=lambda item: (-item.weight, item.kind, item.subject))


def _claims(view: View) -> Iterator[Item]:
    """Claims that nobody has judged."""
    figures = {(figure.incident, figure.harm): figure for figure in view.contents.figures if figure.policy == POLICY}
    for claim in view.contents.claims:
        if claim.id in view.judged or claim.reader == "person.v1":
            continue
        code = view.incident_of.get(claim.id)
        figure = figures.get((code, claim.harm)) if code else None
        yield Item(Kind.CLAIM, claim.id, code, moves(claim, figure), _why(claim, figure))


def moves(claim: Claim, figure: Figure | None) -> int:
    """By how many persons a figure can move if the claim is wrong: its own number where the figure rests on it.

    A claim that is in no figure weighs a tenth of its number, for it may belong in one.
    """
    number = max(claim.count.interval.known_ends)
    if figure is None or claim.harm in (Harm.AFFECTED, Harm.DISPLACED):
        return number // 10
    return number if claim.id in figure.claims else number // 4


def _why(claim: Claim, figure: Figure | None) -> str:
    parts = []
    if figure is None:
        parts.append("in no figure")
    elif claim.id in figure.claims:
        parts.append("a figure rests on it")
    else:
        parts.append("left out of its figure")
    if claim.stance is not Stance.ASSERTED:
        parts.append(claim.stance.value)
    if claim.when is None:
        parts.append("no day")
    if claim.where is None:
        parts.append("no place")
    return ", ".join(parts)


def _figures(view: View) -> Iterator[Item]:
    """Figures of the shown policy with flags that a person should look at."""
    wanted = {Flag.SOURCES_DISAGREE, Flag.WIDE_RANGE, Flag.OUTLIER, Flag.DENIED}
    for figure in view.contents.figures:
        raised = [flag for flag in figure.flags if flag in wanted]
        if figure.policy == POLICY and raised and figure.incident not in view.judged:
            ends = [end for end in (figure.low, figure.high) if end is not None]
            why = f"{figure.harm}: {', '.join(flag.replace('_', ' ') for flag in raised)}"
            yield Item(Kind.FLAGGED, figure.incident, figure.incident, max(ends) - min(ends), why)


def _near_misses(view: View) -> Iterator[Item]:
    """Pairs of incidents for whose join much speaks: a person may merge them."""
    main = {name: codes[0] for name, codes in view.contents.grouping.main}
    seen: set[frozenset[str]] = set()
    for join in view.contents.grouping.near_misses:
        codes = frozenset(code for code in (main.get(join.first), main.get(join.second)) if code)
        if len(codes) == 2 and codes not in seen and not codes & set(view.judged):
            seen.add(codes)
            one, other = sorted(codes)
            yield Item(Kind.NEAR_MISS, one, one, _killed(view, other), f"may be one with {other} ({join.score:.2f})")


def _killed(view: View, code: str) -> int:
    """The best figure for those killed in an incident: what a wrong join would add or take away."""
    figures = (f for f in view.figures.get(code, ()) if f.policy == POLICY and f.harm is Harm.KILLED)
    return next((figure.best or figure.low or 0 for figure in figures), 0)


def _versions(view: View) -> Iterator[Item]:
    """Reports that repeat another but for the toll: an update, or a text that was changed silently."""
    main = {name: codes[0] for name, codes in view.contents.grouping.main}
    for version in view.contents.grouping.versions:
        code = main.get(version.document)
        if code is not None:
            label = view.documents[version.document].title or version.document
            yield Item(Kind.STEALTH_EDIT, code, code, _killed(view, code), f"another toll in the same text: {label}")


def progress(view: View) -> tuple[int, int]:
    """How many claims a person has judged, and of how many."""
    total = len(view.contents.claims) + sum(1 for name in view.rejected if name not in view.claims)
    return sum(1 for judged in _judged_claims(view)), total


def _judged_claims(view: View) -> Iterable[str]:
    return (name for name in view.judged if name.startswith("C"))
