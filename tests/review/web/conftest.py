"""A room on a copy of the example, with an account for each role."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from testimonia.review.accounts import Account
from testimonia.review.roles import Role
from testimonia.review.web import Room, Settings, create_app
from tests.review.conftest import example, workspace

__all__ = ["example", "workspace"]

HOST = "127.0.0.1:8600"
PASSWORD = "correct horse battery"
SAME = {"sec-fetch-site": "same-origin"}


class KnownAccounts:
    """Accounts whose passwords are checked without the cost of hashing."""

    def __init__(self) -> None:
        self.by_name = {role.value: Account(role.value, role, "") for role in Role}

    def __iter__(self):
        return iter(self.by_name.values())

    def check(self, name, password, code):
        return self.by_name.get(name) if password == PASSWORD else None

    def get(self, name):
        return self.by_name.get(name)

    def add(self, name, role, password, *, totp=None):
        self.by_name[name] = Account(name, role, "", totp)

    def set_totp(self, name, secret):
        self.by_name[name] = replace(self.by_name[name], totp=secret)

    def remove(self, name):
        self.by_name.pop(name, None)


@pytest.fixture
def room(workspace) -> Room:
    return Room(workspace, KnownAccounts(), Settings(frozenset({HOST}), "Noor"))


@pytest.fixture
def visitor(room):
    """Opens a client for a role; None for somebody who has not been let in."""

    def opened(role: Role | None) -> TestClient:
        client = TestClient(create_app(room), base_url=f"http://{HOST}", follow_redirects=False)
        if role is not None:
            done = client.post("/enter", data={"name": role.value, "password": PASSWORD}, headers=SAME)
            assert done.status_code == 303, done.text
        return client

    return opened
