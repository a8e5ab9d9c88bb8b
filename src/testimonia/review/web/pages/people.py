"""People: lines of victim lists. Reading them is noted in the log, for names are sensitive."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from testimonia.review.web.app import Room

PAGE = 100


def show(room: Room, request: Request) -> Response:
    """The lines of all lists, a page at a time."""
    view, (name, _) = room.view(request), request.state.who
    at = max(0, int(request.query_params.get("from", "0") or 0))
    rows = view.contents.victims[at : at + PAGE]
    if rows:
        with room.workspace.writing() as record:
            record.archive.log("read", {"what": "victim lists", "by": name, "from": at}, at=datetime.now(UTC))
    return room.page(request, "people.html", rows=rows, at=at, page=PAGE, number=len(view.contents.victims))
