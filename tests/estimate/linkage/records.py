"""Victim records of invented people, for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from testimonia.capture import capture
from testimonia.model import DateRange, VictimRecord, content_id

DAY = date(2019, 3, 14)


def record(list_name: str, row: int, *names: str, **said: Any) -> VictimRecord:
    """A line of a list; what is not said is not stated."""
    age, when = said.pop("age", None), said.pop("when", None)
    return VictimRecord(
        id=content_id("V", list_name, row),
        list_name=list_name,
        row=row,
        sha256=list_name,
        names=names,
        sex=said.pop("sex", None),
        age_low=age,
        age_high=age,
        harm=None,
        when=DateRange.of_day(when) if when else None,
        where=said.pop("where", None),
        cells=(("name", names[0] if names else ""),),
        **said,
    )


def read(name: str, text: str) -> tuple[VictimRecord, ...]:
    """The records of a list in CSV."""
    return capture(text.encode(), name=name).victims
