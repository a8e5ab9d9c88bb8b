"""What needs a person, sorted by how much it moves figures."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from testimonia.model import SHOWN_POLICY, Claim, Figure, Flag, Harm, Verdict, is_claim_id
from testimonia.model import Disagreement as Doubt
from testimonia.pipeline.corrections import PERSON
from testimonia.publish.words import code_words, title_words
from testimonia.review.assignments import CONFLICT, Disagreement
from testimonia.review.workspace import View


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


Figures = Mapping[tuple[str, Harm], Figure]
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
        settled_by: ids of claims and reports and codes of incidents: a decision about any of them takes it off.

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
    settled_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Open:
    """What is left on the queue.

    Args:
        first: the heaviest of it.
        number: how much there is of the kind that was asked for.
        counts: how much there is of each kind.
    """

    first: list[Item]
    number: int
    counts: Mapping[str, int]


class Queue:
    """Everything that needs a person, heaviest first, until somebody decides it.

    It is made once of what a record holds; decisions only take things off, so that the next page need not wait.

    Args:
        view: the record; its judgements play no part.
    """

    def __init__(self, view: View) -> None:
        figures = _shown(view)
        items = [*_claims(view, figures), *_unclaimed(view), *_figures(view), *_near_misses(view), *_versions(view)]
        self._items = sorted(items, key=_order)
        self._counts = Counter(item.kind.value for item in items)
        self._of_kind: dict[str, list[int]] = defaultdict(list)
        self._of_incident: dict[str | None, list[int]] = defaultdict(list)
        self._settled_by: dict[str, list[int]] = defaultdict(list)
        for number, item in enumerate(self._items):
            self._of_kind[item.kind.value].append(number)
            self._of_incident[item.incident].append(number)
            for subject in item.settled_by:
                self._settled_by[subject].append(number)

    def open(
        self, view: View, disagreements: Iterable[Disagreement] = (), *, kind: str = "", code: str = "", most: int
    ) -> Open:
        """What nobody has decided.

        Args:
            view: the record of which the queue was made, with the decisions as they are now.
            disagreements: codings that wait; none for those who may not see what others coded.
            kind: of what is wanted; "" for every kind.
            code: of the incident on which it bears; "" for all.
            most: how many of the heaviest are wanted.
        """
        settled = self._settled(view)
        apart = [item for item in _disagreements(view, disagreements) if code in ("", item.incident)]
        numbers: Sequence[int] = range(len(self._items))
        counts = self._counts - Counter(self._items[number].kind.value for number in settled)
        if code:
            numbers = self._of_incident.get(code, [])
            counts = Counter(self._items[number].kind.value for number in numbers if number not in settled)
        elif kind:
            numbers = self._of_kind.get(kind, [])
        left = (self._items[number] for number in numbers if number not in settled)
        first = list(itertools.islice((item for item in left if kind in ("", item.kind)), most))
        first = sorted([*first, *(item for item in apart if kind in ("", item.kind))], key=_order)[:most]
        counts += Counter(item.kind.value for item in apart)
        return Open(first, counts[kind] if kind else sum(counts.values()), counts)

    def _settled(self, view: View) -> set[int]:
        added = {judgement.subject[0] for judgement in view.judgements if judgement.verdict is Verdict.ADD}
        return {number for subject in {*view.judged, *added} for number in self._settled_by.get(subject, ())}


def _order(item: Item) -> tuple[int, str, str]:
    return -item.weight, item.kind, item.subject


def _shown(view: View) -> Figures:
    return {(figure.incident, figure.harm): figure for figure in view.contents.figures if figure.policy == SHOWN_POLICY}


def _say(message: str, **values: object) -> Said:
    return message, values


def _claims(view: View, figures: Figures) -> Iterator[Item]:
    """Claims that no person has made."""
    for claim in view.contents.claims:
        if claim.reader != PERSON:
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
                (claim.id,),
            )


def _doubt(against: Doubt) -> Said:
    return _say("{field}: {reason}", field=against.field, reason=against.reason)


def _unclaimed(view: View) -> Iterator[Item]:
    """Harm to counted people that a model sees and the rules make no claim of: a person may add the claim."""
    for name, second in view.contents.seconds.items():
        for one in second.disagreements:
            if one.claim is None:
                title = title_words(view.documents[name])
                code, address = view.main.get(name), f"/documents/{name}"
                yield Item(Kind.SECOND_READER, name, title, address, code, 1, (_doubt(one),), (name,))


def _figure(view: View, figures: Figures, claim: Claim) -> tuple[Figure | None, str | None]:
    """The figure on which a claim bears, and the code of its incident."""
    code = view.incident_of.get(claim.id)
    return (figures.get((code, claim.harm)) if code else None), code


def _disagreements(view: View, found: Iterable[Disagreement]) -> Iterator[Item]:
    """Claims that people have coded differently, blind or at the same time."""
    for each in found:
        claim = view.claims.get(each.claim)
        code = view.incident_of.get(each.claim)
        of_incident = {
            (one.incident, one.harm): one for one in view.figures.get(code or "", ()) if one.policy == SHOWN_POLICY
        }
        figure = of_incident.get((code or "", claim.harm)) if claim else None
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
        if figure.policy == SHOWN_POLICY and raised:
            ends = [end for end in (figure.low, figure.high) if end is not None]
            why = tuple(_say(code_words(each)) for each in (figure.harm, *raised))
            yield _of_incident(view, Kind.FLAGGED, figure.incident, max(ends) - min(ends), *why)


def _of_incident(view: View, kind: Kind, code: str, weight: int, *why: Said, other: str | None = None) -> Item:
    settled_by = (code,) if other is None else (code, other)
    return Item(kind, code, view.incidents[code].title, f"/incidents/{code}", code, weight, why, settled_by)


def _near_misses(view: View) -> Iterator[Item]:
    """Pairs of incidents for whose join much speaks: a person may merge them, and count the smaller one no more."""
    seen: set[frozenset[str]] = set()
    for join in view.contents.grouping.near_misses:
        codes = frozenset(code for code in (view.main.get(join.first), view.main.get(join.second)) if code)
        if len(codes) == 2 and codes not in seen:
            seen.add(codes)
            one, other = sorted(codes)
            why = _say("may be one with {other} ({score})", other=other, score=f"{join.score:.2f}")
            weight = min(_killed(view, one), _killed(view, other))
            yield _of_incident(view, Kind.NEAR_MISS, one, weight, why, other=other)


def _killed(view: View, code: str) -> int:
    """The best figure for those killed in an incident."""
    figures = (f for f in view.figures.get(code, ()) if f.policy == SHOWN_POLICY and f.harm is Harm.KILLED)
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
        if code is not None:
            document = view.documents[name]
            address = f"/documents/{name}/against/{original}"
            title, why = title_words(document), (_say(kind),)
            yield Item(Kind.STEALTH_EDIT, name, title, address, code, _killed(view, code), why, (code,))


def progress(view: View) -> tuple[int, int]:
    """How many claims a person has judged, and of how many."""
    total = len(view.contents.claims) + sum(1 for name in view.rejected if name not in view.claims)
    return sum(1 for judged in _judged_claims(view)), total


def _judged_claims(view: View) -> Iterable[str]:
    return (name for name in view.judged if is_claim_id(name))
