"""Figures: the record's table, filtered, with sums that carry intervals."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response

from testimonia.model import Figure, Harm
from testimonia.publish.formats.csv_tables import unformulated
from testimonia.review.web.app import Room
from testimonia.review.workspace import View

PAGE = 200


def show(room: Room, request: Request) -> Response:
    """The figures that pass the filters, and their sums by harm."""
    view = room.view(request)
    asked = {name: request.query_params.get(name, "") for name in ("harm", "policy", "country", "since", "until")}
    asked["policy"] = asked["policy"] or "default"
    found = list(chosen(view, asked))
    return room.page(
        request,
        "figures.html",
        view=view,
        figures=found[:PAGE],
        number=len(found),
        sums=sums(found),
        asked=asked,
        harms=list(Harm),
        policies=sorted({figure.policy for figure in view.contents.figures}),
        query=request.url.query,
    )


def chosen(view: View, asked: dict[str, str]) -> Iterable[Figure]:
    """The figures that pass some filters."""
    for figure in view.contents.figures:
        incident = view.incidents.get(figure.incident)
        start = str(incident.when.start) if incident and incident.when and incident.when.start else ""
        country = (incident.where.country or "") if incident and incident.where else ""
        if (
            figure.policy == asked["policy"]
            and asked["harm"] in ("", figure.harm.value)
            and asked["country"].upper() in ("", country)
            and (not asked["since"] or start >= asked["since"])
            and (not asked["until"] or (start and start <= asked["until"]))
        ):
            yield figure


def sums(figures: Iterable[Figure]) -> list[tuple[Harm, int, int, int, int]]:
    """For each harm: incidents, and the sums of low, best and high; harms are never mixed."""
    totals: dict[Harm, list[int]] = {}
    for figure in figures:
        total = totals.setdefault(figure.harm, [0, 0, 0, 0])
        stated = [end for end in (figure.best, figure.low, figure.high) if end is not None]
        ends = [stated[0] if end is None else end for end in (figure.low, figure.best, figure.high)]
        for position, value in enumerate((1, *ends)):
            total[position] += value
    return [(harm, *totals[harm]) for harm in Harm if harm in totals]  # type: ignore[misc]


def download(room: Room, request: Request) -> Response:
    """The figures that pass the filters, as CSV that is safe to open in a spreadsheet."""
    view = room.view(request)
    asked = {name: request.query_params.get(name, "") for name in ("harm", "policy", "country", "since", "until")}
    asked["policy"] = asked["policy"] or "default"
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("incident", "title", "harm", "policy", "low", "best", "high", "independent_sources", "flags"))
    for figure in chosen(view, asked):
        title = view.incidents[figure.incident].title if figure.incident in view.incidents else ""
        ends = ("" if end is None else end for end in (figure.low, figure.best, figure.high))
        sources, flags = figure.independent_sources, " ".join(figure.flags)
        writer.writerow((figure.incident, unformulated(title), figure.harm, figure.policy, *ends, sources, flags))
    headers = {"content-disposition": 'attachment; filename="figures.csv"'}
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)
