"""What is kept secret is on no page, in no search and no download of those below its role; who sees it is noted."""

from __future__ import annotations

import re

import pytest

from testimonia.review.roles import Role
from testimonia.review.web.routes import WAYS
from tests.review.web.conftest import SAME
from tests.review.web.test_pages import form_of
from tests.review.web.test_security import address

SECRET = "Voss"


@pytest.fixture
def claim(room):
    view = room.workspace.view
    return next(c for c in view.contents.claims if any(s.name == "Edda Voss" for s in c.said_by))


@pytest.fixture
def marked(visitor, claim):
    """A client for each role, after an adjudicator has kept the speaker of a claim secret."""
    data = {"item": claim.id, "field": "said_by", "role": "adjudicator"}
    assert visitor(Role.ADJUDICATOR).post("/secrecy", data=data, headers=SAME).status_code == 303
    return visitor


def pages(room, claim):
    """Every page that can be asked for, of the report and the incident of a claim."""
    view = room.workspace.view
    for way in WAYS:
        if way.method == "GET" and way.path not in ("/enter", "/people/pairs"):
            path = re.sub(r"\{name\}", claim.document, way.path)
            path = re.sub(r"\{code\}", view.incident_of[claim.id], path)
            yield way.role, address(type(way)(path, way.method, way.page, way.role), view)


def test_no_answer_to_those_below_has_the_words(marked, room, claim):
    for role in (Role.READER, Role.CODER):
        client = marked(role)
        for needed, path in pages(room, claim):
            if role.may(needed):
                assert SECRET not in client.get(path, follow_redirects=True).text, path
        assert "<mark>" not in client.get(f"/search?q={SECRET}").text
    assert SECRET in marked(Role.ADJUDICATOR).get(f"/documents/{claim.document}").text


def test_reading_what_is_secret_is_noted_and_reading_around_it_is_not(marked, room, claim):
    def noted():
        return [e for e in room.workspace.record.archive.events() if e.event == "read"]

    marked(Role.CODER).get(f"/documents/{claim.document}")
    assert noted() == []
    marked(Role.ADJUDICATOR).get(f"/documents/{claim.document}")
    (event,) = noted()
    assert event.details == {
        "what": [f"{claim.id} said_by"],
        "page": f"/documents/{claim.document}",
        "by": "adjudicator",
    }
    marked(Role.ADMIN).get("/search?q=Edda")
    assert noted()[-1].details["by"] == "admin"


def test_marks_are_noted_and_lifted_only_by_those_who_see_behind_them(marked, room, claim):
    assert [e.details["by"] for e in room.workspace.record.archive.events() if e.event == "secrecy"] == ["adjudicator"]
    data = {"item": claim.id, "field": "said_by", "role": "admin"}
    assert marked(Role.ADJUDICATOR).post("/secrecy", data=data, headers=SAME).status_code == 422
    assert marked(Role.ADMIN).post("/secrecy", data=data, headers=SAME).status_code == 303
    lift = {"item": claim.id, "field": "said_by", "do": "lift"}
    assert marked(Role.ADJUDICATOR).post("/secrecy", data=lift, headers=SAME).status_code == 403
    assert SECRET not in marked(Role.ADJUDICATOR).get("/secrecy").text
    assert marked(Role.ADMIN).post("/secrecy", data=lift, headers=SAME).status_code == 303
    assert SECRET in marked(Role.READER).get(f"/documents/{claim.document}").text


def test_correcting_what_one_may_not_read_keeps_it(marked, room, claim):
    shown = room.secrecy.kept_from(Role.CODER)
    assert shown
    black = form_of(claim, verdict="correct", low=7, high=8, qualifier="range", said_by="█" * len("Edda Voss"))
    assert marked(Role.CODER).post(f"/claims/{claim.id}", data=black, headers=SAME).status_code == 303
    new = next(c for c in room.workspace.view.contents.claims if c.reader == "person.v1")
    assert (new.count.low, new.said_by) == (7, claim.said_by)


def test_a_person_of_a_list_is_kept_secret_from_coders(visitor, room):
    line = room.workspace.view.contents.victims[0]
    data = {"item": line.id, "field": "names", "role": "publisher"}
    assert visitor(Role.PUBLISHER).post("/secrecy", data=data, headers=SAME).status_code == 303
    assert line.names[0] not in visitor(Role.CODER).get("/people").text
    assert line.names[0] in visitor(Role.ADMIN).get("/people").text


@pytest.mark.parametrize(
    "data",
    [
        {"item": "C0", "field": "said_by", "role": "coder"},
        {"item": "CLAIM", "field": "passage", "role": "coder"},
        {"item": "CLAIM", "field": "said_by", "role": "king"},
        {},
    ],
)
def test_marks_of_nothing_are_refused(visitor, room, claim, data):
    data = {name: claim.id if value == "CLAIM" else value for name, value in data.items()}
    assert visitor(Role.ADMIN).post("/secrecy", data=data, headers=SAME).status_code in (404, 422)
    assert list(room.secrecy) == []
