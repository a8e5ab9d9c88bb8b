"""Agreement: who codes what blind, how well coders agree, and deciding where they do not."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from testimonia.errors import ConfigurationError
from testimonia.model import PENDING, is_claim_id
from testimonia.pipeline.judging import new_judgement
from testimonia.review.agreement import agreement, by_coder, by_month
from testimonia.review.assignments import Assignments, agreed, disagreements
from testimonia.review.trend import trend
from testimonia.review.web.changes import changes_in
from testimonia.review.web.room import Room


def show(room: Room, request: Request) -> Response:
    """Disagreements to be decided, agreement per field, per coder and over time, assignments."""
    view, mask = room.view(request), room.mask(request)
    assignments = Assignments(room.workspace.record.folder)
    claims = dict(view.claims)
    for coding in view.judgements:
        name = coding.subject[0]
        if coding.pending and is_claim_id(name) and name not in claims:
            claims[name] = mask(room.workspace.record.store.claim(name))
    open_ones = disagreements(view.judgements, in_force=view.judged)
    waiting = [coding for coding in agreed(view.judgements, assignments) if coding.subject[0] not in view.judged]
    coders_rows = by_coder(view.judgements, claims, in_force=view.judged)
    months = by_month(view.judgements, claims)
    of_coder = {row.coder: by_month(view.judgements, claims, coder=row.coder) for row in coders_rows}
    return room.page(
        request,
        "agreement.html",
        view=view,
        claims=claims,
        assignments=list(assignments),
        rows=agreement(view.judgements, claims),
        coders_rows=coders_rows,
        months=months,
        trend=trend(months, of_coder, room.catalogue(request).say),
        disagreements=open_ones,
        changes=mask(changes_in(room, [coding for each in open_ones for coding in each.codings])),
        waiting=waiting,
        coders=sorted({account.name for account in room.accounts} | {room.settings.local_name}),
    )


def assign(room: Room, request: Request) -> Response:
    """Have a report coded by several people, blind."""
    form = request.state.form
    document = str(form.get("document", ""))
    if document not in room.workspace.view.documents:
        raise HTTPException(422, f"There is no report {document!r}.")
    try:
        Assignments(room.workspace.record.folder).add(document, [str(name) for name in form.getlist("coder")])
    except ConfigurationError as error:
        raise HTTPException(422, str(error)) from error
    return RedirectResponse("/agreement", status_code=303)


def adjudicate(room: Room, request: Request) -> Response:
    """Bring one of the codings into force."""
    view, form, (name, _) = room.workspace.view, request.state.form, request.state.who
    coding = next((j for j in view.judgements if j.id == request.path_params["name"] and j.pending), None)
    if coding is None:
        raise HTTPException(404, "There is no such coding that waits.")
    before = view.judged.get(coding.subject[0])
    room.workspace.decide(
        new_judgement(
            coding.verdict,
            coding.subject,
            by=name,
            reason=str(form.get("reason", "")).strip() or coding.reason,
            supersedes=before.id if before else None,
            changes=tuple(change for change in coding.changes if change[0] != PENDING),
        )
    )
    return RedirectResponse("/agreement", status_code=303)
