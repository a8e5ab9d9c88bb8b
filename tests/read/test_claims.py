"""Sentences and the claims that they must give."""

from __future__ import annotations

from collections import defaultdict

import pytest

from testimonia.model import Claim, Document, sha256_hex
from testimonia.places import Gazetteer
from testimonia.read import EnglishReader
from tests.conftest import cases

COLUMNS = ("harm", "low", "high", "role", "stance", "victims", "alleged_perpetrator")
EXPECTED: dict[str, list[dict[str, str]]] = defaultdict(list)
for row in cases("claims.en"):
    EXPECTED[row["sentence"]] += [row] if row["harm"] else []


@pytest.fixture(scope="module")
def reader() -> EnglishReader:
    return EnglishReader(Gazetteer())


def fields_of(claim: Claim) -> tuple[str, ...]:
    ends = ("" if end is None else str(end) for end in (claim.count.low, claim.count.high))
    parties = (claim.victims or "", claim.alleged_perpetrator or "")
    return (claim.harm.value, *ends, claim.role.value, claim.stance.value, *parties)


@pytest.mark.parametrize("sentence", EXPECTED, ids=lambda sentence: sentence[:60])
def test_case(reader: EnglishReader, sentence: str) -> None:
    """The claims of one sentence, all of them and no others."""
    document = Document("D", sha256_hex(sentence.encode()), None, "text/plain", sentence, "case")
    found = sorted(fields_of(claim) for claim in reader.read(document).claims)
    assert found == sorted(tuple(row[name] for name in COLUMNS) for row in EXPECTED[sentence])


def test_a_number_in_the_heading_of_an_entry_gives_way_to_the_entry(reader: EnglishReader) -> None:
    text = (
        "The town under fire\n\n14:52 - Toll rises to nine\nNine people have died, the governor says.\n\nA shell fell."
    )
    document = Document("D", sha256_hex(text.encode()), None, "text/plain", text, "case")
    claims = reader.read(document).claims
    assert [claim.passage.exact for claim in claims] == ["Nine people have died, the governor says."]
