"""What a request asks for besides its page: from which row on, and where to go when it is done."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from testimonia.errors import InvalidNoun

LONGEST = 9
"""Digits of the largest row that an address may ask for."""


def first_row(request: Request) -> int:
    """From which row on, counted from 0, a page shows what there is.

    Raises:
        InvalidNoun: the address says something else than a row.
    """
    said = request.query_params.get("from") or "0"
    if not (said.isascii() and said.isdecimal() and len(said) <= LONGEST):
        raise InvalidNoun(f"expected the number of a row in the address, such as from=100; found {said!r}")
    return int(said)


def go_on(request: Request, otherwise: str) -> Response:
    """To the page that the form stood on, if it names one of this room, or else to another."""
    asked = request.state.form.get("next")
    return RedirectResponse(asked if isinstance(asked, str) and is_ours(asked) else otherwise, status_code=303)


def is_ours(address: str) -> bool:
    """Whether an address leads to a page of this room."""
    return address.startswith("/") and not address.startswith(("//", "/\\"))
