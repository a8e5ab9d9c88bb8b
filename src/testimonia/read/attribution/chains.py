"""The speakers of one claim, from the outermost named in the text inward, and whether they hold it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testimonia.model import Act, AttributionMention, Span, Speaker, Stance
from testimonia.read.attribution.lexicon import Lexicon, lexicon
from testimonia.read.attribution.names import name_at
from testimonia.read.report import Anchor, Report

_STEM = 5
"""Letters in which the name of a country and its adjective mostly agree: "Ardania", "Ardanian"."""

_POINTING = 5
"""Most words of what points back to a claim ("either of the two figures"); longer ones say something themselves."""

_CITING = frozenset(("citing", "quoting"))


def choose_speakers(anchor: Anchor, report: Report, attributions: Sequence[AttributionMention]) -> tuple[Speaker, ...]:
    """Who says a claim: the outermost speaker named in the text first; empty for the report's own voice.

    Args:
        anchor: where the claim stands.
        report: the report.
        attributions: all attributions of the report.
    """
    chain = _chain(_covering(anchor, report, attributions), report)
    issuer = _in_full(issuer_of(report), attributions)
    if issuer and (not chain or not _same(issuer.name, chain[0].name)):
        chain = (issuer, *chain)
    return chain


def choose_stance(anchor: Anchor, report: Report, attributions: Sequence[AttributionMention]) -> Stance | None:
    """Whether the governing words deny or doubt the claim; None where they do neither."""
    covering = _innermost_first(_covering(anchor, report, attributions))
    for attribution in covering:
        if attribution.act is Act.DENIES:
            return Stance.DENIED
        if attribution.act is Act.DOUBTS:
            return Stance.DOUBTED
    spoken = any(attribution.source for attribution in covering)
    return Stance.DOUBTED if spoken and _doubted_later(anchor, report, attributions) else None


def _doubted_later(anchor: Anchor, report: Report, attributions: Sequence[AttributionMention]) -> bool:
    """Whether the same sentence or the next one doubts what was said: "The figures could not be verified."."""
    here = report.sentence_at(anchor.count.start)
    for attribution in attributions:
        start = attribution.cue[0].start
        if attribution.act is Act.DOUBTS and start > anchor.count.end and report.sentence_at(start) - here <= 1:
            said = attribution.content[0].of(report.text).casefold().split()
            if len(said) <= _POINTING and said[-1].strip(".,") in lexicon()["pointing"]:
                return True
    return False


def _covering(anchor: Anchor, report: Report, attributions: Sequence[AttributionMention]) -> list[AttributionMention]:
    """The attributions whose content holds the count; for an openly continued speaker, those of before."""
    count = anchor.count
    found = [a for a in attributions if any(_holds(piece, count) for piece in a.content)]
    if found:
        return found
    words = lexicon()
    opening = report.text[anchor.sentence.start : anchor.sentence.start + 20].casefold()
    if any(opening.startswith(phrase) for phrase in words["continues"]):
        before = [a for a in attributions if a.source and a.cue[0].start < anchor.sentence.start]
        if before and report.sentence_at(before[-1].cue[0].start) >= report.sentence_at(anchor.sentence.start) - 1:
            return [before[-1]]
    return []


def _holds(piece: Span, count: Span) -> bool:
    """Whether what is said holds the words of a count, or the most of them."""
    return min(piece.end, count.end) - max(piece.start, count.start) > (count.end - count.start) / 2


def _innermost_first(covering: Sequence[AttributionMention]) -> list[AttributionMention]:
    return sorted(covering, key=_breadth)


def _breadth(attribution: AttributionMention) -> int:
    return sum(piece.end - piece.start for piece in attribution.content)


def _chain(covering: Sequence[AttributionMention], report: Report) -> tuple[Speaker, ...]:
    spoken = [attribution for attribution in covering if attribution.act not in (Act.HOLDS, Act.OMITS)]
    ordered = sorted(spoken or covering, key=lambda a: (_cites(a, report.text), -_breadth(a), a.cue[0].start))
    speakers: list[Speaker] = []
    for attribution in ordered:
        if attribution.name is None or attribution.name_span is None:
            continue
        if not any(_same(speaker.name, attribution.name) for speaker in speakers):
            speakers.append(Speaker(attribution.name, attribution.name_span.start, attribution.name_span.end))
    return tuple(speakers)


def _cites(attribution: AttributionMention, text: str) -> bool:
    return attribution.cue[0].of(text).casefold() in _CITING


def _same(one: str, other: str) -> bool:
    """Whether two names have the same words, or one all words of the other."""
    first, second = (set(re.findall(r"\w+", name.casefold())) - {"the", "of", "s"} for name in (one, other))
    return first <= second or second <= first


def _in_full(issuer: Speaker | None, attributions: Sequence[AttributionMention]) -> Speaker | None:
    """The issuer as its own statement names it first: "Ardanian MFA" as "Ardania's Foreign Ministry"."""
    if issuer is None:
        return None
    stems = {key[:_STEM] for key in re.findall(r"\w{4,}", issuer.name.casefold())}
    first = next((a for a in attributions if a.name and a.name_span), None)
    if first and first.name and first.name_span:
        shared = stems & {key[:_STEM] for key in re.findall(r"\w{4,}", first.name.casefold())}
        if shared and len(first.name) > len(issuer.name):
            return Speaker(first.name, first.name_span.start, first.name_span.end)
    return issuer


def issuer_of(report: Report) -> Speaker | None:
    """Who issued a report that is a statement as a whole, as far as its title says so.

    "… – Artsakh MFA", "Excerpt from the briefing of the spokeswoman": a reprinted statement, in which its
    issuer speaks throughout.
    """
    words = lexicon()
    for number, line in (
        (1, report.text[: report.paragraphs[0].end] if report.paragraphs else ""),
        (2, report.title or ""),
    ):
        span = _issuer_in(line.rstrip(), words)
        if span:
            name = line[span.start : span.end]
            return Speaker(name, span.start, span.end) if number == 1 else Speaker(name)
    return None


_BY = re.compile(r"(?:^|\s)(?:by|of|from)\s(?:the\s)?(?=\S)")


def _issuer_in(line: str, words: Lexicon) -> Span | None:
    """Where a title names who issued the text."""
    if len(line) > 300 or line.endswith("."):
        return None
    dash = max(line.rfind(" – "), line.rfind(" — "), line.rfind(" - "))
    name = name_at(line, Span(dash + 3, len(line)), words) if 0 < dash < len(line) - 3 else None
    if name and len(name.keys) < 7 and any(key in words["issuer_heads"] for key in name.keys):
        return name.span
    first = re.match(r"\W*(?:\w+\s){0,4}?(" + "|".join(sorted(words["issuer_titles"])) + r")s?\b", line, re.IGNORECASE)
    by = _BY.search(line, first.end()) if first else None
    while by:
        end = line.find(",", by.end())
        name = name_at(line, Span(by.end(), end if end > 0 else len(line)), words)
        if name and name.head not in words["issuer_titles"] and any(key in words["issuer_heads"] for key in name.keys):
            return name.span
        by = _BY.search(line, by.end())
    return None
