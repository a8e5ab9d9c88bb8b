"""Every route with every role, forms of other sites, other hosts' names, frames, and knocking too often."""

from __future__ import annotations

import re

import pytest

from testimonia.review.roles import Role
from testimonia.review.web.routes import WAYS
from tests.review.web.conftest import HOST, SAME


def address(way, view) -> str:
    names = {"name": next(iter(view.documents)), "other": list(view.documents)[1], "code": next(iter(view.incidents))}
    if way.path.startswith("/claims"):
        names["name"] = next(iter(view.claims))
    return re.sub(r"\{(\w+)\}", lambda match: names[match[1]], way.path)


def knock(client, way, view):
    return client.request(way.method, address(way, view), headers=SAME if way.method == "POST" else None)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way.method} {way.path}")
@pytest.mark.parametrize("role", [None, *Role])
def test_every_route_lets_in_its_roles_and_nobody_else(visitor, room, way, role):
    done = knock(visitor(role), way, room.workspace.view)
    if way.role is None:
        assert done.status_code in (200, 403)
    elif role is None:
        assert (done.status_code, done.headers["location"]) == (303, "/enter")
    elif role.may(way.role):
        assert done.status_code not in (401, 403, 500), done.text
    else:
        assert done.status_code == 403
    assert list(room.workspace.record.store.judgements()) == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": f"http://{HOST}.evil.example"},
    ],
)
def test_a_form_of_another_site_changes_nothing(visitor, room, headers):
    name = next(iter(room.workspace.view.claims))
    done = visitor(Role.ADMIN).post(f"/claims/{name}", data={"verdict": "accept"}, headers=headers)
    assert done.status_code == 403
    assert list(room.workspace.record.store.judgements()) == []


def test_a_form_of_this_site_without_fetch_metadata_is_taken(visitor, room):
    name = next(iter(room.workspace.view.claims))
    data, headers = {"verdict": "accept", "seen": ""}, {"origin": f"http://{HOST}"}
    assert visitor(Role.CODER).post(f"/claims/{name}", data=data, headers=headers).status_code == 303


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", f"{HOST}.evil.example", ""])
def test_another_hosts_name_is_refused(visitor, host):
    assert visitor(None).get("/enter", headers={"host": host}).status_code == 403


def test_every_answer_forbids_frames_scripts_from_elsewhere_and_guessing_of_types(visitor, room):
    client = visitor(Role.ADMIN)
    for way in WAYS:
        headers = knock(client, way, room.workspace.view).headers
        assert "frame-ancestors" in headers["content-security-policy"]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_a_captured_page_runs_nothing_and_knows_no_session(visitor, room):
    page = next(d for d in room.workspace.view.contents.documents if d.media_type == "text/html")
    done = visitor(Role.READER).get(f"/documents/{page.id}/captured")
    assert done.headers["content-security-policy"].startswith("sandbox; default-src 'none'")


def test_the_session_cookie_is_closed_to_scripts_and_other_sites(visitor):
    cookie = next(iter(visitor(Role.READER).cookies.jar))
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert cookie.get_nonstandard_attr("SameSite").lower() == "strict"


def test_a_cookie_that_left_opens_no_more(visitor):
    client = visitor(Role.READER)
    cookie = client.cookies["testimonia_session"]
    client.post("/leave", headers=SAME)
    assert client.get("/", headers={"cookie": f"testimonia_session={cookie}"}).status_code == 303


def test_the_printed_link_opens_once(visitor, room):
    key = room.key.key
    assert visitor(None).get(f"/enter?key={key}").status_code == 303
    assert visitor(None).get(f"/enter?key={key}").status_code == 200
    assert visitor(None).get("/enter?key=").status_code == 200


def test_knocking_too_often_is_refused(visitor):
    client = visitor(None)
    codes = [
        client.post("/enter", data={"name": "admin", "password": "x"}, headers=SAME).status_code for _ in range(12)
    ]
    assert codes[0] == 403
    assert codes[-1] == 429


@pytest.mark.parametrize(
    "address", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_no_page_sends_anybody_elsewhere(visitor, room, address):
    client = visitor(Role.ADMIN)
    name = next(iter(room.workspace.view.claims))
    client.post(f"/claims/{name}", data={"verdict": "accept", "seen": ""}, headers=SAME)
    judgement = room.workspace.view.judgements[-1].id
    done = client.post(f"/judgements/{judgement}/withdraw", data={"next": address}, headers=SAME)
    assert done.headers["location"] == "/history"
