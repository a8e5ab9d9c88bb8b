"""History: every decision, who made it, when and why; taking one back; applying those of a file."""

from __future__ import annotations

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from testimonia.errors import InvalidReport
from testimonia.model import standing
from testimonia.pipeline.judging import decisions_in
from testimonia.review.web.asked import first_row, go_on
from testimonia.review.web.changes import changes_in, claims_in
from testimonia.review.web.room import Room

PAGE = 100


def show(room: Room, request: Request) -> Response:
    """The decisions, newest first."""
    view = room.view(request)
    at = first_row(request)
    rows = view.judgements[::-1][at : at + PAGE]
    return room.page(
        request,
        "history.html",
        view=view,
        rows=rows,
        at=at,
        page=PAGE,
        number=len(view.judgements),
        in_force={judgement.id for judgement in standing(view.judgements)},
        changes=room.mask(request)(changes_in(room, rows)),
        claims=claims_in(room, view, rows, room.mask(request)),
    )


def withdraw(room: Room, request: Request) -> Response:
    """Take a decision back."""
    form, (name, _) = request.state.form, request.state.who
    room.workspace.undo(request.path_params["name"], by=name, reason=str(form.get("reason", "")).strip() or "undone")
    return go_on(request, "/history")


def apply(room: Room, request: Request) -> Response:
    """Apply the decisions of a text file, as `testimonia judge apply` does; who did so is noted in the log."""
    form, (name, _) = request.state.form, request.state.who
    file = form.get("file")
    if not isinstance(file, UploadFile):
        raise HTTPException(422, "Choose a file of decisions: one of the folder decisions of a record.")
    try:
        new = room.workspace.apply(list(decisions_in(file.file.read(), str(file.filename))))
    except InvalidReport as error:
        raise HTTPException(422, str(error)) from error
    room.log(name, {"what": [judgement.id for judgement in new]}, event="applied")
    return RedirectResponse("/history", status_code=303)
