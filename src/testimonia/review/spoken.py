"""Who speaks in a record, which figures rest on them, and which outlets carry them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from testimonia.model import SHOWN_POLICY, Source
from testimonia.reconcile import SourceRegistry, source_called
from testimonia.review.workspace import View

MOST = 500


@dataclass(frozen=True, slots=True)
class Speaker:
    """A primary source as the claims of a record name it.

    Args:
        source: what it is; None for the reports' own voice.
        also: its other names: those of the user's own table, and those in claims.
        registered: whether the user's own table describes it.
        claims: how many come from it.
        used: how many of these the shown policy uses.
        incidents: those whose figures of the shown policy rest on it, by code.
    """

    source: Source | None
    also: tuple[str, ...]
    registered: bool
    claims: int
    used: int
    incidents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Speakers and outlets.

    Args:
        speakers: most claims first.
        outlets: names, reports, and how many of these are copies; most reports first.
    """

    speakers: tuple[Speaker, ...]
    outlets: tuple[tuple[str, int, int], ...]


def spoken(view: View, registry: SourceRegistry) -> Spoken:
    """The speakers and outlets of a view, with what the user's own table of sources says of them."""
    of_name: defaultdict[str, list[str]] = defaultdict(list)
    for claim in view.contents.claims:
        of_name[claim.said_by[-1].name if claim.said_by else ""].append(claim.id)
    names: defaultdict[str, list[str]] = defaultdict(list)
    for name in of_name:
        names[(registry.find(name) or source_called(name)).id if name else ""].append(name)
    used = {name for figure in view.contents.figures if figure.policy == SHOWN_POLICY for name in figure.claims}
    speakers = [
        _speaker(own, [claim for name in own for claim in of_name[name]], view, registry, used)
        for own in names.values()
    ]
    outlets: defaultdict[str, list[str]] = defaultdict(list)
    for document in view.contents.documents:
        outlets[document.outlet or ""].append(document.id)
    return Spoken(
        speakers=tuple(sorted(speakers, key=lambda each: (-each.claims, _name(each)))[:MOST]),
        outlets=tuple(
            (name, len(ids), sum(each in view.copies for each in ids))
            for name, ids in sorted(outlets.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST]
        ),
    )


def _name(speaker: Speaker) -> str:
    return speaker.source.name if speaker.source else ""


def _speaker(
    names: Sequence[str], claims: Sequence[str], view: View, registry: SourceRegistry, used: AbstractSet[str]
) -> Speaker:
    fullest = max(names, key=lambda name: (len(name), name))
    known = registry.find(fullest) if fullest else None
    source = (known or source_called(fullest)) if fullest else None
    also = {*names, *source.aliases} - {source.name} if source else set()
    resting = [name for name in claims if name in used]
    incidents = {view.incident_of[name] for name in resting if name in view.incident_of}
    return Speaker(source, tuple(sorted(also)), known is not None, len(claims), len(resting), tuple(sorted(incidents)))
