from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.model import content_id, is_claim_id, sha256_hex
from testimonia.model.ids import ID_DIGITS
from testimonia.testing.nouns import texts

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | texts(), lambda inner: st.lists(inner, max_size=3), max_leaves=5
)


def test_id_is_stable_from_version_to_version() -> None:
    assert content_id("D", "text", 7, None) == "D" + hashlib.sha256(b'["text",7,null]').hexdigest()[:16]


@given(st.lists(PLAIN, max_size=4))
def test_id_is_a_letter_and_digits(parts: list[object]) -> None:
    found = content_id("D", *parts)
    assert found == content_id("D", *parts)
    assert len(found) == 1 + ID_DIGITS
    int(found[1:], 16)


@given(texts(min_size=1), texts(min_size=1))
def test_where_one_part_ends_matters(first: str, second: str) -> None:
    assert content_id("D", first, second) != content_id("D", first + second)
    assert content_id("D", first) != content_id("D", first, "")


@pytest.mark.parametrize(("one", "other"), [("1", 1), (None, ""), ("Şəhər", "Şəhər\u0301"), (True, 1), ("\ud800", "?")])
def test_unlike_things_have_unlike_ids(one: object, other: object) -> None:
    assert content_id("D", one) != content_id("D", other)


def test_hash_of_bytes() -> None:
    assert sha256_hex(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_codes_of_countries_with_a_c_are_no_claims() -> None:
    assert is_claim_id(content_id("C", "a claim"))
    assert not any(map(is_claim_id, ("CAF-2013-0001", "AZE-1990-0001", content_id("D", "a report"), "")))
