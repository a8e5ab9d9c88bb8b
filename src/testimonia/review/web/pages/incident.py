"""An incident: figures of every policy, claims as intervals, reports, and decisions about it."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from testimonia.model import SHOWN_POLICY, Claim, Decided, Figure, Harm, Incident, Judgement, Verdict, standing
from testimonia.pipeline.incidents import current_code, figure_judgement, incident_judgement
from testimonia.publish.site.map import map_of
from testimonia.publish.tables import days, place
from testimonia.publish.words import BALANCES, said_by
from testimonia.reconcile.grades import Grade
from testimonia.review.books import ledgers_about
from testimonia.review.charts import interval_chart
from testimonia.review.family import family_of
from testimonia.review.timeline import timeline
from testimonia.review.web.asked import first_row
from testimonia.review.web.changes import changes_in, claims_in
from testimonia.review.web.forms import number_in, verdict_of
from testimonia.review.web.room import Room
from testimonia.review.workspace import View

PAGE = 100
MOST_OTHERS = 500
"""Incidents that are offered by name where another one is asked for; any other code can be typed."""

DECISIONS = (Verdict.MERGE, Verdict.SPLIT, Verdict.MOVE, Verdict.PIN, Verdict.PART_OF, Verdict.GRADE)
LEAST_OTHERS = {Verdict.MERGE: 1, Verdict.SPLIT: 1, Verdict.MOVE: 1, Verdict.PART_OF: 1}
OF_NONE = "not_part_of"
"""What a form says that makes an incident a part of no other one."""


def index(room: Room, request: Request) -> Response:
    """All incidents."""
    view = room.view(request)
    at = first_row(request)
    rows = view.contents.grouping.incidents[at : at + PAGE]
    figures = {
        (figure.incident, figure.harm.value): figure
        for incident in rows
        for figure in view.figures.get(incident.code, ())
        if figure.policy == SHOWN_POLICY
    }
    return room.page(request, "incidents.html", view=view, rows=rows, at=at, page=PAGE, figures=figures)


def show(room: Room, request: Request) -> Response:
    """One incident."""
    view, code = room.view(request), request.path_params["code"]
    incident = view.incidents.get(code)
    if incident is None:
        now = current_code(room.workspace.record.store, code)
        return RedirectResponse(f"/incidents/{now}", status_code=303)
    claims = [view.claims[name] for name in incident.claims if name in view.claims]
    figures = view.figures.get(code, [])
    picture, _ = map_of([_placed(incident)], root="/")
    history = _history(room, view, incident)
    return room.page(
        request,
        "incident.html",
        view=view,
        incident=incident,
        claims=claims,
        groups=[_group(harm, figures, claims, view) for harm in Harm if any(f.harm is harm for f in figures)],
        timeline=timeline(claims, room.catalogue(request).say),
        family=family_of(incident, view, room.registry),
        ledgers=ledgers_about(room.ledgers(request), incident),
        balances=BALANCES,
        parts=[each for each in view.incidents.values() if each.part_of == code],
        picture=picture,
        reports=[(view.documents[name], view.copies.get(name)) for name in incident.documents],
        history=history,
        changes=room.mask(request)(changes_in(room, history)),
        decided_claims=claims_in(room, view, history, room.mask(request)),
        in_force={judgement.id for judgement in standing(view.judgements)},
        others=[other for other in view.contents.grouping.incidents if other.code != code][:MOST_OTHERS],
        grades=list(Grade),
        harms=list(Harm),
    )


def _history(room: Room, view: View, incident: Incident) -> list[Judgement]:
    """The decisions about an incident, and about claims of its reports: also those that left it by a decision."""
    store = room.workspace.record.store
    once = {claim.id for name in incident.documents for claim in store.claims(name)}
    about = {incident.code, *(name for name in once if view.incident_of.get(name, incident.code) == incident.code)}
    return [judgement for judgement in view.judgements if about.intersection(judgement.subject)]


def _placed(incident: Incident) -> dict[str, Any]:
    return {**place(incident.where), **days(incident.when)}


def _group(harm: Harm, figures: list[Figure], claims: list[Claim], view: View) -> dict[str, Any]:
    """The figures for one harm, with a chart of the claims that they rest on."""
    of_harm = [figure for figure in figures if figure.harm is harm]
    shown = next((figure for figure in of_harm if figure.policy == SHOWN_POLICY), of_harm[0])
    rows = [
        {
            "claim": claim.id,
            "low": claim.count.low,
            "high": claim.count.high,
            "label": _label(claim, view),
        }
        for claim in claims
        if claim.harm is harm
    ]
    policies = [{"policy": f.policy, "low": f.low, "best": f.best, "high": f.high} for f in of_harm]
    return {
        "harm": harm,
        "figures": of_harm,
        "chart": interval_chart(harm, rows, policies, used=frozenset(shown.claims)),
        "left_out": shown.left_out,
    }


def _label(claim: Claim, view: View) -> str:
    speaker = claim.said_by[-1].name if claim.said_by else said_by(claim)
    document = view.documents[claim.document]
    marks = [mark.value for mark in (claim.role, claim.stance) if mark not in ("total", "asserted")]
    day = view.contents.published.get(claim.document) or document.published
    return ", ".join((speaker, day.edtf if day else "undated", *marks))


def decide(room: Room, request: Request) -> Response:
    """Merge, split, move, pin, make part of another or of none, or grade."""
    form, code, (name, _) = request.state.form, request.path_params["code"], request.state.who
    alone = form.get("verdict") == OF_NONE
    verdict = Verdict.PART_OF if alone else verdict_of(form, DECISIONS)
    others = () if alone else tuple(str(value) for value in form.getlist("other") if str(value))
    reason = _reason(request)
    if not alone and len(others) < LEAST_OTHERS.get(verdict, 0):
        raise HTTPException(422, "Say what it is about: another incident, or at least one report or claim.")
    into = str(form.get("into", "")).strip() or code
    subject = (*others, into) if verdict is Verdict.MOVE else (code, *others)
    chosen = str(form.get("grade", ""))
    if chosen and chosen not in set(Grade):
        raise HTTPException(422, "Choose one of the grades, or none.")
    grade = Grade(chosen) if chosen else None
    with room.workspace.writing() as record:
        judgement = incident_judgement(record, verdict, subject, by=name, reason=reason, grade=grade)
    room.workspace.decide(judgement)
    return RedirectResponse(f"/incidents/{code}", status_code=303)


def decide_figure(room: Room, request: Request) -> Response:
    """Decide the figure of a harm oneself; the policy `adjudicated` shows it."""
    form, code, (name, _) = request.state.form, request.path_params["code"], request.state.who
    reason, harm = _reason(request), str(form.get("harm", ""))
    if harm not in set(Harm):
        raise HTTPException(422, "Choose the harm of which you decide the figure.")
    ends = Decided(*(number_in(form, end) for end in ("low", "best", "high")))
    with room.workspace.writing() as record:
        judgement = figure_judgement(record, code, Harm(harm), ends, by=name, reason=reason)
    room.workspace.decide(judgement)
    return RedirectResponse(f"/incidents/{code}#figures", status_code=303)


def _reason(request: Request) -> str:
    reason = str(request.state.form.get("reason", "")).strip()
    if not reason:
        raise HTTPException(422, "A decision about an incident needs a reason.")
    return reason
