from testimonia.group.copies import find_copies
from testimonia.group.profile import profile_of
from testimonia.model import Document, Reading

from .make import claim, reading, report

STORY = (
    "Gunmen stopped a bus on the road to the northern market town before dawn and shot the driver. "
    "Doctors said 11 people were killed. The district governor promised an escort for traders and "
    "asked the army to hold the bridge until the end of the harvest."
)


def pairs(*items: Document | tuple[Document, Reading]) -> list[tuple[str, str]]:
    given = [item if isinstance(item, tuple) else (item, None) for item in items]
    return [(copy.document, copy.original) for copy in find_copies([profile_of(made, read) for made, read in given])]


def test_the_earliest_is_the_original_and_copies_of_copies_point_to_it():
    first = report("D9", "2020-03-01", STORY)
    second = report("D1", "2020-03-02", STORY + " A vigil is planned here.")
    third = report("D5", "2020-03-03", STORY + " A vigil is planned here. Bring candles to the chapel.")
    assert pairs(third, second, first) == [("D1", "D9"), ("D5", "D9")]


def test_of_one_day_the_longest_is_the_original():
    assert pairs(report("D1", "2020-03-01", STORY[:-40]), report("D2", "2020-03-01", STORY)) == [("D1", "D2")]


def test_undated_reports_come_last():
    assert pairs(report("D1", None, STORY), report("D2", "2020-03-01", STORY)) == [("D1", "D2")]


def test_a_formula_repeated_after_months_is_no_copy_but_the_same_text_is():
    later = STORY.replace("eleven", "twelve") + " It was the second such attack."
    assert pairs(report("D1", "2020-03-01", STORY), report("D2", "2020-09-01", later)) == []
    assert pairs(report("D1", "2020-03-01", STORY), report("D2", "2020-09-01", STORY)) == [("D2", "D1")]


def test_an_update_with_another_toll_is_no_copy():
    old = report("D1", "2020-03-01", STORY)
    new = report("D2", "2020-03-02", STORY.replace("11 people", "14 people"))
    told = (old, reading(old, claim(old, "11 people were killed", 11)))
    updated = (new, reading(new, claim(new, "14 people were killed", 14)))
    assert pairs(told, updated) == []
    assert pairs(told, (new, None)) == [("D2", "D1")]  # type: ignore[arg-type]
