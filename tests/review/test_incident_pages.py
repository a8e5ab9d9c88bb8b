"""What an incident's page shows of its sources, its days and the totals that contain it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from testimonia.model import DateRange
from testimonia.pipeline.questions import Questions
from testimonia.review.books import ledgers_about, ledgers_of
from testimonia.review.family import family_of
from testimonia.review.timeline import rows_of, timeline


@pytest.fixture
def ostrel(workspace):
    return next(i for i in workspace.view.incidents.values() if "Ostrel" in i.title)


def test_every_claim_is_on_one_branch_and_copies_hang_below_their_original(workspace, ostrel):
    view = workspace.view
    branches = family_of(ostrel, view, workspace.record.configuration.registry)
    carried = [claim.id for branch in branches for carrier in branch.carriers for claim in carrier.claims]
    originals = [name for name in ostrel.claims if view.claims[name].document not in view.copies]
    assert sorted(carried) == sorted(originals)
    copies = {copy.id for branch in branches for carrier in branch.carriers for copy in carrier.copies}
    assert copies
    assert copies <= set(view.copies)


def test_sources_that_count_come_before_those_that_do_not(workspace, ostrel):
    branches = family_of(ostrel, workspace.view, workspace.record.configuration.registry)
    counted = [branch.source.may_be_independent for branch in branches]
    assert counted == sorted(counted, reverse=True)


def test_the_ledgers_are_those_of_the_command_line(workspace):
    books, _ = Questions(workspace.record).ledgers("default")
    assert ledgers_of(workspace.view, workspace.record.configuration.registry) == books


def test_a_total_is_shown_at_the_incidents_inside_it(workspace, ostrel):
    found = ledgers_about(ledgers_of(workspace.view, workspace.record.configuration.registry), ostrel)
    assert found
    assert all(ostrel.code in each.contained.incidents for each in found)


def test_no_claim_is_left_out_of_the_timeline(workspace, ostrel):
    claims = [workspace.view.claims[name] for name in ostrel.claims]
    claims.append(replace(claims[0], when=None))
    claims.append(replace(claims[0], where=None))
    claims.append(replace(claims[0], when=DateRange(date(2019, 3, 1), date(2019, 3, 31))))
    claims.append(replace(claims[0], when=DateRange(date(2019, 3, 1), None)))
    rows = rows_of(claims)
    assert sum(row.claims for row in rows) == len(claims)
    assert rows[-1].place == ""
    picture = timeline(claims)
    assert picture.count("<rect") == 2
    assert picture.count("hollow") == 1
    assert "place not stated" in picture
    assert "no day stated" in picture


def test_an_imprecise_day_is_never_a_point(workspace, ostrel):
    claims = [workspace.view.claims[name] for name in ostrel.claims]
    month = [replace(claim, when=DateRange.of_month(2019, 3)) for claim in claims]
    assert re.search("<circle", timeline(month)) is None


def test_a_timeline_without_days_is_none(workspace, ostrel):
    assert timeline([replace(workspace.view.claims[ostrel.claims[0]], when=None)]) is None
