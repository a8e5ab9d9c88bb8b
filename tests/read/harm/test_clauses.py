"""The clauses of a sentence, by the cases that a coder can edit."""

from collections.abc import Sequence
from itertools import groupby

import pytest

from testimonia.model import Span
from testimonia.read.harm.sentence import Sentence
from testimonia.text.words import words_of
from tests.conftest import cases
from tests.read.counts.reports import people_of

SENTENCES = [(sentence, list(rows)) for sentence, rows in groupby(cases("clauses.en"), lambda row: row["sentence"])]


def clauses(text: str) -> list[dict[str, str]]:
    """The clauses of a text that is one sentence, as rows of the case file."""
    span = Span(0, len(text))
    sentence = Sentence.parse(text, span, words_of(text, span), people_of(text), "en")

    def shown(groups: Sequence[int]) -> str:
        return "; ".join(text[sentence.start(at) : sentence.end(at)] for at in groups)

    return [
        {
            "sentence": text,
            "verb": shown([clause.verb]),
            "voice": "passive" if clause.passive else "active",
            "subjects": shown(clause.subjects),
            "objects": shown(clause.objects),
            "agents": shown(clause.agents),
        }
        for clause in sentence.clauses
    ]


@pytest.mark.parametrize(("sentence", "rows"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_clauses_have_the_relations_of_the_cases(sentence: str, rows: list[dict[str, str]]) -> None:
    assert clauses(sentence) == rows
