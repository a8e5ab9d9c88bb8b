"""The web application: a room behind its routes, each for those whose role allows it."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from importlib.resources import files

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from testimonia.errors import ContradictoryJudgements, InvalidNoun, MissingExtra, NotInRecord
from testimonia.review.web.room import Room
from testimonia.review.web.routes import WAYS, Way
from testimonia.review.web.security import Guard


def create_app(room: Room) -> Starlette:
    """The application of a room."""
    routes: list[Route | Mount] = [Route(way.path, _guarded(room, way), methods=[way.method]) for way in WAYS]
    static = StaticFiles(directory=str(files("testimonia.review.web") / "static"))
    return Starlette(
        routes=[*routes, Mount("/static", static)],
        middleware=[Middleware(Guard, hosts=room.settings.hosts)],
        exception_handlers={
            HTTPException: functools.partial(_failed, room),
            NotInRecord: functools.partial(_missing, room),
        },
    )


def _guarded(room: Room, way: Way) -> Callable[[Request], Awaitable[Response]]:
    """The page of a route for those whose role allows it; others are sent to the door or refused."""

    async def endpoint(request: Request) -> Response:
        who = room.sessions.who(request)
        if way.role is not None:
            if who is None:
                return RedirectResponse("/enter", status_code=303)
            if not who[1].may(way.role):
                raise HTTPException(403, f"This needs the role {way.role}; you are {who[1]}.")
        request.state.who = who
        if request.method == "POST":
            request.state.form = await request.form(max_files=way.files, max_fields=200)
        try:
            return await run_in_threadpool(way.page, room, request)
        except (InvalidNoun, ContradictoryJudgements, MissingExtra) as error:
            raise HTTPException(422, str(error)) from error
        finally:
            await request.close()

    return endpoint


async def _failed(room: Room, request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return room.page(request, "error.html", status=error.status_code, what=error.detail)


async def _missing(room: Room, request: Request, error: Exception) -> Response:
    return room.page(request, "error.html", status=404, what=str(error))
