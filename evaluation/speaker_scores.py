"""How many of our cases of attributions, speakers and stance come out right; percentages for the gate."""

from __future__ import annotations

from case_tables import rows, share

from testimonia.model import Act, AttributionMention, Harm, Span, Stance
from testimonia.read.attribution import choose_speakers, choose_stance, find_attributions, find_voices
from testimonia.read.report import Anchor, Report
from testimonia.text.sentences import paragraphs, sentences


def measure() -> dict[str, float]:
    """Sentences whose attribution is found; claims with the right speakers, and with the right stance."""
    claims = [_claim(row) for row in rows("said_by.en")]
    return {
        "attribution: sentences right": share([_is_found(row) for row in rows("attribution.en")]),
        "said_by: claims with the right speakers": share([speakers for speakers, _ in claims]),
        "said_by: claims with the right stance": share([stance for _, stance in claims]),
    }


def _report(text: str, title: str | None = None) -> Report:
    return Report(text, sentences(text, abbreviations=("dr", "gen", "mr")), paragraphs(text), title=title)


def _is_found(row: dict[str, str]) -> bool:
    """Whether a sentence has the attribution that the case names, or none where it names no source."""
    text = row["sentence"]
    found = [attribution for attribution in find_attributions(_report(text)) if attribution.source]
    if not row["source"]:
        return not found
    return any(
        row["source"].casefold() in _speaker(text, attribution)
        and any(row["content"] in piece.of(text) for piece in attribution.content)
        and attribution.act == (row["act"] or Act.SAYS)
        for attribution in found
    )


def _speaker(text: str, attribution: AttributionMention) -> str:
    """The words for a speaker, and the fullest ones of the text, folded."""
    return " ".join((attribution.name or "", *(span.of(text) for span in attribution.source))).casefold()


def _claim(row: dict[str, str]) -> tuple[bool, bool]:
    """Whether a claim of a case has its speakers, and its stance."""
    report = _report(row["text"], row["title"] or None)
    start = report.text.index(row["words"])
    count = Span(start, start + len(row["words"]))
    anchor = Anchor(report.sentences[report.sentence_at(start)], count, None, Harm.KILLED)
    voices = find_voices(report, find_attributions(report))
    speakers, _ = choose_speakers(anchor, voices)
    governed = choose_stance(anchor, voices)
    stance = governed[0] if governed else Stance.ASSERTED
    return (
        " > ".join(speaker.name for speaker in speakers) == row["said_by"],
        stance.value == (row["stance"] or Stance.ASSERTED.value),
    )
