"""The page of an estimation."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from testimonia.estimate.basis import Basis, Linked
from testimonia.estimate.page import report_page
from testimonia.estimate.plots import Axis
from testimonia.estimate.simulate import Kind, simulate
from testimonia.estimate.survey import Settings, survey, survey_parts, whole
from testimonia.model import CaptureHistories, Chains, Check, Estimate
from tests.estimate.tables import published

QUICK = Settings(methods=("chao", "loglinear", "decomposable"))


def test_all_methods_stand_side_by_side_and_documented_apart():
    table = published("kosovo")
    page = report_page(survey(table, QUICK), [], [table])
    assert 'Documented: <span class="number">4,400</span> people on 4 lists.' in page
    for words in ("Chao&#x27;s lower bound", "Log-linear model", "Graph averaging", "12,595", "10,357", "[123,14,34]"):
        assert words in page
    assert page.count('<svg viewBox="0 0 760') == 3  # intervals, draws, overlap
    assert page.count('role="img"><title>') == 3
    assert page.count('<polygon class="hill"') == 1


def test_lists_counted_by_the_others_stand_beside_their_true_number():
    known = Check("how many are on A", 80.0, 70.0, 90.0, 95)
    found = replace(survey(published("kosovo"), QUICK), checks=(known, Check("without list A", 50.0, 40.0, 60.0)))
    page = report_page(found, [], [published("kosovo")])
    answer = page[page.index("Where the answer is known") :]
    assert '<td class="number">95</td>' in answer
    assert "without list A" not in answer


def test_a_sentence_to_quote_keeps_documented_and_estimated_apart():
    found = survey(published("kosovo"), QUICK)
    page = report_page(found, [], [published("kosovo")])
    assert f"4,400 people are documented; counting those on no list, at least {found.at_least:,.0f}." in page


def test_parts_that_lean_on_each_other_stand_together():
    kinds = (Kind(1.0, (0.4, 0.3, 0.3)),)
    tables = [replace(simulate(500, kinds, seed=n), stratum=(("place", name),)) for n, name in enumerate("ABC")]
    parts = survey_parts([[table] for table in tables], Settings(methods=("decomposable",)))
    page = report_page(whole(parts, 1), parts, tables)
    pooled = page[page.index("Parts that lean on each other") : page.index("<h2>place: A")]
    assert pooled.count("<td>Graph averaging</td>") == 3


@given(st.floats(1, 1e9), st.floats(1.05, 100))
def test_ticks_are_a_few_round_numbers_on_the_axis(low: float, ratio: float) -> None:
    axis = Axis(low, max(low * ratio, low + 2))
    ticks = axis.ticks()
    assert 1 <= len(ticks) <= 6
    assert axis.low <= ticks[0] <= ticks[-1] <= axis.high
    assert all(tick == round(tick) for tick in ticks)


def test_what_linking_did_stands_ahead_of_every_number():
    table, linked = published("kosovo"), Linked(9000, 4400.2, 4380, 4420, 31, 2, 20)
    page = report_page(survey(table, Settings(methods=("chao",))), [], [table], basis=Basis(linked=linked))
    words = "9,000 lines of the lists are 4,400 persons (4,380 to 4,420 in 95 % of the sampled linkages)"
    assert page.index(words) < page.index("Documented:")
    assert "averaged over 20 sampled linkages; 31 pairs unclear, 2 judgements obeyed" in page
    assert "by the one linkage that errs least" in Linked(9, 4, 4, 4, 0, 0, 0).words()


def test_what_went_in_stands_on_the_page_with_its_hash():
    table = published("kosovo")
    basis = Basis(inputs=(("<b>lists</b>.csv", "5e" * 32),))
    page = report_page(survey(table, Settings(methods=("chao",))), [], [table], basis=basis)
    assert "<td>&lt;b&gt;lists&lt;/b&gt;.csv</td><td>" + "5e" * 32 in page


def test_the_page_asks_no_host_for_anything():
    page = report_page(survey(published("kosovo"), QUICK), [], [published("kosovo")])
    assert not re.search(r"(src|href|url|import)\s*[=(]|http", page)


def test_names_of_lists_are_only_words():
    table = CaptureHistories.of(["<script>", "B&B", "C"], [(1, 9), (2, 8), (4, 7), (3, 5), (5, 4), (6, 3), (7, 2)])
    page = report_page(survey(table, QUICK), [], [table])
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_checks_stand_below_the_estimate_on_one_axis():
    checks = (
        Check("without list A", 5000.0, 2500.0, 6000.0),
        Check("without list B", None, None, None),
        Check("how many are on A", 80.0, 70.0, 90.0, 95),
    )
    main = Estimate("latent_class", 4400, 10_500.0, 10_025.0, 10_975.0, draws=tuple(map(float, range(10_000, 11_000))))
    found = replace(survey(published("kosovo"), QUICK), estimates=(main,), checks=checks)
    page = report_page(found, [], [published("kosovo")])
    drawn = page[page.index("Without each list") :]
    picture = drawn[drawn.index("<title>") : drawn.index("</svg>")]
    assert "as it stands 10,025 to 10,975; without list A 2,500 to 6,000</title>" in picture
    assert picture.count('class="interval"') == 2
    assert picture.count("no interval") == 1
    assert "how many are on A" not in picture


def test_the_medians_of_chains_are_told():
    main = Estimate(
        "latent_class", 9, 15.0, 11.0, 19.0, draws=(11.0, 19.0), chains=Chains(2, 1.01, 900.0, (14.0, 16.0))
    )
    found = replace(survey(published("kosovo"), QUICK), estimates=(main,))
    assert "900 effective draws; their medians lie from 14 to 16" in report_page(found, [], [published("kosovo")])
