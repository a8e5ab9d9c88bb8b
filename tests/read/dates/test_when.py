"""When each claim happened, and why."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.model import Harm, Span
from testimonia.read.dates import choose_when, find_dates, timeline_of
from testimonia.read.dates.question import Question
from testimonia.read.dates.timeline import Timeline
from testimonia.read.report import Anchor, Report
from testimonia.text.numerals import find_numbers, folded
from tests.conftest import cases
from tests.read.dates.reports import report

CASES = [(text, list(rows)) for text, rows in itertools.groupby(cases("when.en"), key=lambda case: case["text"])]


@pytest.mark.parametrize(("text", "rows"), CASES, ids=[text for text, _ in CASES])
def test_when(text: str, rows: list[dict[str, str]]) -> None:
    timeline, anchors = asked(text, rows[0]["published"], [(row["words"], row["harm"]) for row in rows])
    for row, anchor in zip(rows, anchors, strict=True):
        dates, why = choose_when(anchor, timeline)
        found = (str(dates.start or "") if dates else "", str(dates.end or "") if dates else "")
        assert found == (row["start"], row["end"]), (row["words"], why)


def asked(text: str, published: str, claims: list[tuple[str, str]]) -> tuple[Timeline, list[Anchor]]:
    """The timeline of a text whose claims are given by their words and harm, and the claims' anchors."""
    made = report(text, published)
    anchors = [_anchor(made, words, Harm(harm)) for words, harm in claims]
    return timeline_of(made, find_dates(made), anchors), anchors


def _anchor(made: Report, words: str, harm: Harm) -> Anchor:
    start = made.text.index(words)
    number = next((int(value) for _, _, value in find_numbers(folded(words))), None)
    return Anchor(made.sentences[made.sentence_at(start)], Span(start, start + len(words)), None, harm, number)


def test_the_answer_names_its_rule_its_words_and_what_it_left_out() -> None:
    timeline, anchors = asked(
        "Nine people were killed in a raid on Sunday, police said on Tuesday.",
        "2021-05-05",
        [("Nine people", "killed")],
    )
    _, why = choose_when(anchors[0], timeline)
    assert (why.field, why.rule, why.words) == ("when", "own-clause", "Sunday")
    assert why.left_out == (("Tuesday", "the saying, the inquiry or the remembering"),)


def test_a_day_that_no_words_state_is_marked_as_inferred() -> None:
    timeline, anchors = asked(
        "Nine people were killed, police said on Tuesday.", "2021-05-05", [("Nine people", "killed")]
    )
    dates, why = choose_when(anchors[0], timeline)
    assert dates is not None
    assert dates.inferred
    assert why.rule == "day-of-saying"


def test_what_is_to_come_stands_in_the_clause_of_the_harm() -> None:
    text = "Nineteen pupils will not come back: they died on Monday when a train hit their bus."
    timeline, anchors = asked(text, "2021-05-05", [("Nineteen pupils", "killed")])
    start = text.index("died")
    dates, why = choose_when(replace(anchors[0], trigger=Span(start, start + len("died"))), timeline)
    assert dates is not None
    assert (str(dates.start), why.rule) == ("2021-05-03", "own-clause")


WORDS = st.sampled_from(
    [
        "nine people",
        "were killed",
        "on Sunday",
        "on 3 May",
        "police said",
        "since April",
        "until June",
        "in 1994",
        ", which",
        ", and",
        "a day after",
        "the raid",
        ". ",
        "\n",
        ", ",
        "the war of 1992-1993",
        "last week",
        "(",
        ")",
    ]
)


@given(st.lists(WORDS, max_size=24).map(" ".join), st.sampled_from(["", "1996", "2021-05-05"]))
def test_any_text_has_an_answer_for_each_claim(text: str, published: str) -> None:
    text = f"nine people {text} nine people"
    made = report(text, published)
    spans = [Span(0, 11), Span(len(text) - 11, len(text))]
    anchors = [Anchor(made.sentences[made.sentence_at(span.start)], span, None, Harm.KILLED) for span in spans]
    timeline = timeline_of(made, find_dates(made), anchors)
    first = [choose_when(anchor, timeline) for anchor in anchors]
    assert first == [choose_when(anchor, timeline) for anchor in anchors]
    assert all(why.rule for _, why in first)


@pytest.mark.parametrize(
    "words",
    [
        "12 people were killed on 3 May and 14 in June 1994, ",
        "killed 12 since (the war of 1990, two days after ",
        "January 3 ",
        "said on Monday 12 people ",
        "in in in 1990 ",
    ],
)
def test_a_sentence_without_end_is_read_to_its_end(words: str) -> None:
    text = words * (40_000 // len(words))
    made = report(text, "2020-01-01")
    spans = [Span(start, start + 2) for start in range(0, len(text) - 2, 200)]
    anchors = [Anchor(made.sentences[0], span, None, Harm.KILLED, 12) for span in spans]
    timeline = timeline_of(made, find_dates(made), anchors)
    assert len([choose_when(anchor, timeline) for anchor in anchors]) == len(spans)


@pytest.mark.parametrize(
    ("text", "words", "trigger", "expected"),
    [
        ("Police on Monday named the 14 people killed.", "14 people", "killed", None),
        ("The 14 people killed were buried without a word on Monday.", "14 people", "killed", None),
        ("Schools closed on Monday after the deaths of 14 people.", "14 people", "deaths", None),
        ("The raid on Monday claimed the lives of 14 people.", "14 people", "lives", "2021-05-03"),
        ("The mayor wept for the 14 people killed on Monday.", "14 people", "killed", "2021-05-03"),
        ("On Monday 14 people were killed.", "14 people", "killed", "2021-05-03"),
    ],
)
def test_a_day_of_another_verb_dates_no_harm_that_is_known(
    text: str, words: str, trigger: str, expected: str | None
) -> None:
    timeline, anchors = asked(text, "2021-05-05", [(words, "killed")])
    start = text.index(trigger)
    question = Question.of(replace(anchors[0], trigger=Span(start, start + len(trigger))), timeline)
    assert [str(one.dates.start) for one in question.events] == ([expected] if expected else [])
