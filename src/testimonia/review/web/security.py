"""What stands between the web and a record: host, origin, session, headers, and how often somebody may knock."""

from __future__ import annotations

import contextlib
import hmac
import secrets
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from testimonia.review.roles import Role

COOKIE = "testimonia_session"
SESSION_SECONDS = 12 * 3600
KNOCKS, KNOCK_SECONDS = 8, 60
"""Tries to log in, per name and per address, in so many seconds."""

MOST_BYTES = 20_000_000
"""Bytes of the longest form that is taken: a file of some 50,000 decisions."""

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
CAPTURED_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
"""For a captured page inside a frame: nothing runs, nothing is asked of anybody, it knows no session."""

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


class Sessions:
    """Signed cookies; they end with the process, whose secret nobody else has."""

    def __init__(self) -> None:
        self._signer = URLSafeTimedSerializer(secrets.token_hex(32), salt="session")
        self._left: set[str] = set()

    def begin(self, response: Response, name: str, role: Role) -> None:
        """Let somebody in."""
        token = self._signer.dumps({"name": name, "role": role.value, "id": secrets.token_hex(8)})
        response.set_cookie(COOKIE, str(token), max_age=SESSION_SECONDS, httponly=True, samesite="strict", path="/")

    def who(self, request: Request) -> tuple[str, Role] | None:
        """Who asks; None where nobody is let in."""
        try:
            values = self._signer.loads(request.cookies.get(COOKIE, ""), max_age=SESSION_SECONDS)
        except BadSignature:
            return None
        return None if values["id"] in self._left else (values["name"], Role(values["role"]))

    def end(self, request: Request, response: Response) -> None:
        """Let somebody out; their cookie opens nothing any more."""
        with contextlib.suppress(BadSignature):
            self._left.add(self._signer.loads(request.cookies.get(COOKIE, ""))["id"])
        response.delete_cookie(COOKIE, path="/")


class OneTimeKey:
    """The key in the address that the command prints: it opens once."""

    def __init__(self) -> None:
        self.key: str = secrets.token_urlsafe(24)

    def opens(self, key: str) -> bool:
        """Whether a key opens; afterwards it does not."""
        right = bool(self.key) and hmac.compare_digest(self.key.encode(), key.encode())
        if right:
            self.key = ""
        return right


class Knocks:
    """How often somebody has tried to log in lately."""

    def __init__(self) -> None:
        self._times: defaultdict[str, deque[float]] = defaultdict(deque)

    def too_many(self, *callers: str) -> bool:
        """Note a try; whether one of the callers has tried too often."""
        now, full = time.monotonic(), False
        for caller in callers:
            times = self._times[caller]
            while times and now - times[0] > KNOCK_SECONDS:
                times.popleft()
            times.append(now)
            full = full or len(times) > KNOCKS
        return full


class Guard:
    """Refuses other hosts' names and other sites' forms, and puts the security headers on every answer.

    Args:
        app: what is guarded.
        hosts: names and addresses under which the server answers, with their port.
    """

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        refusal = self._refusal(request)
        if refusal:
            await PlainTextResponse(refusal, status_code=403)(scope, receive, _with_headers(send))
            return
        await self._app(scope, receive, _with_headers(send))

    def _refusal(self, request: Request) -> str | None:
        host = request.headers.get("host", "")
        if host not in self._hosts:
            return "This server does not answer under that name."
        if request.method in ("GET", "HEAD"):
            return None
        if not 0 <= _length(request) <= MOST_BYTES:
            return "This is no form, or it is too long."
        return self._of_another_site(request, host)

    @staticmethod
    def _of_another_site(request: Request, host: str) -> str | None:
        site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
        if site is not None:
            return None if site == "same-origin" else "A form of another site may not change anything here."
        if origin is None or origin.split("://", 1)[-1] != host:
            return "A form of another site may not change anything here."
        return None


def _length(request: Request) -> int:
    """Bytes that a request says it brings; -1 where it does not say."""
    said = request.headers.get("content-length", "")
    return int(said) if said.isdecimal() and len(said) < 12 else -1


def _with_headers(send: Send) -> Callable[[MutableMapping[str, Any]], Awaitable[None]]:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            names = {name.lower() for name, _ in message["headers"]}
            more = (
                HEADERS if b"content-security-policy" in names else HEADERS | {"content-security-policy": PAGE_POLICY}
            )
            message["headers"] = [
                *message["headers"],
                *((name.encode(), value.encode()) for name, value in more.items() if name.encode() not in names),
            ]
        await send(message)

    return with_headers
