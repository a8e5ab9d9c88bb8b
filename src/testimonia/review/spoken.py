"""Who speaks in a record, which figures rest on them, and which outlets carry them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from testimonia.review.workspace import View

MOST = 500
POLICY = "default"


@dataclass(frozen=True, slots=True)
class Spoken:
    """Speakers and outlets.

    Args:
        speakers: primary sources with their claims and the incidents whose figures rest on them; most claims first.
        outlets: names, reports, and how many of these are copies; most reports first.
    """

    speakers: tuple[dict[str, Any], ...]
    outlets: tuple[tuple[str, int, int], ...]


def spoken(view: View) -> Spoken:
    """The speakers and outlets of a view."""
    claims: defaultdict[str, list[str]] = defaultdict(list)
    for claim in view.contents.claims:
        claims[claim.said_by[-1].name if claim.said_by else ""].append(claim.id)
    outlets: defaultdict[str, list[str]] = defaultdict(list)
    for document in view.contents.documents:
        outlets[document.outlet or ""].append(document.id)
    used = {name for figure in view.contents.figures if figure.policy == POLICY for name in figure.claims}
    return Spoken(
        speakers=tuple(
            {
                "name": name,
                "claims": len(ids),
                "used": sum(each in used for each in ids),
                "incidents": sorted({view.incident_of[each] for each in ids if each in view.incident_of}),
            }
            for name, ids in sorted(claims.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST]
        ),
        outlets=tuple(
            (name, len(ids), sum(each in view.copies for each in ids))
            for name, ids in sorted(outlets.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST]
        ),
    )
