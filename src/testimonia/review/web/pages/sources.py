"""Sources: who speaks in the record, and which figures rest on them."""

from __future__ import annotations

from collections import defaultdict

from starlette.requests import Request
from starlette.responses import Response

from testimonia.review.web.app import Room

MOST = 500


def show(room: Room, request: Request) -> Response:
    """Primary sources with their claims and the incidents whose figures rest on them; outlets with their copies."""
    view = room.view(request)
    claims: defaultdict[str, list[str]] = defaultdict(list)
    for claim in view.contents.claims:
        claims[claim.said_by[-1].name if claim.said_by else ""].append(claim.id)
    used = {name for figure in view.contents.figures if figure.policy == "default" for name in figure.claims}
    rows = [
        {
            "name": name,
            "claims": len(ids),
            "used": sum(each in used for each in ids),
            "incidents": sorted({view.incident_of[each] for each in ids if each in view.incident_of}),
        }
        for name, ids in sorted(claims.items(), key=lambda item: (-len(item[1]), item[0]))
    ][:MOST]
    outlets: defaultdict[str, list[str]] = defaultdict(list)
    for document in view.contents.documents:
        outlets[document.outlet or ""].append(document.id)
    listed = [
        (name, len(ids), sum(each in view.copies for each in ids))
        for name, ids in sorted(outlets.items(), key=lambda item: (-len(item[1]), item[0]))
    ][:MOST]
    return room.page(request, "sources.html", rows=rows, outlets=listed)
