"""Values in plain words, for the tables of the command line and the pages of the review room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from testimonia.model import Balance, Claim, DateRange, Document, Figure, Where
from testimonia.places import called
from testimonia.text.controls import TURNING

Say = Callable[[str], str]
"""Gives a message in the reader's language; `str` says it in English."""


BALANCES = {
    Balance.OPEN: "",
    Balance.EXCEEDED: "the incidents exceed it",
    Balance.NOTHING_CONTAINED: "no incident on record lies in it",
    Balance.NO_PERIOD: "cannot be checked: no period is stated",
    Balance.NO_PLACE: "cannot be checked: no place is stated",
}
"""How a total stands to the incidents that it contains."""


_SEEN = dict.fromkeys(TURNING, "\ufffd")


_TITLE = 70
"""Code points of the first words that stand for the title of a report that has none."""


def as_shown(value: Any) -> Any:
    """Words as pages show them: what would turn their direction is seen as U+FFFD, one for one, so offsets stay."""
    return value.translate(_SEEN) if isinstance(value, str) else value


def title_words(document: Document) -> str:
    """What a report is called: its title, or its first words where it has none."""
    if document.title:
        return " ".join(document.title.split())
    words = " ".join(document.text[: 2 * _TITLE].split())
    short = words if len(words) <= _TITLE else words[:_TITLE].rpartition(" ")[0] + "…"
    return f"“{short}”" if words else document.label


def code_words(code: str) -> str:
    """A code in plain words: "sexual_violence" as "sexual violence"."""
    return code.replace("_", " ")


def number_words(value: int | None) -> str:
    """A whole number with its thousands divided; a dash where there is none."""
    return "–" if value is None else f"{value:,}"


def count_words(low: int | None, high: int | None, say: Say = str) -> str:
    """An interval of persons: "12", "150–300", "12 or more", "up to 300"."""
    if low is not None and low == high:
        return f"{low:,}"
    if high is None:
        return say("{} or more").format(f"{low:,}")
    return say("up to {}").format(f"{high:,}") if low is None else f"{low:,}–{high:,}"


def figure_words(figure: Figure | None) -> str:
    """A figure: low – best – high, shortened where they are the same; "·" where there is none."""
    if figure is None:
        return "·"
    shown = [f"{end:,}" for end in figure.ends if end is not None]
    return shown[0] if len(set(shown)) == 1 else " – ".join(shown)


def when_words(when: DateRange | None, say: Say = str) -> str:
    """Days: "1990-01-13 to 1990-01-20"; "not stated"."""
    if when is None or (when.start is None and when.end is None):
        return say("not stated")
    if when.is_day:
        days = str(when.start)
    elif when.start and when.end:
        days = say("{} to {}").format(when.start, when.end)
    else:
        days = say("from {}").format(when.start) if when.start else say("until {}").format(when.end)
    return say("{} (inferred)").format(days) if when.inferred else days


def where_words(where: Where | None, say: Say = str) -> str:
    """A place: "Baku, AZ"; "not stated"."""
    if where is None:
        return say("not stated")
    name = called(where)
    return f"{name}, {where.country}" if where.country and where.country != name else name


def said_by(claim: Claim, say: Say = str) -> str:
    """The chain of speakers, outermost first; the report's own voice where nobody is quoted."""
    return " › ".join(speaker.name for speaker in claim.said_by) or say("the report itself")


def claim_words(claim: Claim) -> str:
    """A claim in a line: its id, its count and who said it."""
    return f"{claim.id}  {' '.join(claim.count.words.split())}, said by {said_by(claim)}"
