"""The door: the one-time link, logging in and out, accounts."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from testimonia.errors import ConfigurationError
from testimonia.review.accounts import Account, is_code, is_secret, new_secret, secret_address
from testimonia.review.roles import Role
from testimonia.review.web.room import Room


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


def account(room: Room, request: Request) -> Response:
    """One's own account: password and one-time codes. Where there are no accounts, how to get some."""
    known = room.accounts.get(request.state.who[0])
    return _account_page(room, request, known)


def _account_page(room: Room, request: Request, known: Account | None, *, wrong: str = "") -> Response:
    tried = str(request.state.form.get("secret", "")) if wrong else ""
    secret = tried if is_secret(tried) else new_secret()
    return room.page(
        request,
        "account.html",
        status=422 if wrong else 200,
        account=known,
        secret=secret,
        address=secret_address(known.name, secret) if known else "",
        wrong=wrong,
    )


def change_own_account(room: Room, request: Request) -> Response:
    """Turn one-time codes on or off, or choose another password; each needs the password that one has."""
    form, (name, _) = request.state.form, request.state.who
    known = room.accounts.get(name)
    if known is None:
        raise HTTPException(404, "You have no account here: one person reviews on this machine.")
    if room.knocks.too_many(f"name {name}"):
        raise HTTPException(429, "Too many tries. Wait a minute.")
    code = str(form.get("code", ""))
    if room.accounts.check(name, str(form.get("password", "")), code) is None:
        return _account_page(room, request, known, wrong="The password or the code is not right.")
    do, secret = form.get("do"), str(form.get("secret", ""))
    if do == "codes":
        if not is_secret(secret) or not is_code(secret, code):
            return _account_page(room, request, known, wrong="The code does not belong to this key: try the next one.")
        room.accounts.set_totp(name, secret)
    elif do == "no codes":
        room.accounts.set_totp(name, None)
    else:
        try:
            room.accounts.add(name, known.role, str(form.get("new", "")), totp=known.totp)
        except ConfigurationError as error:
            return _account_page(room, request, known, wrong=str(error))
    return RedirectResponse("/account", status_code=303)


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
        known = room.accounts.get(name)
        role, totp = Role(str(form.get("role", Role.READER))), known.totp if known else None
        room.accounts.add(name, role, str(form.get("password", "")), totp=totp)
    except (ConfigurationError, ValueError) as error:
        return room.page(
            request, "accounts.html", status=422, accounts=list(room.accounts), roles=list(Role), wrong=str(error)
        )
    return RedirectResponse("/accounts", status_code=303)
