"""Cells of victim lists: sex, age, date."""

import pytest

from testimonia.capture.cells import age_of, date_of, fate_of, sex_of, writes_day_first
from tests.conftest import cases


@pytest.mark.parametrize(
    ("cell", "sex"),
    [
        ("F", "female"),
        (" Woman ", "female"),
        ("m.", "male"),
        ("boy", "male"),
        ("", None),
        ("unknown", None),
        ("x", None),
    ],
)
def test_sex(cell: str, sex: str | None) -> None:
    assert sex_of(cell) == sex


@pytest.mark.parametrize("case", cases("fates"), ids=lambda case: case["cell"])
def test_fates(case: dict[str, str]) -> None:
    assert fate_of(case["cell"]) == (case["cell"] if case["fate"] == "yes" else None)


@pytest.mark.parametrize(
    ("cell", "age"),
    [
        ("34", (34, 34)),
        ("34.0", (34, 34)),
        ("34 years old", (34, 34)),
        ("30-35", (30, 35)),
        ("30 – 35 yrs", (30, 35)),
        ("30 to 35", (30, 35)),
        ("18 months", (1, 1)),
        ("0", (0, 0)),
        ("130", (130, 130)),
        ("131", None),
        ("35-30", None),
        ("child", None),
        ("30s", None),
        ("about 30", None),
        ("٣٤", None),
        ("", None),
    ],
)
def test_age_is_a_number_only_where_a_number_is_stated(cell: str, age: tuple[int, int] | None) -> None:
    assert age_of(cell) == age


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("1990-01-13", "1990-01-13"),
        ("1990-01-13T08:00:00", "1990-01-13"),
        ("13 January 1990", "1990-01-13"),
        ("13th of January", None),
        ("13-Jan-1990", "1990-01-13"),
        ("January 13, 1990", "1990-01-13"),
        ("Sept. 3rd, 1990", "1990-09-03"),
        ("May 1990", "1990-05"),
        ("1990-05", "1990-05"),
        ("05/1990", "1990-05"),
        ("1990", "1990"),
        ("13.01.1990", "1990-01-13"),
        ("03.04.1990", "1990-04-03"),
        ("13/01/1990", "1990-01-13"),
        ("01/13/1990", "1990-01-13"),
        ("03/03/1990", "1990-03-03"),
        ("03/04/1990", "1990-03-04/1990-04-03"),
        ("31 February 1990", None),
        ("31/31/1990", None),
        ("13/01/90", None),
        ("Mayday 1990", None),
        ("0000", None),
        ("sometime in spring", None),
    ],
)
def test_dates_keep_the_precision_that_is_stated(cell: str, days: str | None) -> None:
    found = date_of(cell)
    assert (found and found.edtf) == days
    assert found is None or found.words == cell


def test_the_rest_of_the_column_tells_which_number_is_the_day() -> None:
    assert writes_day_first(["03/04/1990", "13/04/1990", "1990"]) is True
    assert writes_day_first(["03/04/1990", "04/13/1990"]) is False
    assert writes_day_first(["13/04/1990", "04/13/1990"]) is None
    assert writes_day_first(["03/04/1990"]) is None
    assert str(date_of("03/04/1990", day_first=True).start) == "1990-04-03"  # type: ignore[union-attr]
    assert str(date_of("03/04/1990", day_first=False).start) == "1990-03-04"  # type: ignore[union-attr]
