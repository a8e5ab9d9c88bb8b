"""What needs a person, sorted by how much it moves figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from testimonia.model import Claim, Figure, Flag, Harm, Verdict
from testimonia.model import Disagreement as Doubt
from testimonia.review.assignments import CONFLICT, Disagreement
from testimonia.review.workspace import View

POLICY = "default"


class Kind(StrEnum):
    """Why something needs a person."""

    CLAIM = "new claim"
    DISAGREEMENT = "coders disagree"
    FLAGGED = "flagged figure"
    SECOND_READER = "readers disagree"
    NEAR_MISS = "near miss"
    STEALTH_EDIT = "changed text"


class Version(StrEnum):
    """What another version of a report is."""

    COPY = "copy"
    TOLL = "another toll"
    AGAIN = "the same address, captured again"


Said = tuple[str, Mapping[str, object]]
"""A message, and the values that are put into it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that needs a person.

    Args:
        kind: why.
        subject: id of the claim, code of the incident, or id of the report with harm of which there is no claim.
        title: what it is about, in the record's words.
        address: of the page on which it is decided.
        incident: code of the incident that it bears on; None for none.
        weight: how many persons a figure moves by it, at most.
        why: in plain words.

    Units:
        persons
    """

    kind: Kind
    subject: str
    title: str
    address: str
    incident: str | None
    weight: int
    why: tuple[Said, ...]


def queue(view: View, disagreements: Iterable[Disagreement] = ()) -> list[Item]:
    """Everything that needs a person, heaviest first; the same order every time.

    Args:
        view: the record.
        disagreements: codings that wait; none for those who may not see what others coded.
    """
    figures = {(figure.incident, figure.harm): figure for figure in view.contents.figures if figure.policy == POLICY}
    items = [
        *_claims(view, figures),
        *_unclaimed(view),
        *_disagreements(view, figures, disagreements),
        *_figures(view),
        *_near_misses(view),
        *_versions(view),
    ]
    return sorted(items, key=lambda item: (-item.weight, item.kind, item.subject))


def _say(message: str, **values: object) -> Said:
    return message, values


Figures = Mapping[tuple[str, Harm], Figure]


def _claims(view: View, figures: Figures) -> Iterator[Item]:
    """Claims that nobody has judged."""
    for claim in view.contents.claims:
        if claim.id not in view.judged and claim.reader != "person.v1":
            figure, code = _figure(view, figures, claim)
            second = view.contents.seconds.get(claim.document)
            against = tuple(_doubt(one) for one in second.about(claim.id)) if second else ()
            yield Item(
                Kind.SECOND_READER if against else Kind.CLAIM,
                claim.id,
                claim.count.words,
                f"/claims/{claim.id}",
                code,
                moves(claim, figure),
                (*against, *_why(claim, figure)),
            )


def _doubt(against: Doubt) -> Said:
    return _say("{field}: {reason}", field=against.field, reason=against.reason)


def _unclaimed(view: View) -> Iterator[Item]:
    """Harm to counted people that a model sees and the rules make no claim of: a person may add the claim."""
    settled = {judgement.subject[0] for judgement in view.judgements if judgement.verdict is Verdict.ADD}
    for name, second in view.contents.seconds.items():
        for one in second.disagreements:
            if one.claim is None and name not in settled:
                title = view.documents[name].title or name
                code, address = view.main.get(name), f"/documents/{name}"
                yield Item(Kind.SECOND_READER, name, title, address, code, 1, (_doubt(one),))


def _figure(view: View, figures: Figures, claim: Claim) -> tuple[Figure | None, str | None]:
    """The figure on which a claim bears, and the code of its incident."""
    code = view.incident_of.get(claim.id)
    return (figures.get((code, claim.harm)) if code else None), code


def _disagreements(view: View, figures: Figures, found: Iterable[Disagreement]) -> Iterator[Item]:
    """Claims that people have coded differently, blind or at the same time."""
    for each in found:
        claim = view.claims.get(each.claim)
        figure, code = _figure(view, figures, claim) if claim else (None, None)
        names = ", ".join(coding.by for coding in each.codings)
        conflict, blind = (
            _say("decided twice at once: {names}", names=names),
            _say("coded differently: {names}", names=names),
        )
        why = conflict if each.reason == CONFLICT else blind
        weight = moves(claim, figure) if claim else 0
        title = claim.count.words if claim else each.claim
        yield Item(Kind.DISAGREEMENT, each.claim, title, "/agreement", code, weight, (why,))


def moves(claim: Claim, figure: Figure | None) -> int:
    """By how many persons a figure can move if the claim is wrong: its own number where the figure rests on it.

    A claim that is in no figure weighs a tenth of its number, for it may belong in one.
    """
    number = max(claim.count.interval.known_ends)
    if figure is None or claim.harm in (Harm.AFFECTED, Harm.DISPLACED):
        return number // 10
    return number if claim.id in figure.claims else number // 4


def _why(claim: Claim, figure: Figure | None) -> tuple[Said, ...]:
    if figure is None:
        parts = [_say("in no figure")]
    elif claim.id in figure.claims:
        parts = [_say("a figure rests on it")]
    else:
        parts = [_say("left out of its figure")]
    if claim.when is None:
        parts.append(_say("no day"))
    if claim.where is None:
        parts.append(_say("no place"))
    return tuple(parts)


def _figures(view: View) -> Iterator[Item]:
    """Figures of the shown policy with flags that a person should look at."""
    wanted = {Flag.SOURCES_DISAGREE, Flag.WIDE_RANGE, Flag.OUTLIER, Flag.DENIED}
    for figure in view.contents.figures:
        raised = [flag for flag in figure.flags if flag in wanted]
        if figure.policy == POLICY and raised and figure.incident not in view.judged:
            ends = [end for end in (figure.low, figure.high) if end is not None]
            why = tuple(_say(each.replace("_", " ")) for each in (figure.harm, *raised))
            yield _of_incident(view, Kind.FLAGGED, figure.incident, max(ends) - min(ends), *why)


def _of_incident(view: View, kind: Kind, code: str, weight: int, *why: Said) -> Item:
    return Item(kind, code, view.incidents[code].title, f"/incidents/{code}", code, weight, why)


def _near_misses(view: View) -> Iterator[Item]:
    """Pairs of incidents for whose join much speaks: a person may merge them, and count the smaller one no more."""
    seen: set[frozenset[str]] = set()
    for join in view.contents.grouping.near_misses:
        codes = frozenset(code for code in (view.main.get(join.first), view.main.get(join.second)) if code)
        if len(codes) == 2 and codes not in seen and not codes & set(view.judged):
            seen.add(codes)
            one, other = sorted(codes)
            why = _say("may be one with {other} ({score})", other=other, score=f"{join.score:.2f}")
            weight = min(_killed(view, one), _killed(view, other))
            yield _of_incident(view, Kind.NEAR_MISS, one, weight, why)


def _killed(view: View, code: str) -> int:
    """The best figure for those killed in an incident."""
    figures = (f for f in view.figures.get(code, ()) if f.policy == POLICY and f.harm is Harm.KILLED)
    return next((figure.best or figure.low or 0 for figure in figures), 0)


def _versions(view: View) -> Iterator[Item]:
    """Reports that repeat another but for the toll, or stand at the same address with another text."""
    pairs = {(version.document, version.original): Version.TOLL for version in view.contents.grouping.versions}
    at_address: dict[str, str] = {}
    for document in view.contents.documents:
        if document.url:
            first = at_address.setdefault(document.url, document.id)
            if view.documents[first].text != document.text:
                pairs.setdefault((document.id, first), Version.AGAIN)
    for (name, original), kind in pairs.items():
        code = view.main.get(name)
        if code is not None and code not in view.judged:
            document = view.documents[name]
            address = f"/documents/{name}/against/{original}"
            title, why = document.title or document.label, (_say(kind),)
            yield Item(Kind.STEALTH_EDIT, name, title, address, code, _killed(view, code), why)


def progress(view: View) -> tuple[int, int]:
    """How many claims a person has judged, and of how many."""
    total = len(view.contents.claims) + sum(1 for name in view.rejected if name not in view.claims)
    return sum(1 for judged in _judged_claims(view)), total


def _judged_claims(view: View) -> Iterable[str]:
    return (name for name in view.judged if name.startswith("C"))
