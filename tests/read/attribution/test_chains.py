"""Who says a claim, from the outermost speaker inward, and whether they hold it."""

from __future__ import annotations

import pytest

from testimonia.model import Harm, Span, Stance
from testimonia.read.attribution import choose_speakers, choose_stance, find_attributions, find_voices
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
    voices = find_voices(report, find_attributions(report))
    anchor = anchor_of(report, case["words"])
    speakers, why = choose_speakers(anchor, voices)
    governed = choose_stance(anchor, voices)
    assert " > ".join(speaker.name for speaker in speakers) == case["said_by"]
    assert (governed[0].value if governed else "") == case["stance"]
    assert (why.rule == "own-voice") == (not speakers)


def test_speakers_stand_where_they_say() -> None:
    """The place of a speaker holds the speaker's name."""
    text = "The Kestrian army said 12 people were killed. It added that 5 were boys."
    report = report_of(text)
    ((speaker,), _) = choose_speakers(anchor_of(report, "5 were"), find_voices(report, find_attributions(report)))
    assert speaker.start is not None
    assert speaker.end is not None
    assert text[speaker.start : speaker.end] == speaker.name == "Kestrian army"


def test_issuer_beside_the_text_has_no_place() -> None:
    """An issuer that only the title names has no place in the text."""
    report = report_of("Forty people were killed.", title="Statement by the Office of the Ombudsman")
    ((speaker,), _) = choose_speakers(anchor_of(report, "Forty people"), find_voices(report, ()))
    assert (speaker.name, speaker.start, speaker.end) == ("Office of the Ombudsman", None, None)


def test_parties_exchanged_give_the_same_structure() -> None:
    """The same words about the other side have the same speakers in the same order."""
    text = "The Kestrian army denied that 30 civilians died. The Ardanian army said 30 civilians died."

    def read(words: str) -> list[tuple[tuple[str, ...], Stance | None]]:
        report = report_of(words)
        voices = find_voices(report, find_attributions(report))
        anchors = [
            Anchor(sentence, Span(start, start + 12), None, Harm.KILLED)
            for sentence in report.sentences
            for start in [words.index("30 civilians", sentence.start)]
        ]
        stances = [choose_stance(anchor, voices) for anchor in anchors]
        return [
            (tuple(s.name for s in choose_speakers(anchor, voices)[0]), stance[0] if stance else None)
            for anchor, stance in zip(anchors, stances, strict=True)
        ]

    swapped = text.replace("Kestrian", "#").replace("Ardanian", "Kestrian").replace("#", "Ardanian")
    assert read(text) == [(("Kestrian army",), Stance.DENIED), (("Ardanian army",), None)]
    assert read(swapped) == [(("Ardanian army",), Stance.DENIED), (("Kestrian army",), None)]


WHY = (
    "The mayor hopes that nobody was hurt. The Kestrian army said, citing two medics, that 12 people were killed. "
    "Of these, 4 were boys. A bridge fell and 9 people were hurt."
)


@pytest.mark.parametrize(
    ("words", "rule", "said", "left_out"),
    [
        ("12 people", "nested-speech", "citing two medics", [("The mayor hopes", "says something else")]),
        ("4 were", "speaker-goes-on", "citing two medics", [("The Kestrian army said", "says something else")]),
        ("9 people", "own-voice", None, []),
    ],
)
def test_choice_gives_its_reason(words: str, rule: str, said: str | None, left_out: list[tuple[str, str]]) -> None:
    """The rule, the words it rests on, and the attributions nearby that were not taken."""
    report = report_of(WHY)
    _, why = choose_speakers(anchor_of(report, words), find_voices(report, find_attributions(report)))
    assert (why.field, why.rule, why.words) == ("said_by", rule, said)
    assert list(why.left_out) == left_out


def test_stance_gives_its_reason() -> None:
    """The words that deny a claim are those that are named for it."""
    report = report_of("The Ardanian army denied that 30 civilians died.")
    governed = choose_stance(anchor_of(report, "30 civilians"), find_voices(report, find_attributions(report)))
    assert governed is not None
    stance, why = governed
    assert (stance, why.rule, why.words) == (Stance.DENIED, "denied-by-the-speaker", "The Ardanian army denied")
