"""The queue: what needs a person, heaviest first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from testimonia.review.assignments import Assignments, disagreements
from testimonia.review.queue import Kind, progress, queue
from testimonia.review.roles import Role
from testimonia.review.web.app import Room

PAGE = 50


def show(room: Room, request: Request) -> Response:
    """The first items, filtered by kind and incident; progress; the coder's own assignments; disagreements."""
    view, (name, role) = room.workspace.view, request.state.who
    kind, code = request.query_params.get("kind", ""), request.query_params.get("incident", "")
    items = [item for item in queue(view) if (not kind or item.kind == kind) and (not code or item.incident == code)]
    done, total = progress(view)
    mine = [a for a in Assignments(room.workspace.record.folder) if name in a.coders]
    open_ones = disagreements(view.judgements, in_force=view.judged) if role.may(Role.ADJUDICATOR) else []
    return room.page(
        request,
        "queue.html",
        view=view,
        items=items[:PAGE],
        number=len(items),
        kinds=list(Kind),
        kind=kind,
        code=code,
        done=done,
        total=total,
        mine=mine,
        disagreements=open_ones,
    )
