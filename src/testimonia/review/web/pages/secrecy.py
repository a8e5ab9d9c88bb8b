"""Secrecy: which fields are kept from whom. To change it is noted in the record's log, as reading them is."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from testimonia.errors import ConfigurationError
from testimonia.model import Claim, Document, VictimRecord
from testimonia.review.roles import Role
from testimonia.review.secrecy import Mark, words_of
from testimonia.review.web.asked import go_on
from testimonia.review.web.room import Room


def show(room: Room, request: Request) -> Response:
    """The fields that are kept secret, as far as the one who asks may see them, and how many more there are."""
    role = request.state.who[1]
    return room.page(
        request, "secrecy.html", marks=room.secrecy.open_to(role), number=len(room.secrecy.kept_from(role))
    )


def change(room: Room, request: Request) -> Response:
    """Keep a field secret from those below a role, or no longer."""
    form, (name, role) = request.state.form, request.state.who
    item, field, least = str(form.get("item", "")), str(form.get("field", "")), str(form.get("role", ""))
    if any((mark.item, mark.field) == (item, field) for mark in room.secrecy.kept_from(role)):
        raise HTTPException(403, "This field is kept secret from your role.")
    if form.get("do") == "lift":
        room.secrecy.remove(item, field)
    else:
        if least not in set(Role) or not role.may(Role(least)):
            raise HTTPException(422, "Choose a role that is no higher than your own: you would not see it any more.")
        try:
            words = words_of(_item(room, item), field)
        except ConfigurationError as error:
            raise HTTPException(422, str(error)) from error
        room.secrecy.add(Mark(item, field, Role(least), words, name))
    room.log(name, {"what": [f"{item} {field}"], "secret": form.get("do") != "lift"}, event="secrecy")
    return go_on(request, "/secrecy")


def _item(room: Room, name: str) -> Claim | Document | VictimRecord:
    view = room.workspace.view
    line = next((record for record in view.contents.victims if record.id == name), None)
    found = view.claims.get(name) or view.documents.get(name) or line
    if found is None:
        raise HTTPException(404, f"There is no claim, report or line of a list {name}.")
    return found
