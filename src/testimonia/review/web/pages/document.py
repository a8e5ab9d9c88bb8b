"""A report with its claims: read, judge, correct by selecting words, add what was missed."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from testimonia.capture.page import decoded_page
from testimonia.model import PENDING, Claim, Document, Harm, Judgement, Qualifier, Role, Stance, Verdict
from testimonia.pipeline.judging import new_judgement
from testimonia.review.assignments import CONFLICT, Assignments, codings
from testimonia.review.captured import quiet
from testimonia.review.diff import compared
from testimonia.review.queue import Version
from testimonia.review.secrecy import CLAIM_FIELDS, REPORT_FIELDS
from testimonia.review.web.asked import first_row, go_on
from testimonia.review.web.forms import changes_of, verdict_of
from testimonia.review.web.room import Room
from testimonia.review.web.security import CAPTURED_POLICY
from testimonia.review.workspace import View

PAGE = 100


def index(room: Room, request: Request) -> Response:
    """All reports."""
    view = room.view(request)
    at = first_row(request)
    rows = view.contents.documents[at : at + PAGE]
    return room.page(request, "documents.html", view=view, rows=rows, at=at, page=PAGE)


def show(room: Room, request: Request) -> Response:
    """The text with its claims highlighted, and beside it the claim cards with what gave each field."""
    view, (name, _) = room.view(request), request.state.who
    document = _report(view, request.path_params["name"])
    claims = view.of_document.get(document.id, [])
    assignment = Assignments(room.workspace.record.folder).of(document.id, name)
    own = _own_codings(view, claims, name, assignment.id) if assignment else {}
    mask, whole = room.mask(request), room.workspace.view
    return room.page(
        request,
        "document.html",
        view=view,
        document=document,
        claims=claims,
        told=view.told_in.get(document.id, []),
        segments=list(segments(document.text, claims)),
        reasons=mask(room.explanations.of(whole.documents[document.id], whole.of_document.get(document.id, []))),
        versions=versions_of(view, document.id),
        rejected=[(mask(claim), judgement) for claim, judgement in _rejected(room, view, document.id)],
        assignment=assignment,
        own=own,
        marks_of=room.secrecy.by_item(),
        secrets={"claim": CLAIM_FIELDS, "report": REPORT_FIELDS},
        harms=list(Harm),
        roles=list(Role),
        stances=list(Stance),
        qualifiers=list(Qualifier),
    )


def _report(view: View, name: str) -> Document:
    if name not in view.documents:
        raise HTTPException(404, f"There is no report {name}.")
    return view.documents[name]


def _own_codings(view: View, claims: Sequence[Claim], name: str, assignment: str) -> dict[str, Judgement]:
    found = codings(view.judgements)
    pairs = ((claim.id, found.get((assignment, claim.id), {}).get(name)) for claim in claims)
    return {claim: coding for claim, coding in pairs if coding}


def _rejected(room: Room, view: View, document: str) -> list[tuple[Claim, Judgement]]:
    """Claims of a report that a person rejected or corrected: they are shown, for nothing is erased."""
    found = []
    for claim in room.workspace.record.store.claims(document):
        judgement = view.judged.get(claim.id)
        if judgement and judgement.verdict in (Verdict.REJECT, Verdict.CORRECT):
            found.append((claim, judgement))
    return found


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with the claims whose passage, and whose count, it belongs to."""

    text: str
    start: int
    passages: tuple[str, ...]
    counts: tuple[str, ...]


def segments(text: str, claims: Sequence[Claim]) -> Iterator[Segment]:
    """The text in stretches within which the same claims apply: nested and overlapping ones stay readable."""
    bounds = {0, len(text)}
    for claim in claims:
        bounds |= {claim.passage.start, claim.passage.end, claim.count.start, claim.count.end}
    ordered = sorted(bound for bound in bounds if bound <= len(text))
    for start, end in itertools.pairwise(ordered):
        passages = tuple(c.id for c in claims if c.passage.start <= start and end <= c.passage.end)
        counts = tuple(c.id for c in claims if c.count.start <= start and end <= c.count.end)
        yield Segment(text[start:end], start, passages, counts)


