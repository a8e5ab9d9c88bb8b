"""Work in proportion to the text, whatever the text."""

from __future__ import annotations

import time

import pytest

from testimonia.model import Harm, Span
from testimonia.read.attribution import choose_speakers, find_attributions, find_voices
from testimonia.read.report import Anchor
from tests.read.attribution.test_find import report_of

HOSTILE = {
    "quotation marks": '"',
    "opening marks": "“",
    "marks that open each line": "“a\n",
    "quotations one after another": '"Ten," he said. ',
    "quotations alone": "“Ten men died there.” ",
    "brackets": "(",
    "closing brackets": ") ",
    "one line without a full stop": "he said that ten died and ",
    "asides without end": "the man, ",
    "asides and verbs": "the man, who said so, ",
    "sources without end": "according to ",
    "pronouns of speakers": "It said ten died. ",
    "names of speakers": "The Ministry of Peace said ten died. ",
    "abbreviations": "The RNF (RNF) said ten died. ",
    "names without verbs": "Ab Cd Ef ",
    "apostrophes": "'a",
    "no spaces": "x",
    "colons": "police: ",
}


def seconds(text: str) -> float:
    """Processor time for the attributions of a text and the speakers of fifty claims in it; the better of two runs."""
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        report = report_of(text)
        voices = find_voices(report, find_attributions(report))
        for offset in range(0, len(text) - 2, len(text) // 50):
            sentence = report.sentences[report.sentence_at(offset)]
            choose_speakers(Anchor(sentence, Span(offset, offset + 2), None, Harm.KILLED), voices)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_four_times_the_text_takes_about_four_times_as_long(unit: str) -> None:
    """Sixteen times as long would mean that every part of the text is compared with every other."""
    small, large = (unit * (size // len(unit)) for size in (8_000, 32_000))
    assert seconds(large) < 9 * max(seconds(small), 0.005)
