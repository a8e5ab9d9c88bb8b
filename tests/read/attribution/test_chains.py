"""Who says a claim, from the outermost speaker inward, and whether they hold it."""

from __future__ import annotations

import pytest

from testimonia.model import Harm, Span, Stance
from testimonia.read.attribution import choose_speakers, choose_stance, find_attributions
from testimonia.read.report import Anchor, Report
from tests.conftest import cases
from tests.read.attribution.test_find import report_of


def anchor_of(report: Report, words: str) -> Anchor:
    """The anchor of a claim whose count stands at the first mention of some words."""
    start = report.text.index(words)
    sentence = report.sentences[report.sentence_at(start)]
    return Anchor(sentence, Span(start, start + len(words)), None, Harm.KILLED)


@pytest.mark.parametrize("case", cases("said_by.en"), ids=lambda case: case["note"])
def test_case(case: dict[str, str]) -> None:
    """The chain of speakers and the stance of one claim of a small report."""
    report = report_of(case["text"], case["title"] or None)
    found = find_attributions(report)
    anchor = anchor_of(report, case["words"])
    speakers = choose_speakers(anchor, report, found)
    stance = choose_stance(anchor, report, found)
    assert " > ".join(speaker.name for speaker in speakers) == case["said_by"]
    assert (stance.value if stance else "") == case["stance"]


def test_speakers_stand_where_they_say() -> None:
    """The place of a speaker holds the speaker's name."""
    text = "The Kestrian army said 12 people were killed. It added that 5 were boys."
    report = report_of(text)
    (speaker,) = choose_speakers(anchor_of(report, "5 were"), report, find_attributions(report))
    assert speaker.start is not None
    assert speaker.end is not None
    assert text[speaker.start : speaker.end] == speaker.name == "Kestrian army"


def test_issuer_beside_the_text_has_no_place() -> None:
    """An issuer that only the title names has no place in the text."""
    report = report_of("Forty people were killed.", title="Statement by the Office of the Ombudsman")
    (speaker,) = choose_speakers(anchor_of(report, "Forty people"), report, ())
    assert (speaker.name, speaker.start, speaker.end) == ("Office of the Ombudsman", None, None)


def test_parties_exchanged_give_the_same_structure() -> None:
    """The same words about the other side have the same speakers in the same order."""
    text = "The Kestrian army denied that 30 civilians died. The Ardanian army said 30 civilians died."

    def read(words: str) -> list[tuple[tuple[str, ...], Stance | None]]:
        report = report_of(words)
        found = find_attributions(report)
        anchors = [
            Anchor(sentence, Span(start, start + 12), None, Harm.KILLED)
            for sentence in report.sentences
            for start in [words.index("30 civilians", sentence.start)]
        ]
        return [
            (tuple(s.name for s in choose_speakers(a, report, found)), choose_stance(a, report, found)) for a in anchors
        ]

    swapped = text.replace("Kestrian", "#").replace("Ardanian", "Kestrian").replace("#", "Ardanian")
    assert read(text) == [(("Kestrian army",), Stance.DENIED), (("Ardanian army",), None)]
    assert read(swapped) == [(("Ardanian army",), Stance.DENIED), (("Kestrian army",), None)]
