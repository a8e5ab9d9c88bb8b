"""Small reports and what they tell without a number."""

from __future__ import annotations

from collections import defaultdict

import pytest

from testimonia.model import Document, Uncounted, sha256_hex
from testimonia.places import Gazetteer
from testimonia.read import EnglishReader
from tests.conftest import cases

EXPECTED: dict[str, list[dict[str, str]]] = defaultdict(list)
for row in cases("uncounted.en"):
    EXPECTED[row["text"]] += [row] if row["telling"] else []

FIELDS = ("telling", "type", "words", "start", "end", "actor", "addressee", "done")


@pytest.fixture(scope="module")
def reader() -> EnglishReader:
    return EnglishReader(Gazetteer())


def read(reader: EnglishReader, text: str) -> tuple[Uncounted, ...]:
    return reader.read(Document("D", sha256_hex(text.encode()), None, "text/plain", text, "case")).uncounted


def fields_of(told: Uncounted) -> tuple[str, ...]:
    days = (told.when.start, told.when.end) if told.when else (None, None)
    values = (told.telling.value, told.type, told.words.exact, *days, told.actor, told.addressee)
    return (*("" if value is None else str(value) for value in values), str(told.done).lower())


@pytest.mark.parametrize("text", EXPECTED, ids=lambda text: text[:60])
def test_case(reader, text):
    """What the cases name is found; where they name nothing, nothing is."""
    found = [fields_of(told) for told in read(reader, text)]
    wanted = [tuple(row[name] for name in FIELDS) for row in EXPECTED[text]]
    assert [each for each in wanted if each not in found] == []
    if not wanted:
        assert found == []


def test_a_response_is_about_the_incident_named_before(reader):
    text = "Four people were killed. The 1988 massacre in Velko is remembered. No one has been held accountable."
    incident, response = read(reader, text)
    assert response.about == incident.id
    assert not response.done


def test_words_stand_where_they_say(reader):
    text = "“The pogroms in Velko in 1988 must be condemned,” the ministry said. Nine people were killed."
    for told in read(reader, text):
        assert text[told.words.start : told.words.end] == told.words.exact
        assert told.said_by[0].name == "ministry"
