"""What a count is of, and how the report holds it, case by case."""

import pytest

from testimonia.model import Document, sha256_hex
from testimonia.places import Gazetteer
from testimonia.read import EnglishReader
from tests.conftest import cases

READER = EnglishReader(Gazetteer())


def told(text: str, words: str) -> list[dict[str, str]]:
    document = Document("D", sha256_hex(text.encode()), None, "text/plain", text, "test")
    found = (claim for claim in READER.read(document).claims if words in claim.count.words)
    return [{"role": claim.role.value, "stance": claim.stance.value} for claim in found]


@pytest.mark.parametrize("field", ["role", "stance"])
def test_cases_cover_every_value(field):
    assert len({case[field] for case in cases(f"{field}.en")}) == 4


@pytest.mark.parametrize("case", cases("role.en"), ids=lambda case: f"{case['words']}: {case['note']}")
def test_what_a_count_is_of(case):
    assert [claim["role"] for claim in told(case["text"], case["words"])] == [case["role"]]


@pytest.mark.parametrize("case", cases("stance.en"), ids=lambda case: f"{case['words']}: {case['note']}")
def test_how_a_claim_is_held(case):
    assert [claim["stance"] for claim in told(case["text"], case["words"])] == [case["stance"]]
