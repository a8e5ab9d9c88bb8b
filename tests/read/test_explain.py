"""What gave each field of a claim, and what was considered for it and left out."""

from __future__ import annotations

import pytest

from testimonia.model import EXPLAINED, Document, sha256_hex
from testimonia.places import Gazetteer
from testimonia.read import EnglishReader

REPORT = (
    "ORVEK, 14 March 2019 - Gunmen attacked a farm in Orvek on Tuesday, killing 12 farmers and wounding nine others, "
    "the army said. Another two people, aged 34 and 61, died on Wednesday, doctors said. "
    "The raiders burned 14 vehicles on Route 66 and took 3,000 dollars; a nurse was killed. "
    "The ministry denied that 30 civilians had been killed. "
    "The toll, earlier put at 10, may rise to 20."
)


@pytest.fixture(scope="module")
def explained():
    document = Document("D", sha256_hex(REPORT.encode()), None, "text/plain", REPORT, "explained")
    found = EnglishReader(Gazetteer()).explain(document)
    return {claim.count.words: (claim, {why.field: why for why in whys}) for claim, whys in found}


def test_every_field_has_a_rule(explained):
    for claim, why in explained.values():
        assert set(why) == set(EXPLAINED)
        assert why["count"].words == claim.count.words
        assert why["victims"].words == claim.victims
        assert (claim.alleged_perpetrator or "") in (why["alleged_perpetrator"].words or "")


@pytest.mark.parametrize(
    ("count", "field", "rule", "words"),
    [
        ("12 farmers", "count", "counted-people", "12 farmers"),
        ("12 farmers", "harm", "object", "killing"),
        ("12 farmers", "alleged_perpetrator", "subject-of-the-harm", "Gunmen"),
        ("12 farmers", "role", "no-part-of-another", None),
        ("two people", "role", "added", "another"),
        ("30 civilians", "stance", "denied-in-the-clause", "denied"),
        ("a nurse", "count", "single-people", "a nurse"),
    ],
)
def test_the_rule_and_its_words(explained, count, field, rule, words):
    why = explained[count][1][field]
    assert (why.rule, why.words) == (rule, words)


@pytest.mark.parametrize(
    ("count", "field", "words", "reason"),
    [
        ("12 farmers", "count", "2019", "a part of a date"),
        ("12 farmers", "count", "nine others", "another claim: injured"),
        ("12 farmers", "harm", "wounding", "tells of “nine others”"),
        ("two people", "count", "34", "a time, an ordinal, an age or a part of a name"),
        ("two people", "count", "61", "an age"),
        ("a nurse", "count", "14", "no noun for people goes with it"),
        ("a nurse", "count", "3,000", "no noun for people goes with it"),
        ("a nurse", "count", "66", "a time, an ordinal, an age or a part of a name"),
    ],
)
def test_what_was_left_out(explained, count, field, words, reason):
    assert (words, reason) in explained[count][1][field].left_out


def test_a_date_that_another_rule_would_give(explained):
    left = explained["two people"][1]["when"].left_out
    assert any("another rule would give it" in reason for _, reason in left)
