"""Values in plain words, for the tables of the command line and the pages of the review room."""

from __future__ import annotations

from testimonia.model import Claim, DateRange, Figure, Where


def count_words(low: int | None, high: int | None) -> str:
    """An interval of persons: "12", "150–300", "12 or more", "up to 300"."""
    if low is not None and low == high:
        return f"{low:,}"
    if high is None:
        return f"{low:,} or more"
    return f"up to {high:,}" if low is None else f"{low:,}–{high:,}"


def figure_words(figure: Figure | None) -> str:
    """A figure: low – best – high, shortened where they are the same; "·" where there is none."""
    if figure is None:
        return "·"
    values = [value for value in (figure.low, figure.best, figure.high) if value is not None]
    shown = [f"{value:,}" for value in values]
    return shown[0] if len(set(shown)) == 1 else " – ".join(shown)


def when_words(when: DateRange | None) -> str:
    """Days: "1990-01-13 to 1990-01-20"; "not stated"."""
    if when is None or (when.start is None and when.end is None):
        return "not stated"
    if when.is_day:
        days = str(when.start)
    elif when.start and when.end:
        days = f"{when.start} to {when.end}"
    else:
        days = f"from {when.start}" if when.start else f"until {when.end}"
    return f"{days} (inferred)" if when.inferred else days


def where_words(where: Where | None) -> str:
    """A place: "Baku, AZ"; "not stated"."""
    if where is None:
        return "not stated"
    name = where.name or where.words
    return f"{name}, {where.country}" if where.country and where.country != name else name


def said_by(claim: Claim) -> str:
    """The chain of speakers, outermost first; the report's own voice where nobody is quoted."""
    return " › ".join(speaker.name for speaker in claim.said_by) or "the report itself"
