"""Accounts of the review room: names, roles, passwords as Argon2id, and one-time codes for those who want them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from testimonia.archive.files import write_whole
from testimonia.errors import ConfigurationError
from testimonia.review.roles import Role

FILE_NAME = "accounts.json"
SHORTEST_PASSWORD = 12
"""Characters of the shortest password (NIST SP 800-63B asks for at least 8; people at risk deserve more)."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who reviews.

    Args:
        name: shown in the history of decisions.
        role: what they may do.
        password: Argon2id hash.
        totp: secret of their one-time codes (RFC 6238); None where they use none.
    """

    name: str
    role: Role
    password: str
    totp: str | None = None


class Accounts:
    """The accounts of a record, in a file that only its owner can read.

    Args:
        folder: of the record.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE_NAME

    def __iter__(self) -> Iterator[Account]:
        return iter(self._read().values())

    def get(self, name: str) -> Account | None:
        """The account with a name; None if there is none."""
        return self._read().get(name)

    def add(self, name: str, role: Role, password: str, *, totp: str | None = None) -> Account:
        """Add an account, or change one.

        Raises:
            ConfigurationError: the name is empty or the password too short.
        """
        if not name.strip() or len(password) < SHORTEST_PASSWORD:
            raise ConfigurationError(
                f"expected a name and a password of at least {SHORTEST_PASSWORD} characters; found {name!r} and "
                f"{len(password)} characters"
            )
        from argon2 import PasswordHasher

        account = Account(name.strip(), role, PasswordHasher().hash(password), totp)
        self._write(self._read() | {account.name: account})
        return account

    def set_totp(self, name: str, secret: str | None) -> None:
        """Ask an account for one-time codes from now on, or no longer."""
        accounts = self._read()
        self._write(accounts | {name: replace(accounts[name], totp=secret)})

    def remove(self, name: str) -> None:
        """Take an account away; what it decided stays."""
        self._write({other: account for other, account in self._read().items() if other != name})

    def check(self, name: str, password: str, code: str) -> Account | None:
        """The account that a name, a password and a one-time code open; None if they do not.

        A name that is not there takes as long as a wrong password, so that names cannot be tried out.
        """
        from argon2 import PasswordHasher
        from argon2.exceptions import Argon2Error, InvalidHashError

        account = self.get(name)
        try:
            PasswordHasher().verify(account.password if account else _nobody(), password)
        except (Argon2Error, InvalidHashError):
            return None
        return account if account and _code_is_right(account, code) else None

    def _read(self) -> dict[str, Account]:
        if not self._file.is_file():
            return {}
        try:
            plain = json.loads(self._file.read_text(encoding="utf-8"))
            return {each["name"]: Account(**{**each, "role": Role(each["role"])}) for each in plain}
        except (ValueError, TypeError, KeyError) as error:
            raise ConfigurationError(f"{self._file}: expected a list of accounts; {error}") from error

    def _write(self, accounts: dict[str, Account]) -> None:
        text = json.dumps([asdict(account) for account in accounts.values()], ensure_ascii=False, indent=1)
        write_whole(self._file, text.encode(), mode=0o600)


def _nobody() -> str:
    """A hash that no password opens but that takes as long to check."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(os.urandom(16).hex())


def _code_is_right(account: Account, code: str) -> bool:
    return account.totp is None or is_code(account.totp, code)


def is_code(secret: str, code: str) -> bool:
    """Whether a one-time code is the one that a secret gives now, or half a minute ago or ahead."""
    import pyotp

    return pyotp.TOTP(secret).verify(code.strip().replace(" ", ""), valid_window=1)


def new_secret() -> str:
    """A secret for one-time codes."""
    import pyotp

    return pyotp.random_base32()


def is_secret(text: str) -> bool:
    """Whether a text can be a secret for one-time codes: 32 signs of base 32 (RFC 4648)."""
    return len(text) == 32 and set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


def secret_address(name: str, secret: str) -> str:
    """The address that an authenticator takes a secret from (otpauth://)."""
    import pyotp

    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="Testimonia")
