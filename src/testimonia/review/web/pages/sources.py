"""Sources: who speaks in the record, and which figures rest on them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from testimonia.review.web.room import Room


def show(room: Room, request: Request) -> Response:
    """Primary sources with their claims and the incidents whose figures rest on them; outlets with their copies."""
    found = room.sources(room.view(request))
    return room.page(request, "sources.html", rows=found.speakers, outlets=found.outlets)
