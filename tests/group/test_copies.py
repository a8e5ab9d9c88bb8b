from testimonia.group.group import group
from testimonia.model import Change, ChangeKind, Document, Grouping, Reading

from .make import claim, reading, report

STORY = (
    "Gunmen stopped a bus on the road to the northern market town before dawn and shot the driver. "
    "Doctors said 11 people were killed. The district governor promised an escort for traders and "
    "asked the army to hold the bridge until the end of the harvest."
)


def copies(*items: Document | tuple[Document, Reading]) -> Grouping:
    given = [item if isinstance(item, tuple) else (item, reading(item)) for item in items]
    return group([made for made, _ in given], [read for _, read in given])


def pairs(*items: Document | tuple[Document, Reading]) -> list[tuple[str, str]]:
    return [(copy.document, copy.original) for copy in copies(*items).copies]


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
    assert [(each.document, each.original) for each in copies(told, updated).versions] == [("D2", "D1")]
    assert pairs(told, new) == [("D2", "D1")]


def test_an_edited_copy_says_what_it_changed():
    edited = STORY.replace("11 people", "12 people").replace(" and shot the driver", "") + " A vigil is planned here."
    first = report("D1", "2020-03-01", STORY, title="Bus attacked")
    (copy,) = copies(first, report("D2", "2020-03-02", edited, title="Traders shot on the road")).copies
    assert copy.changes == (
        Change(ChangeKind.HEADLINE, "Bus attacked", "Traders shot on the road"),
        Change(ChangeKind.CUT, "and shot the driver", None),
        Change(ChangeKind.NUMBER, "11", "12"),
        Change(ChangeKind.ADDED, None, "A vigil is planned here."),
    )


def test_a_copy_word_for_word_changed_nothing():
    (copy,) = copies(report("D1", "2020-03-01", STORY), report("D2", "2020-03-04", STORY)).copies
    assert (copy.similarity, copy.changes) == (1.0, ())


def test_a_hundred_copies_point_to_one_original():
    reports = [report(f"D{number:03}", "2020-03-01", f"{STORY} Page {number}.") for number in range(100)]
    assert {original for _, original in pairs(*reports)} == {"D010"}
