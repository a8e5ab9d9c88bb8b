"""The door: the one-time link, logging in and out, accounts."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from testimonia.errors import ConfigurationError
from testimonia.review.roles import Role
from testimonia.review.web.app import Room


def show(room: Room, request: Request) -> Response:
    """The form to log in; or straight in, with the link that the command printed."""
    key = request.query_params.get("key", "")
    if key and room.key.opens(key):
        return _let_in(room, room.settings.local_name, Role.ADMIN)
    return room.page(request, "enter.html", has_accounts=any(room.accounts), wrong=bool(key))


def enter(room: Room, request: Request) -> Response:
    """Log in."""
    form = request.state.form
    name, address = str(form.get("name", "")), request.client.host if request.client else ""
    if room.knocks.too_many(f"name {name}", f"address {address}"):
        raise HTTPException(429, "Too many tries. Wait a minute.")
    account = room.accounts.check(name, str(form.get("password", "")), str(form.get("code", "")))
    if account is None:
        return room.page(request, "enter.html", status=403, has_accounts=any(room.accounts), wrong=True)
    return _let_in(room, account.name, account.role)


def _let_in(room: Room, name: str, role: Role) -> Response:
    response = RedirectResponse("/", status_code=303)
    room.sessions.begin(response, name, role)
    return response


def leave(room: Room, request: Request) -> Response:
    """Log out."""
    response = RedirectResponse("/enter", status_code=303)
    room.sessions.end(request, response)
    return response


def accounts(room: Room, request: Request) -> Response:
    """Who may come in, and as what."""
    return room.page(request, "accounts.html", accounts=list(room.accounts), roles=list(Role), wrong=None)


def change_account(room: Room, request: Request) -> Response:
    """Add, change or remove an account."""
    form = request.state.form
    name = str(form.get("name", ""))
    if form.get("do") == "remove":
        room.accounts.remove(name)
        return RedirectResponse("/accounts", status_code=303)
    try:
        room.accounts.add(name, Role(str(form.get("role", Role.READER))), str(form.get("password", "")))
    except (ConfigurationError, ValueError) as error:
        return room.page(
            request, "accounts.html", status=422, accounts=list(room.accounts), roles=list(Role), wrong=str(error)
        )
    return RedirectResponse("/accounts", status_code=303)
