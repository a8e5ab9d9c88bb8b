"""Figures: the record's table, filtered, with sums that carry intervals."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from testimonia.model import SHOWN_POLICY, Figure, Harm, Incident, Sum
from testimonia.publish.formats.csv_tables import unformulated
from testimonia.reconcile import sum_of
from testimonia.review.web.asked import first_row
from testimonia.review.web.room import Room
from testimonia.review.workspace import View

PAGE = 200

FILTERS = ("harm", "policy", "country", "grade", "since", "until", "as_of")


def show(room: Room, request: Request) -> Response:
    """The figures that pass the filters, and their sums by harm."""
    asked = _asked(request)
    view = _view(room, request, asked)
    found, totals = view.once(("figures", *asked.items()), lambda: _looked_up(view, asked))
    at = first_row(request)
    query = urlencode({name: value for name, value in asked.items() if value})
    return room.page(
        request,
        "figures.html",
        view=view,
        rows=found[at : at + PAGE],
        at=at,
        page=PAGE,
        number=len(found),
        sums=totals,
        asked=asked,
        harms=list(Harm),
        policies=sorted(view.of_policy),
        grades=view.grades,
        query=query,
    )


def _asked(request: Request) -> dict[str, str]:
    asked = {name: request.query_params.get(name, "").strip() for name in FILTERS}
    return asked | {"policy": asked["policy"] or SHOWN_POLICY}


def _view(room: Room, request: Request, asked: dict[str, str]) -> View:
    """The record as it is, or as it was at the end of a day."""
    if not asked["as_of"]:
        return room.view(request)
    try:
        return room.view_of(request, date.fromisoformat(asked["as_of"]))
    except ValueError as error:
        raise HTTPException(422, f"Expected a day such as 2024-03-14; found {asked['as_of']!r}.") from error


def _looked_up(view: View, asked: dict[str, str]) -> tuple[list[Figure], list[Sum]]:
    found = list(chosen(view, asked))
    return found, sums(found, view.incidents)


def chosen(view: View, asked: dict[str, str]) -> Iterable[Figure]:
    """The figures that pass some filters."""
    country, since, until = asked["country"].upper(), asked["since"], asked["until"]
    for figure in view.of_policy.get(asked["policy"], ()):
        if asked["harm"] in ("", figure.harm.value) and asked["grade"] in ("", figure.grade):
            incident = view.incidents.get(figure.incident) if country or since or until else None
            start = str(incident.when.start) if incident and incident.when and incident.when.start else ""
            if (
                (not country or country == (incident.where.country if incident and incident.where else None))
                and (not since or start >= since)
                and (not until or (start and start <= until))
            ):
                yield figure


def sums(figures: Iterable[Figure], incidents: Mapping[str, Incident]) -> list[Sum]:
    """The sum for each harm; harms are never mixed, and parts are not added to their whole."""
    of_harm: dict[Harm, list[Figure]] = {}
    for figure in figures:
        if figure.incident in incidents:
            of_harm.setdefault(figure.harm, []).append(figure)
    found = (sum_of(of_harm[harm], incidents) for harm in Harm if harm in of_harm)
    return [total for total in found if total]


def download(room: Room, request: Request) -> Response:
    """The figures that pass the filters, as CSV that is safe to open in a spreadsheet."""
    asked = _asked(request)
    view = _view(room, request, asked)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("incident", "title", "harm", "policy", "low", "best", "high", "independent_sources", "flags"))
    for figure in chosen(view, asked):
        title = view.incidents[figure.incident].title if figure.incident in view.incidents else ""
        ends = ("" if end is None else end for end in figure.ends)
        sources, flags = figure.independent_sources, " ".join(figure.flags)
        writer.writerow((figure.incident, unformulated(title), figure.harm, figure.policy, *ends, sources, flags))
    room.note_reading(request.state.who, request.url.path, out.getvalue())
    headers = {"content-disposition": 'attachment; filename="figures.csv"'}
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)
