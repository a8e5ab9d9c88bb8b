"""JSON Lines: one report a line; a bad line is unread and the others go on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from testimonia.capture.captured import Limits
from testimonia.capture.plain import STATED_CHARS, Extracted, bad_date, day_stated, language_stated, storable, too_long
from testimonia.errors import InvalidReport, ItemError, TooLarge
from testimonia.model import DateRange

EXTRACTOR = "jsonl.v1"


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: its number from 1, its bytes, and the report or the error that it holds."""

    number: int
    raw: bytes
    found: Extracted | ItemError
    external_id: str | None = None


def read_lines(data: bytes, limits: Limits) -> Iterator[Line]:
    """The lines of a JSON Lines file, blank ones left out."""
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        raw = raw.removesuffix(b"\r")  # noqa: PLW2901 - the line without its line end
        if raw.strip():
            try:
                report = _parsed(raw, limits)
                yield Line(number, raw, *_understood(report, limits))
            except ItemError as error:
                yield Line(number, raw, error)


def _parsed(raw: bytes, limits: Limits) -> dict[str, Any]:
    if len(raw) > limits.line_bytes:
        raise TooLarge(f"expected a line of at most {limits.line_bytes:,} bytes; found {len(raw):,}")
    try:
        report = json.loads(raw.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise InvalidReport(f"expected UTF-8; byte {error.start} of the line does not belong to it") from error
    except RecursionError as error:
        raise InvalidReport("expected a report; found brackets nested too deep") from error
    except InvalidReport:
        raise
    except ValueError as error:
        raise InvalidReport(f"expected a JSON object; {error}") from error
    if not isinstance(report, dict):
        raise InvalidReport(f'expected a JSON object with "text"; found {type(report).__name__}')
    return report


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names are all different: of two texts nobody could say which one was meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InvalidReport(f"expected each name once; found {twice[:80]!r} more than once")
    return found


def _no_constant(name: str) -> NoReturn:
    raise InvalidReport(f"expected JSON; found {name}, which is none")


def _understood(report: dict[str, Any], limits: Limits) -> tuple[Extracted, str | None]:
    """The report of a line, and the id that its provider gave it."""
    text = report.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InvalidReport(f'expected "text" with the words of the report; found {_found(text)}')
    if len(text) > limits.text_chars:
        raise TooLarge(f"expected a text of at most {limits.text_chars:,} characters; found {len(text):,}")
    notes: list[str] = []
    stated = {name: _words(report, name, notes) for name in ("outlet", "title", "url", "lang")}
    language = language_stated(stated["lang"])
    if stated["lang"] and not language:
        notes.append(f"expected lang as a code such as en; found {stated['lang'][:80]!r}: guessed instead")
    external_id, published = _external_id(report, notes), _published(report, notes)
    return Extracted(
        text=storable(text),
        extractor=EXTRACTOR,
        published=published,
        outlet=stated["outlet"],
        title=stated["title"],
        url=stated["url"],
        language=language,
        notes=tuple(notes),
    ), external_id


def _external_id(report: dict[str, Any], notes: list[str]) -> str | None:
    """The provider's id, unchanged; a whole number becomes its digits."""
    number = report.get("id")
    if isinstance(number, int) and not isinstance(number, bool):
        return str(number)
    return _words(report, "id", notes)


def _published(report: dict[str, Any], notes: list[str]) -> DateRange | None:
    """When it was published; a date that cannot be read is noted, and the report is kept without it."""
    for name in ("published", "date"):
        value = report.get(name)
        if value is None or value == "":
            continue
        days = day_stated(value) if isinstance(value, str) else None
        if days is None:
            notes.append(bad_date(name, value))
        return days
    return None


def _words(report: dict[str, Any], name: str, notes: list[str]) -> str | None:
    """A field of words; None where it is not stated; something else than words is noted."""
    value = report.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        notes.append(f"expected {name} as a string; found {_found(value)}: kept without it")
        return None
    if len(value) > STATED_CHARS:
        notes.append(too_long(name, value))
        return None
    return storable(value)


def _found(value: object) -> str:
    return "none" if value is None else f"{type(value).__name__} {str(value)[:40]!r}"
