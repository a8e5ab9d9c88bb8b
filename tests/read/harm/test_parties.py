"""Who is said to have done it, and to whom: by the cases that a coder can edit, the same for all parties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.model import Document, content_id
from testimonia.places import Gazetteer
from testimonia.read import EnglishReader
from tests.conftest import cases

READER = EnglishReader(Gazetteer())
CASES = list(cases("parties.en"))

PARTIES = (
    "The army",
    "The rebels",
    "Gunmen",
    "Soldiers",
    "The Northern Front",
    "Police",
    "The Lake Brigade",
    "Militiamen",
)
FRAMES = (
    "{party} attacked the village of Orvek at dawn. Twelve people were killed.",
    "{party} shelled the market of Pellin. The shelling killed 12 traders.",
    "{party} opened fire on a crowd in Orvek, killing 12 people.",
    "Twelve people died in Orvek when {party} opened fire.",
    "Twelve people were killed in Orvek on Monday. {party} claimed responsibility.",
    "The governor blamed {party} for the deaths of 12 people.",
    "The commission found that {party} bore responsibility for the deaths of 12 people.",
    "The governor laid the blame for the deaths of 12 people on {party}.",
    "Twelve people were executed on the orders of {party}.",
    "{party} announced the capture of 12 bakers.",
    "{party} fired on the ferry and 12 people drowned.",
    "The bakers lost 12 men to {party}.",
)


def claims(text):
    return READER.read(Document(content_id("D", text), "0" * 64, None, "text/plain", text, "invented")).claims


@pytest.mark.parametrize("case", CASES, ids=[f"{case['text'][:60]} {case['words']}" for case in CASES])
def test_party_of_a_claim(case):
    parties = {
        (claim.alleged_perpetrator or "", claim.victims or "")
        for claim in claims(case["text"])
        if claim.count.words in case["words"] or case["words"] in claim.count.words
    }
    assert (case["alleged_perpetrator"], case["victims"]) in parties


@given(st.sampled_from(FRAMES), st.sampled_from(PARTIES))
def test_all_parties_are_treated_alike(frame, party):
    """Exchange the party and the record has the same structure."""
    text = frame.format(
        party=party if frame.startswith("{party}") or ". {party}" in frame else party.replace("The ", "the ")
    )
    (claim,) = claims(text)
    assert claim.alleged_perpetrator == party.removeprefix("The ")
