"""People: lines of victim lists, and pairs of them to judge. Reading them is noted in the log: names are sensitive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from testimonia.model import Verdict, VictimRecord
from testimonia.pipeline.judging import new_judgement
from testimonia.review.links import pairs_of
from testimonia.review.secrecy import PERSON_FIELDS
from testimonia.review.web.asked import first_row
from testimonia.review.web.forms import verdict_of
from testimonia.review.web.room import Room
from testimonia.review.workspace import View

if TYPE_CHECKING:
    from testimonia.estimate.linkage.linking import Link, Linkage

PAGE = 100
PAIRS = 20
VERDICTS = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)


def show(room: Room, request: Request) -> Response:
    """The lines of all lists, a page at a time."""
    view, (name, _) = room.view(request), request.state.who
    at = first_row(request)
    rows = view.contents.victims[at : at + PAGE]
    if rows:
        room.log(name, {"what": "victim lists", "from": at})
    return room.page(
        request,
        "people.html",
        rows=rows,
        at=at,
        page=PAGE,
        number=len(view.contents.victims),
        marks_of=room.secrecy.by_item(),
        secrets=PERSON_FIELDS,
    )


def pairs(room: Room, request: Request) -> Response:
    """Pairs of lines that may be one person, the most doubtful first, each with its evidence."""
    view, (name, _) = room.workspace.view, request.state.who
    linkage = room.links.latest(view)
    judged = bool(request.query_params.get("judged"))
    at = first_row(request)
    found = {each: pairs_of(linkage, view, judged=each) if linkage else [] for each in (False, True)}
    shown = found[judged][at : at + PAIRS]
    if shown:
        room.log(name, {"what": "pairs of victim lists", "from": at})
    mask = room.mask(request)
    return room.page(
        request,
        "pairs.html",
        linkage=linkage,
        is_making=room.links.is_making,
        rows=[_pair(linkage, link, view, mask) for link in shown] if linkage else [],
        at=at,
        page=PAIRS,
        judged=judged,
        number=len(found[False]),
        number_judged=len(found[True]),
        query="judged=1" if judged else "",
        here=f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path,
    )


def _pair(linkage: Linkage, link: Link, view: View, mask: Any) -> dict[str, Any]:
    """What a page shows of a pair."""
    from testimonia.estimate.linkage.chart import steps_of, waterfall
    from testimonia.estimate.linkage.shapes import said_of

    lines: list[VictimRecord] = [linkage.records[number] for number in (link.first, link.second)]
    one, two = (dict(said_of(mask(line))) for line in lines)
    return {
        "lines": lines,
        "names": [mask(linkage.lists.names[linkage.lists.on[number]]) for number in (link.first, link.second)],
        "said": [(field, one.get(field), two.get(field)) for field in dict.fromkeys([*one, *two])],
        "probability": link.probability,
        "clarity": link.clarity.value,
        "judgement": view.pairs.get(frozenset(line.id for line in lines)),
        "weights": Markup(waterfall(steps_of(link), f"{link.first}-{link.second}")),  # noqa: S704 - it is escaped there
    }


def judge_pair(room: Room, request: Request) -> Response:
    """Judge two lines the same person, different persons, or unsure."""
    view, form, (name, _) = room.workspace.view, request.state.form, request.state.who
    verdict = verdict_of(form, VERDICTS)
    subject = (str(form.get("one", "")), str(form.get("two", "")))
    before = view.pairs.get(frozenset(subject))
    reason = str(form.get("reason", "")).strip() or "compared side by side"
    judgement = new_judgement(verdict, subject, by=name, reason=reason, supersedes=before.id if before else None)
    room.links.check(judgement, view)
    room.workspace.decide(judgement)
    at = str(form.get("from", ""))
    return RedirectResponse(f"/people/pairs?from={at}" if at.isdecimal() else "/people/pairs", status_code=303)
