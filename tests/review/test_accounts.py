"""Accounts: hashed, readable by their owner only, closed to wrong passwords and codes."""

from __future__ import annotations

import stat

import pyotp
import pytest

from testimonia.errors import ConfigurationError
from testimonia.review.accounts import Accounts
from testimonia.review.roles import Role

PASSWORD = "correct horse battery"


def test_only_name_and_password_open(tmp_path):
    accounts = Accounts(tmp_path)
    accounts.add("Ana", Role.CODER, PASSWORD)
    assert accounts.check("Ana", PASSWORD, "").role is Role.CODER
    assert accounts.check("Ana", "wrong", "") is None
    assert accounts.check("Ben", PASSWORD, "") is None
    file = tmp_path / "accounts.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert PASSWORD not in file.read_text("utf-8")
    assert "argon2id" in file.read_text("utf-8")


def test_one_time_codes(tmp_path):
    accounts, secret = Accounts(tmp_path), pyotp.random_base32()
    accounts.add("Ana", Role.READER, PASSWORD)
    accounts.set_totp("Ana", secret)
    assert accounts.check("Ana", PASSWORD, "000000") is None
    assert accounts.check("Ana", PASSWORD, pyotp.TOTP(secret).now()) is not None


@pytest.mark.parametrize(("name", "password"), [("", PASSWORD), ("Ana", "short")])
def test_weak_accounts_are_refused(tmp_path, name, password):
    with pytest.raises(ConfigurationError):
        Accounts(tmp_path).add(name, Role.READER, password)


def test_removed_accounts_open_no_more(tmp_path):
    accounts = Accounts(tmp_path)
    accounts.add("Ana", Role.ADMIN, PASSWORD)
    accounts.remove("Ana")
    assert list(accounts) == []
    assert accounts.check("Ana", PASSWORD, "") is None


def test_roles_contain_the_ones_before():
    assert Role.ADMIN.may(Role.READER)
    assert not Role.CODER.may(Role.ADJUDICATOR)
    assert all(role.may(role) for role in Role)
