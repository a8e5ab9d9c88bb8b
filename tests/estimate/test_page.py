"""The page of an estimation."""

from __future__ import annotations

import re

from testimonia.estimate.linked import Linked
from testimonia.estimate.page import report_page
from testimonia.estimate.survey import Settings, survey
from testimonia.model import CaptureHistories
from tests.estimate.tables import published

QUICK = Settings(methods=("chao", "loglinear", "decomposable"))


def test_all_methods_stand_side_by_side_and_documented_apart():
    table = published("kosovo")
    page = report_page(survey(table, QUICK), [], [table])
    assert "Documented: 4,400 people on 4 lists." in page
    for words in ("chao", "loglinear", "decomposable", "12,595", "10,357", "[123,14,34]"):
        assert words in page
    assert page.count('<svg viewBox="0 0 760') == 3  # intervals, draws, overlap
    assert page.count('role="img"><title>') == 3
    assert page.count('<polygon class="hill"') == 1


def test_what_linking_did_stands_ahead_of_every_number():
    table, linked = published("kosovo"), Linked(9000, 4400.2, 4380, 4420, 31, 2, 20)
    page = report_page(survey(table, Settings(methods=("chao",))), [], [table], linked=linked)
    words = "9,000 lines of the lists are 4,400 persons (4,380 to 4,420 in 95 % of the sampled linkages)"
    assert page.index(words) < page.index("Documented:")
    assert "averaged over 20 sampled linkages; 31 pairs unclear, 2 judgements obeyed" in page
    assert "by the one linkage that errs least" in Linked(9, 4, 4, 4, 0, 0, 0).words()


def test_the_page_asks_no_host_for_anything():
    page = report_page(survey(published("kosovo"), QUICK), [], [published("kosovo")])
    assert not re.search(r"(src|href|url|import)\s*[=(]|http", page)


def test_names_of_lists_are_only_words():
    table = CaptureHistories.of(["<script>", "B&B", "C"], [(1, 9), (2, 8), (4, 7), (3, 5), (5, 4), (6, 3), (7, 2)])
    page = report_page(survey(table, QUICK), [], [table])
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
