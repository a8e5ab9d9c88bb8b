"""The queue: what needs a person, heaviest first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from testimonia.review.assignments import Assignments, disagreements
from testimonia.review.queue import Kind, progress
from testimonia.review.roles import Role
from testimonia.review.web.room import Room

PAGE = 50


def show(room: Room, request: Request) -> Response:
    """The first items, filtered by kind and incident; counts and progress; the coder's own assignments."""
    view, (name, role) = room.view(request), request.state.who
    kind, code = request.query_params.get("kind", ""), request.query_params.get("incident", "")
    open_ones = disagreements(view.judgements, in_force=view.judged) if role.may(Role.ADJUDICATOR) else []
    found = room.queue(request).open(view, open_ones, kind=kind, code=code, most=PAGE)
    done, total = progress(view)
    return room.page(
        request,
        "queue.html",
        view=view,
        items=found.first,
        number=found.number,
        counts=found.counts,
        kinds=list(Kind),
        kind=kind,
        code=code,
        here=f"/?{request.url.query}" if request.url.query else "/",
        done=done,
        total=total,
        mine=[a for a in Assignments(room.workspace.record.folder) if name in a.coders],
    )
