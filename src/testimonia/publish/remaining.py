"""What remains of a record without the reports, incidents and lists that do not go out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from testimonia.model import Claim, Figure, Incident, VictimRecord
from testimonia.publish.contents import Contents
from testimonia.publish.profile import Profile

Consent = Mapping[str, AbstractSet[str]]
"""The purposes agreed to, for each report (by id or external id) and victim list (by name) with recorded consent."""


@dataclass(frozen=True, slots=True)
class KeptBack:
    """Something that does not go out: what, how many of it, and why."""

    what: str
    number: int
    reason: str


def remaining(contents: Contents, profile: Profile, consent: Consent) -> tuple[Contents, list[KeptBack]]:
    """The contents without withheld reports, incidents and lists, and what of these was kept back.

    A figure that rests on a claim of a withheld report does not go out; an incident without any of its claims neither.

    Args:
        contents: all that the record holds.
        profile: what goes out.
        consent: purposes agreed to, where consent is recorded.
    """
    kept, notes = _kept_documents(contents, profile, consent)
    lines, refused = _kept_lines(contents, profile, consent)
    return _without_documents(replace(contents, victims=lines), kept, profile), [*notes, *refused]


def _kept_documents(contents: Contents, profile: Profile, consent: Consent) -> tuple[AbstractSet[str], list[KeptBack]]:
    about = dict(contents.grouping.main)
    kept, refused, withheld = set(), 0, 0
    for document in contents.documents:
        codes = about.get(document.id)
        if not _is_agreed(consent, profile, document.id, document.external_id):
            refused += 1
        elif (
            {document.id, document.external_id} & profile.documents
            or document.outlet in profile.outlets
            or (codes and profile.incidents.issuperset(codes))
        ):
            withheld += 1
        else:
            kept.add(document.id)
    return kept, [
        KeptBack("reports", refused, f"no consent for the purpose {profile.purpose!r}"),
        KeptBack("reports", withheld, "the profile withholds the report, its outlet or its incident"),
    ]


def _is_agreed(consent: Consent, profile: Profile, *names: str | None) -> bool:
    """Whether nobody recorded consent under a name, or it covers the profile's purpose."""
    return all(profile.purpose in consent[name] for name in names if name and name in consent)


def _kept_lines(
    contents: Contents, profile: Profile, consent: Consent
) -> tuple[tuple[VictimRecord, ...], list[KeptBack]]:
    kept = tuple(line for line in contents.victims if _is_agreed(consent, profile, line.list_name))
    refused = len(contents.victims) - len(kept)
    return kept, [KeptBack("lines of victim lists", refused, f"no consent for the purpose {profile.purpose!r}")]


def _without_documents(contents: Contents, kept: AbstractSet[str], profile: Profile) -> Contents:
    """The contents of some reports, without the incidents that the profile withholds."""
    secret = {name for one in contents.grouping.incidents if one.code in profile.incidents for name in one.claims}
    claims = {claim.id: claim for claim in contents.claims if claim.document in kept and claim.id not in secret}
    incidents = tuple(
        _incident(incident, kept, claims)
        for incident in contents.grouping.incidents
        if incident.code not in profile.incidents and _is_told(incident, kept, claims)
    )
    codes = {incident.code for incident in incidents}
    incidents = tuple(one if one.part_of in codes else replace(one, part_of=None) for one in incidents)
    copies = tuple(copy for copy in contents.grouping.copies if {copy.document, copy.original} <= kept)
    main = {name: of for name, of in contents.grouping.main if name in kept}
    left = ((name, tuple(code for code in of if code in codes)) for name, of in main.items())
    return replace(
        contents,
        documents=tuple(document for document in contents.documents if document.id in kept),
        claims=tuple(claims.values()),
        grouping=replace(
            contents.grouping, incidents=incidents, copies=copies, main=tuple(pair for pair in left if pair[1])
        ),
        figures=tuple(
            _figure(figure, claims)
            for figure in contents.figures
            if figure.incident in codes and claims.keys() >= set(figure.claims)
        ),
        uncounted=tuple(
            told
            for told in contents.uncounted
            if told.document in kept and not profile.incidents.intersection(main.get(told.document, ())[:1])
        ),
    )


def _figure(figure: Figure, claims: Mapping[str, Claim]) -> Figure:
    return replace(
        figure,
        left_out=tuple(left for left in figure.left_out if left.claim in claims),
        breakdowns=tuple(part for part in figure.breakdowns if claims.keys() >= set(part.claims)),
    )


def _is_told(incident: Incident, kept: AbstractSet[str], claims: Mapping[str, Claim]) -> bool:
    """Whether what remains of an incident still tells of it: a report, and a claim where it had claims."""
    return bool(set(incident.documents) & kept) and (not incident.claims or any(c in claims for c in incident.claims))


def _incident(incident: Incident, kept: AbstractSet[str], claims: Mapping[str, Claim]) -> Incident:
    """An incident as the remaining reports tell it: days and place only where one of their claims states them."""
    inside = replace(
        incident,
        documents=tuple(name for name in incident.documents if name in kept),
        claims=tuple(name for name in incident.claims if name in claims),
        joins=tuple(join for join in incident.joins if {join.first, join.second} <= kept),
    )
    if len(inside.documents) == len(incident.documents):
        return inside
    told = [claims[name] for name in inside.claims]
    when = incident.when if _is_dated(told, incident) else None
    where = next((claim.where for claim in told if _is_there(claim, incident)), None)
    is_told = when == incident.when and (where is None) == (incident.where is None)
    return replace(inside, when=when, where=where, title=incident.title if is_told else f"Incident {incident.code}")


def _is_dated(told: Sequence[Claim], incident: Incident) -> bool:
    """Whether claims state the first and the last day of their incident."""
    days = [claim.when for claim in told if claim.when]
    return incident.when is not None and (
        incident.when.start in {when.start for when in days} and incident.when.end in {when.end for when in days}
    )


def _is_there(claim: Claim, incident: Incident) -> bool:
    """Whether a claim states the place of its incident, as exactly, in whichever words."""
    if claim.where is None or incident.where is None:
        return False
    return claim.where == incident.where or (
        claim.where.name is not None and replace(claim.where, words=incident.where.words) == incident.where
    )
