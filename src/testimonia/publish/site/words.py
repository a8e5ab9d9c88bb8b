"""Values in plain words, for pages."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from testimonia.publish.tables import Row
from testimonia.publish.words import count_words

FLAGS: Mapping[str, tuple[str, str]] = {
    "single_source": ("one source only", "the figure rests on fewer than two independent sources"),
    "one_origin": ("one origin", "several outlets, but all of them repeat one source"),
    "circular": ("circular", "sources quote each other"),
    "unnamed_sources": ("unnamed sources", "it rests on sources that nobody names"),
    "no_lower_bound": ("no lower bound", "nobody states a smallest number"),
    "no_upper_bound": ("no upper bound", "somebody says “at least”, and nobody states a largest number"),
    "wide_range": ("wide range", "the largest number is at least twice the smallest, and ten people more"),
    "outlier": ("outlier", "one count is at least ten times as large as all others"),
    "sources_disagree": ("sources disagree", "independent sources state numbers that exclude each other"),
    "parties_disagree": (
        "parties disagree",
        "two who may have a side, parties or state bodies, state numbers that exclude each other",
    ),
    "denied": ("denied", "somebody denies it"),
    "doubted": ("doubted", "somebody doubts it"),
    "not_adjudicated": ("not adjudicated", "nobody decided it; it is what the policy default gives"),
    "vague": ("vague", "it rests on words like “dozens”"),
}
"""What a reader must know about a figure: a few words, and what they mean."""

ROUGH: Mapping[int, str] = {
    2: " (near it)",
    3: " (somewhere in the district)",
    4: " (somewhere in the region)",
    5: " (somewhere in the area)",
    6: " (known by country only)",
}
"""What the precision of a place means, by UCDP where_prec."""

_BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:\d+\.|[-*])\s)")
_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def several(count: int, word: str) -> str:
    """A number of things: "1 report", "3 reports", "7 policies"."""
    many = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{count:,} {word if count == 1 else many}"


def paragraphs(text: str) -> list[str]:
    """The paragraphs and list entries of a text whose lines were broken by hand."""
    return [" ".join(block.split()) for block in _BREAK.split(text) if block.strip()]


def size(count: int) -> str:
    """A number of bytes, rounded: "812 B", "14 kB", "2.1 MB"."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def day(iso: str | None) -> str:
    """A day or a month in words: "14 March 2019", "March 2019"; other values as they are."""
    match = _DAY.fullmatch(iso or "")
    if match is None:
        return iso or "undated"
    year, month, date = match.groups()
    name = f"{calendar.month_name[int(month)]} {year}"
    return f"{int(date)} {name}" if date else name


def short(key: str) -> str:
    """A month or year as it stands below a column: "Mar 2019", "2019"."""
    match = _DAY.fullmatch(key)
    return f"{calendar.month_abbr[int(match[2])]} {match[1]}" if match else key


def when(row: Row) -> str:
    """The days of a row: "14 March 2019", "March 2019", "2019", "14 March 2019 to 2 April 2019"."""
    start, end = row["start"], row["end"]
    if not start and not end:
        return "not stated"
    if not start or not end:
        return f"from {day(start)}" if start else f"until {day(end)}"
    if start == end:
        return day(start)
    last = calendar.monthrange(int(end[:4]), int(end[5:7]))[1]
    if start[8:] == "01" and end[8:] == str(last):
        if start[:7] == end[:7]:
            return day(start[:7])
        if start[:4] == end[:4] and (start[5:7], end[5:7]) == ("01", "12"):
            return str(start[:4])
    return f"{day(start)} to {day(end)}"


def where(row: Row) -> str:
    """The place of a row, with what its precision means where it is no exact place."""
    name = row["place"] or row["place_words"]
    if not name:
        return "not stated"
    country = f", {row['country']}" if row["country"] and row["country"] != name else ""
    return f"{name}{country}{ROUGH.get(row['where_prec'], '')}"


def span(row: Row | None) -> str:
    """A figure from low to high: "25–60", "12", "at least 25", "up to 60"; a dot where there is none."""
    if row is None:
        return "·"
    low, best, high = (row[end] for end in ("low", "best", "high"))
    if low is None and high is None:
        return f"{best:,}"
    return persons({"low": low, "high": high})


def persons(row: Row) -> str:
    """A count as said: "12", "150–300", "12 or more", "up to 300"."""
    return count_words(row["low"], row["high"])


def link(address: str) -> str:
    """An address that may stand in a link: of the web; anything else leads nowhere."""
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return "#"
    return address if scheme in ("http", "https") else "#"
