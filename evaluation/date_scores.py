"""How well the reader does on our own cases of dates; `gate.py` holds the floors."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

from case_tables import rows, share

from testimonia.model import Claim, DateRange, Document
from testimonia.places import Gazetteer
from testimonia.read import EnglishReader
from testimonia.read.dates import find_dates, find_periods
from testimonia.read.report import Report

Row = dict[str, str]


def measure() -> dict[str, float]:
    """Cases of time expressions that are right, as a number; dates of the claims that are found, in per cent."""
    return {
        "dates: cases right, number": sum(_periods_right()),
        "when: right where the claim is found": share(_claims_right(EnglishReader(Gazetteer()))),
    }


def _periods_right() -> Iterator[bool]:
    for text, cases in _cases("dates.en", "sentence"):
        report = Report.of(_document(text, cases[0]["published"]))
        periods = find_periods(report, find_dates(report))
        found = {(one.text, *_ends(one.dates)) for one in periods}
        wanted = {(row["words"], row["start"], row["end"]) for row in cases if row["words"]}
        yield wanted <= found if wanted else not found


def _claims_right(reader: EnglishReader) -> Iterator[bool]:
    for text, cases in _cases("when.en", "text"):
        claims = reader.read(_document(text, cases[0]["published"])).claims
        for row in cases:
            found = [_ends(claim.when) for claim in claims if _is_of(claim, row, text)]
            if found:
                yield (row["start"], row["end"]) in found


def _is_of(claim: Claim, row: Row, text: str) -> bool:
    """Whether a claim is the one that a case asks for."""
    start = text.index(row["words"])
    return claim.harm.value == row["harm"] and claim.count.start < start + len(row["words"]) and start < claim.count.end


def _cases(name: str, key: str) -> Iterator[tuple[str, list[Row]]]:
    """The cases of a file, those with one text together."""
    for text, together in itertools.groupby(rows(name), key=lambda row: row[key]):
        yield text, list(together)


def _document(text: str, published: str) -> Document:
    day = DateRange.of_day(date.fromisoformat(published)) if len(published) > len("2020") else None
    year = DateRange.of_year(int(published)) if published and not day else None
    return Document("D", "0" * 64, None, "text/plain", text, "gate", published=day or year)


def _ends(dates: DateRange | None) -> tuple[str, str]:
    return (str(dates.start or ""), str(dates.end or "")) if dates else ("", "")