def versions_of(view: View, name: str) -> list[tuple[Document, Version]]:
    """Other versions of a report, each with what it is: what it repeats, what repeats it, the same address again."""
    grouping, found = view.contents.grouping, dict[str, Version]()
    for kind, copies in ((Version.COPY, grouping.copies), (Version.TOLL, grouping.versions)):
        for copy in copies:
            if name in (copy.document, copy.original):
                found.setdefault(copy.original if name == copy.document else copy.document, kind)
    url = view.documents[name].url
    for document in view.contents.documents if url else ():
        if document.url == url and document.id != name:
            found.setdefault(document.id, Version.AGAIN)
    return [(view.documents[other], kind) for other, kind in found.items() if other in view.documents]


def against(room: Room, request: Request) -> Response:
    """A report and another version of it, with what was cut and what was added."""
    view = room.view(request)
    before, after = (_report(view, request.path_params[end]) for end in ("other", "name"))
    stretches = compared(before.text, after.text)
    return room.page(request, "against.html", view=view, before=before, after=after, stretches=stretches)


def captured(room: Room, request: Request) -> Response:
    """The captured page itself, for a frame in which nothing runs and from which nothing is asked."""
    document = _report(room.workspace.view, request.path_params["name"])
    headers = {"content-security-policy": CAPTURED_POLICY}
    if room.mask(request).hides(document.text):
        kept = "The page as captured holds words that are kept secret from your role."
        return Response(kept, media_type="text/plain; charset=utf-8", headers=headers)
    room.note_reading(request.state.who, request.url.path, document.text)
    if document.media_type != "text/html":
        return Response(document.text, media_type="text/plain; charset=utf-8", headers=headers)
    markup, _ = decoded_page(room.workspace.record.archive.get(document.sha256))
    return HTMLResponse(quiet(markup), headers=headers)


def of_claim(room: Room, request: Request) -> Response:
    """Where a claim stands: its report, at the claim."""
    name = request.path_params["name"]
    claim = room.workspace.view.claims.get(name) or room.workspace.record.store.claim(name)
    return RedirectResponse(f"/documents/{claim.document}#{claim.id}", status_code=303)


def judge_claim(room: Room, request: Request) -> Response:
    """Accept, reject or correct a claim."""
    view, form = room.workspace.view, request.state.form
    name = request.path_params["name"]
    claim = view.claims.get(name) or room.workspace.record.store.claim(name)
    shown = room.mask(request)(claim)
    verdict = verdict_of(form, (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT))
    changes = changes_of(form, shown, view.documents[claim.document].text) if verdict is Verdict.CORRECT else ()
    if verdict is Verdict.REJECT and not str(form.get("reason", "")).strip():
        raise HTTPException(422, "A rejection needs a reason.")
    _decide(room, request, verdict, claim.id, claim.document, changes)
    return go_on(request, f"/documents/{claim.document}#{claim.id}")


def add(room: Room, request: Request) -> Response:
    """Add a claim that the reader missed."""
    document = _report(room.workspace.view, request.path_params["name"])
    changes = changes_of(request.state.form, None, document.text)
    _decide(room, request, Verdict.ADD, document.id, document.id, changes)
    return go_on(request, f"/documents/{document.id}")


def _decide(
    room: Room,
    request: Request,
    verdict: Verdict,
    subject: str,
    document: str,
    changes: tuple[tuple[str, str], ...],
) -> None:
    """Record a decision: in force, or waiting where it was made blind or together with another."""
    view, form, (name, _) = room.workspace.view, request.state.form, request.state.who
    assignment = Assignments(room.workspace.record.folder).of(document, name)
    before = view.judged.get(subject)
    waits: Mapping[str, str] = {}
    supersedes = before.id if before and verdict is not Verdict.ADD else None
    if assignment:
        mine = codings(view.judgements).get((assignment.id, subject), {}).get(name)
        waits, supersedes = {PENDING: json.dumps(assignment.id)}, mine.id if mine else None
    elif verdict is not Verdict.ADD and str(form.get("seen", "")) != (before.id if before else ""):
        waits, supersedes = {PENDING: json.dumps(CONFLICT)}, None
    room.workspace.decide(
        new_judgement(
            verdict,
            (subject,),
            by=name,
            reason=str(form.get("reason", "")).strip(),
            supersedes=supersedes,
            changes=(*changes, *waits.items()),
        )
    )
