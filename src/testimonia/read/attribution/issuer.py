"""Issuers: who speaks throughout a report that is a statement as a whole."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from testimonia.model import AttributionMention, Span, Speaker
from testimonia.read.attribution.letters import released, signed, speaks_as_we
from testimonia.read.attribution.lexicon import Lexicon, lexicon
from testimonia.read.attribution.names import CAPITAL, name_at
from testimonia.read.attribution.titles import LONGEST_ISSUER, ends_name, issuer_in, issues
from testimonia.read.report import Report

_LONGEST_HEAD = 80
"""Code points of the longest line of a letterhead."""

_MOST_HEAD = 6
"""Most lines of a letterhead."""

_STEM = 5
"""Letters in which the name of a country and its adjective mostly agree: "Ardania", "Ardanian"."""


def issuer_of(report: Report, attributions: Sequence[AttributionMention] = ()) -> Speaker | None:
    """Who issued a report that is a statement as a whole, as far as its title or its opening words say so.

    "… – Artsakh MFA", "Excerpt from the briefing of the spokeswoman", "The Embassy presents its compliments": a
    reprinted statement, in which its issuer speaks throughout. Where the statement names its issuer at more length,
    that name is taken. An outlet that reprints its own statement speaks in its own voice, and is no issuer.
    """
    issuer = _in_title(report) or _in_text(report)
    if issuer is None or (report.outlet and is_outlet(issuer.name, report.outlet)):
        return None
    return _in_full(issuer, attributions)


def _in_title(report: Report) -> Speaker | None:
    words = lexicon()
    for line in _head(report) or report.paragraphs[:1]:
        said = line.of(report.text)
        if span := issuer_in(said, words):
            return Speaker(span.of(said), line.start + span.start, line.start + span.end)
    span = issuer_in(report.title or "", words)
    first = report.paragraphs[0].of(report.text) if report.paragraphs else ""
    if not span and (quoted := _before_quotation(report, first, words)):
        return Speaker(quoted.of(first), quoted.start, quoted.end)
    return Speaker(span.of(report.title or "")) if span else None


def _in_text(report: Report) -> Speaker | None:
    """Whoever the letterhead or a formula of opening names."""
    words = lexicon()
    span = _letterhead(report, words) or _opening(report, words) or released(report, words) or signed(report, words)
    return Speaker(span.of(report.text), span.start, span.end) if span else None


def _before_quotation(report: Report, line: str, words: Lexicon) -> Span | None:
    """Who speaks as "we" in the text under a title that quotes him: "Harbour Bureau: “We shall find them”"."""
    match = _QUOTED_TITLE.match(line)
    name = name_at(line, Span(*match.span("name")), words) if match and speaks_as_we(report) else None
    return name.span if name and issues(name, line, words) else None


_QUOTED_TITLE = re.compile(r"(?P<name>[^:“”]{3,80}): [“\"][^”\"]*[”\"]$")


def _letterhead(report: Report, words: Lexicon) -> Span | None:
    """Whoever stands alone in a line at the head of a text of which another line says what it is: "Statement of 3 May".

    Or whom one of these lines says to have issued it: "Published 3 May by the Orlen Relief Network".
    """
    head = _head(report)
    for line in head:
        by = _published_by().match(report.text, line.start, line.end)
        name = name_at(report.text, Span(by.end(), line.end), words) if by else None
        if name and issues(name, report.text, words):
            return name.span
    others = [line for line in head if not _kind_alone().match(report.text, line.start, line.end)]
    if len(head) < 2 or len(others) == len(head):
        return None
    offices = words["issuer_heads"] | words["bodies"] | words["issuing_persons"]
    for line in others:
        end = ends_name().search(report.text, line.start, line.end)
        name = name_at(report.text, Span(line.start, end.start() if end else line.end), words)
        if name and len(name.keys) <= LONGEST_ISSUER and not offices.isdisjoint(name.keys):
            return name.span
    above = head[0] in others and head[1] not in others
    first = name_at(report.text, head[0], words) if above else None
    return first.span if first and issues(first, report.text, words) else None


def _head(report: Report) -> list[Span]:
    """The short lines without a full stop before the first paragraph; none where no paragraph follows."""
    text, head = report.text, list[Span]()
    for line in report.paragraphs[: _MOST_HEAD + 1]:
        if line.end - line.start > _LONGEST_HEAD or text[line.start : line.end].rstrip().endswith((".", "!", "?", ":")):
            return head
        head.append(line)
    return []


def _opening(report: Report, words: Lexicon) -> Span | None:
    """Whoever the first words of a letter name: "The Embassy of X presents its compliments", "We, the bishops of X"."""
    for first in report.sentences[:_OPENING]:
        for pattern in _openings():
            match = pattern.match(report.text, first.start, first.end)
            name = name_at(report.text, Span(*match.span("name")), words) if match else None
            if name and issues(name, report.text, words):
                return name.span
    return None


_OPENING = 3
"""Sentences within which a letter names who writes it: behind a title and a greeting."""


@functools.cache
def _openings() -> tuple[re.Pattern[str], ...]:
    phrases = lexicon()
    formal = "|".join(map(re.escape, sorted(phrases["compliments"])))
    issued = "|".join(sorted(phrases["issued"]))
    declaring = "|".join(sorted(phrases["declaring"]))
    before = r"(?:[^.“”\"]{0,60}?\s)?"
    return (
        re.compile(rf"(?:\d+\.\s)?(?P<name>(?:The\s)?{CAPITAL}[^.;:“”]{{0,120}}?)\s(?:{formal})\b"),
        re.compile(before + r"(?:On behalf of|In the name of)\s(?P<name>[^.;:,“”]{3,100}),\s(?:I|we)\b"),
        re.compile(before + r"We,\s(?P<name>the\s[^.;:,“”]{3,100}),"),
        re.compile(rf"(?P<name>The\s{CAPITAL}[^.;:,“”]{{0,60}}?)(?:\s|,[^.;:“”]{{0,160}}?\s)(?:{declaring}):$"),
        re.compile(
            rf"The following [\w\s]{{3,40}} (?:was|is|has been) (?:{issued})[^.;:]{{0,40}}? by (?P<name>[^.;:,]+)"
        ),
    )


@functools.cache
def _kind_alone() -> re.Pattern[str]:
    """A line that says what a text is, with its number or day and what it is about behind a mark: "Bulletin no. 4"."""
    titles = "|".join(sorted(lexicon()["issuer_titles"]))
    behind = r"\s*(?:$|[,:;(|–—-]|(?:no|nr|number|of|dated|on)\b|№|#|\d)"
    return re.compile(rf"\W*(?:[\w-]+\s){{0,3}}?(?:{titles})s?\b{behind}", re.IGNORECASE | re.MULTILINE)


@functools.cache
def _published_by() -> re.Pattern[str]:
    issued = "|".join(sorted(lexicon()["issued"]))
    return re.compile(rf"\W*(?:{issued})\b[^.;:\n]{{0,40}}?\bby\s", re.IGNORECASE)


def is_outlet(name: str, outlet: str) -> bool:
    """Whether a name is that of the outlet: the same words or more of them, or what it is: "the association"."""
    links = lexicon()["keyless"]
    one, other = ([w for w in _WORD.findall(words.casefold()) if w not in links] for words in (name, outlet))
    what = name_at(outlet, Span(0, len(outlet)), lexicon())
    within = set(one) <= set(other) and (len(one) > 1 or one == other[-1:] or (what is not None and one == [what.head]))
    return within or (len(other) > 1 and set(other) <= set(one))


_WORD = re.compile(r"\w+")


def _in_full(issuer: Speaker, attributions: Sequence[AttributionMention]) -> Speaker:
    """The issuer as its own statement names it first: "Ardanian MFA" as "Ardania's Foreign Ministry"."""
    first = next((a for a in attributions if a.name and a.name_span), None)
    if first is None or first.name is None or first.name_span is None or len(first.name) <= len(issuer.name):
        return issuer
    if _stems(issuer.name).isdisjoint(_stems(first.name)):
        return issuer
    return Speaker(first.name, first.name_span.start, first.name_span.end)


def _stems(name: str) -> set[str]:
    return {key[:_STEM] for key in re.findall(r"\w{4,}", name.casefold())}


def is_question(report: Report, offset: int) -> bool:
    """Whether the paragraph at an offset is put by an interviewer, and so not said by the issuer: "Question: …"."""
    paragraph = report.paragraphs[report.paragraph_at(offset)]
    label, colon, _ = report.text[paragraph.start : min(paragraph.end, paragraph.start + _LABEL)].partition(":")
    asks = label.partition("(")[0].strip().casefold()  # "Q (Velko Radio): …"
    return bool(colon) and asks in lexicon()["questioners"]


_LABEL = 30
"""Code points within which the label of a turn in an interview ends."""
