"""Plain text and Markdown: the text as it is, with line ends made one kind."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from testimonia.capture.encodings import decode
from testimonia.errors import UnreadableDocument
from testimonia.model import DateRange


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of one report and what the report states about itself.

    Args:
        text: the stored text.
        extractor: what made it, with its version.
        published, outlet, title, url, language: None where not stated.
        notes: what was stated but could not be read, with reasons; the report is kept without it.
    """

    text: str
    extractor: str
    published: DateRange | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


STATED_CHARS = 2_000
"""Characters of a title, an outlet, an address or an id: longer ones are no such thing, and drown every table."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")
_FRONT = re.compile(r"---[ \t]*\n(.{0,10000}?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"([A-Za-z_]{1,40}):[ \t]*(.*)")

FRONT_MATTER = {
    "title": "title",
    "date": "published",
    "published": "published",
    "outlet": "outlet",
    "source": "outlet",
    "url": "url",
    "link": "url",
    "lang": "language",
    "language": "language",
}
"""Fields of front matter that are understood, and what they state."""


def extract_text(data: bytes) -> Extracted:
    """The text of a plain text file.

    Line ends (CR LF, CR) become LF; nothing else is changed, in particular no Unicode normalisation.

    Raises:
        UnreadableDocument: binary, empty, or in no known encoding.
    """
    text, encoding = decode(data)
    return Extracted(worded(one_line_end(text)), f"text.v1 {encoding}")


def extract_markdown(data: bytes) -> Extracted:
    """The text of a Markdown file, its marks kept; front matter between `---` lines is taken off and read.

    Raises:
        UnreadableDocument: binary, empty, or in no known encoding.
    """
    text, encoding = decode(data)
    text = one_line_end(text)
    front = _FRONT.match(text)
    stated = _stated(front.group(1)) if front else {}
    when = stated.get("published")
    published = day_stated(when) if when else None
    return Extracted(
        text=worded(text[front.end() :] if front else text),
        extractor=f"markdown.v1 {encoding}",
        published=published,
        outlet=stated.get("outlet"),
        title=stated.get("title"),
        url=stated.get("url"),
        language=language_stated(stated.get("language")),
        notes=(bad_date("date", when),) if when and not published else (),
    )


def _stated(front: str) -> dict[str, str]:
    """Simple `field: value` lines of front matter; the first of each name counts."""
    stated: dict[str, str] = {}
    for line in front.split("\n"):
        match = _FIELD.fullmatch(line)
        name = FRONT_MATTER.get(match.group(1).lower()) if match else None
        value = match.group(2).strip().strip("'\"").strip() if match else ""
        if name and value:
            stated.setdefault(name, value)
    return stated


def one_line_end(text: str) -> str:
    """The text with LF as its only line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def worded(text: str) -> str:
    """The text, if there are words in it.

    Raises:
        UnreadableDocument: there are none.
    """
    if not text or text.isspace():
        raise UnreadableDocument("expected a report; found no words")
    return text


def storable(words: str) -> str:
    """The words with half surrogate pairs and NUL replaced by U+FFFD, one for one: offsets stay.

    JSON, PDF and workbooks can say such characters, but no UTF-8 file and no store can hold them.
    """
    return _UNSTORABLE.sub("\ufffd", words)


def day_stated(words: str) -> DateRange | None:
    """The days of an ISO 8601 date, date and time, month or year; None for anything else.

    A month or a year stays one: an imprecise date is never made to look precise. Of a date and time,
    the day as written counts, in whatever zone it was written.
    """
    words = words.strip()
    try:
        if _DAY.match(words):
            return DateRange.of_day(date.fromisoformat(words) if len(words) == 10 else _day_of_time(words))
        if month := _MONTH.fullmatch(words):
            return DateRange.of_month(int(month.group(1)), int(month.group(2)))
        return DateRange.of_year(int(words)) if _YEAR.fullmatch(words) else None
    except ValueError:
        return None


def _day_of_time(words: str) -> date:
    return datetime.fromisoformat(words).date()


def within(found: Extracted) -> Extracted:
    """What was extracted, without what it states of itself in more than `STATED_CHARS` characters; that is noted."""
    for name in ("outlet", "title", "url"):
        words = getattr(found, name)
        if words and len(words) > STATED_CHARS:
            without: dict[str, Any] = {name: None}
            found = replace(found, **without, notes=(*found.notes, too_long(name, words)))
    return found


def too_long(field: str, words: str) -> str:
    """What to say of words that a report states of itself and that are too many."""
    return f"expected {field} of at most {STATED_CHARS:,} characters; found {len(words):,}: kept without it"


def bad_date(field: str, found: object) -> str:
    """What to say of a date that could not be read."""
    return f"expected {field} as an ISO 8601 date such as 2023-01-13; found {str(found)[:80]!r}: kept without a date"


_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]{1,30})?")


def language_stated(words: str | None) -> str | None:
    """The language code of a tag such as "en" or "en-GB", in small letters; None for anything else."""
    match = _LANGUAGE.fullmatch(words.strip()) if words else None
    return match.group(1).lower() if match else None
