"""Search over texts, claims and names."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from testimonia.review.search import MOST
from testimonia.review.web.room import Room


def show(room: Room, request: Request) -> Response:
    """What holds all the words."""
    words = request.query_params.get("q", "")
    hits = room.search(request, words) if words else []
    return room.page(request, "search.html", view=room.view(request), words=words, hits=hits, most=MOST)
