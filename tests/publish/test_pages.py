"""What the pages of a site say, and that its feeds are valid."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from testimonia.model import Flag, sha256_hex
from testimonia.publish import Change, read_profile, release_tables
from testimonia.publish.formats import FORMATS
from testimonia.publish.formats.notes import NOTES
from testimonia.publish.site import words
from testimonia.publish.site.feeds import ATOM
from testimonia.publish.site.incident import citation, source_tree
from testimonia.publish.site.incident import incident as incident_page
from testimonia.publish.site.map import map_of
from testimonia.publish.site.pages import coded
from testimonia.publish.site.pictures import Scale, count_line
from testimonia.publish.site.search_index import folded, shard_of
from testimonia.publish.site.timeline import periods, timeline
from testimonia.publish.site.view import View
from tests.publish.make import AS_OF, made_contents
from tests.publish.test_withhold import KEY, release_of, written

GONE = "AZE-2023-0099"
CHANGES = (
    Change(1, AS_OF, "incidents", GONE, "", None, "present", None, ()),
    Change(2, AS_OF, "incidents", GONE, "", "present", None, None, ()),
    Change(2, AS_OF, "figures", "AZE-2023-0001/killed/default", "high", "2", "3", "default", ("C1", "C2")),
)


@pytest.fixture(scope="module")
def release():
    contents = made_contents()
    released = release_tables(contents, read_profile("public"), key=KEY)
    return release_of(released, contents, changes=CHANGES, number=2, address="https://record.example/v/")


@pytest.fixture(scope="module")
def site(release, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    written(release, folder)
    return folder


def text_of(site: Path, name: str) -> str:
    return (site / name).read_text("utf-8")


# --- feeds ------------------------------------------------------------------------------------------------------


def test_the_atom_feed_has_what_its_standard_requires(site):
    """RFC 4287, 4.1.1 and 4.1.2."""
    feed = ET.parse(site / "feed.xml").getroot()
    assert feed.tag == f"{{{ATOM}}}feed"
    entries = feed.findall(f"{{{ATOM}}}entry")
    assert len(entries) == len(CHANGES)
    assert feed.findtext(f"{{{ATOM}}}author/{{{ATOM}}}name")
    for element in (feed, *entries):
        ids = element.findall(f"{{{ATOM}}}id")
        assert len(ids) == 1
        assert urlsplit(ids[0].text).scheme == "urn"
        assert len(element.findall(f"{{{ATOM}}}title")) == 1
        (updated,) = element.findall(f"{{{ATOM}}}updated")
        assert datetime.fromisoformat(updated.text).tzinfo is not None
        assert element.find(f"{{{ATOM}}}link[@rel='alternate']") is not None
    assert len({entry.findtext(f"{{{ATOM}}}id") for entry in entries}) == len(entries)
    assert all(entry.findtext(f"{{{ATOM}}}content") for entry in entries)


def test_the_feeds_lead_to_pages_that_exist(site, release):
    feed = ET.parse(site / "feed.xml").getroot()
    links = [link.get("href") for link in feed.iterfind(f"{{{ATOM}}}entry/{{{ATOM}}}link")]
    items = json.loads(text_of(site, "feed.json"))["items"]
    for address in (*links, *(item["url"] for item in items)):
        assert (site / address.removeprefix(release.address)).is_file()


def test_the_json_feed_has_what_its_standard_requires(site):
    feed = json.loads(text_of(site, "feed.json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"]) == len(CHANGES)
    assert all(item["content_text"] for item in feed["items"])


def test_a_feed_holds_no_character_that_xml_cannot(release, tmp_path):
    evil = replace(CHANGES[2], new="\x00\x1b<b>&\ufffe")
    written(replace(release, changes=(evil,)), tmp_path)
    assert ET.parse(tmp_path / "feed.xml").find(f".//{{{ATOM}}}b") is None


# --- addresses --------------------------------------------------------------------------------------------------


def test_an_incident_that_left_leaves_a_page_that_says_so(site):
    page = text_of(site, f"incidents/{GONE}.html")
    assert "no longer in the record" in page
    assert "removed" in page
    assert f"incidents/{GONE}.html" in text_of(site, "changes.html")


def test_each_figure_has_an_address_and_a_citation(site, release):
    view = View(release)
    for row in release.rows("figures"):
        page = text_of(site, f"incidents/{row['incident']}.html")
        cited = citation(view, row)
        assert f'id="{row["harm"]}-{row["policy"]}"' in page
        assert cited in page
        assert cited.endswith(f"https://record.example/v/incidents/{row['incident']}.html#killed-default")
        assert "release 2" in cited
        assert "policy default, version 1" in cited


def test_changes_lead_to_the_figure_and_to_the_claims_that_moved_it(site):
    page = text_of(site, "changes.html")
    assert 'href="incidents/AZE-2023-0001.html#killed-default"' in page
    assert 'href="incidents/AZE-2023-0001.html#C1"' in page
    assert f'href="incidents/{GONE}.html"' in page


def test_pages_name_their_own_address_where_it_is_known(site):
    assert '<link rel="canonical" href="https://record.example/v/timeline.html">' in text_of(site, "timeline.html")


# --- who says what ----------------------------------------------------------------------------------------------


def test_copies_stand_below_what_they_repeat_and_not_as_sources(release):
    view = View(release)
    row = view.incidents["AZE-2023-0001"]
    page = incident_page(view, row)
    tree = source_tree(view, "AZE-2023-0001", page["claims"])
    copies = [copy for branch in tree for carrier in branch["carriers"] for copy in carrier["copies"]]
    copied = {row["document"] for row in release.rows("documents") if row["copy_of"]}
    assert {copy["document"] for copy in copies} == copied
    assert copied.isdisjoint(carrier["report"]["document"] for branch in tree for carrier in branch["carriers"])


def test_how_many_were_of_a_kind_stands_beside_who_says_so(site, release):
    for row in release.rows("breakdowns"):
        page = text_of(site, f"incidents/{row['incident']}.html")
        _, after = page.split(f"<b>{row['kind']} {words.persons(row)}</b>", 1)
        assert [f'href="#{name}"' in after.split("</li>", 1)[0] for name in row["claims"].split()] == [True]


def test_what_is_told_without_a_number_stands_on_the_page_under_its_incident(site, release):
    for row in release.rows("uncounted"):
        assert f'<li id="{row["telling"]}">' in text_of(site, f"incidents/{row['incident']}.html")
    headings = text_of(site, "incidents/AZE-2023-0003.html")
    assert "Demands" in headings
    assert "Responses" not in headings


def test_a_sentence_stands_once_however_many_claims_it_carries(release):
    claims = release.tables["claims"]
    first = claims.rows[0]
    both = (*claims.rows, first | {"claim": "C2", "harm": "injured"}, first | {"claim": "C3", "said_by": None})
    view = View(replace(release, tables={**release.tables, "claims": replace(claims, rows=both)}))
    passages = incident_page(view, view.incidents[first["incident"]])["passages"]
    together = {tuple(claim["claim"] for claim in passage) for passage in passages}
    assert {(first["claim"], "C2"), ("C3",)} <= together


def test_words_between_accents_are_code_and_nothing_else_is_markup():
    assert coded("as `a<b` has it, & `c`") == "as <code>a&lt;b</code> has it, &amp; <code>c</code>"


def test_a_loaded_word_stands_in_quotation_marks(site):
    page = text_of(site, "incidents/AZE-2023-0001.html")
    assert "massacre" not in page
    assert "<b>“Report”</b>" in page


# --- in time and on the map -------------------------------------------------------------------------------------


def test_the_timeline_sums_what_its_incidents_show(release):
    view = View(release)
    (period,) = periods(view)
    assert (period.key, period.name, len(period.rows)) == ("2023-12", "December 2023", 3)
    assert period.killed == {"low": 3, "best": 6, "high": 9}


def test_a_long_record_is_told_by_years_and_gaps_are_empty_columns(release):
    incidents = release.tables["incidents"]
    days = ("1990-05-01", "2001-02-03", None)
    rows = tuple(row | {"start": day, "end": day} for row, day in zip(incidents.rows, days, strict=True))
    view = View(replace(release, tables={**release.tables, "incidents": replace(incidents, rows=rows)}))
    values = timeline(view, {row["incident"]: "index.html" for row in rows})
    assert [row["period"].key for row in values["periods"]] == ["1990", "2001"]
    assert (values["unit"], values["undated"]) == ("year", 1)
    assert values["columns"].count("<rect") == 2


@pytest.mark.parametrize(("precision", "shape"), [(1, "<circle"), (2, "<ellipse"), (4, "<ellipse"), (6, None)])
def test_only_exact_places_are_dots(precision, shape):
    row = {"lat": 10.0, "lon": 20.0, "where_prec": precision, "place": "Velko", "place_words": "Velko"}
    picture, left = map_of([row], root="")
    assert left == (shape is None)
    assert (picture is None) == (shape is None)
    assert shape is None or (shape in picture and sum(mark in picture for mark in ("<circle", "<ellipse")) == 1)


def test_many_places_are_drawn_together_and_none_is_lost():
    rows = [
        {
            "lat": number % 70 - 35.0,
            "lon": number // 70 - 20.0,
            "where_prec": 1,
            "place": f"P{number}",
            "place_words": "",
        }
        for number in range(2800)
    ]
    picture, left = map_of(rows, root="")
    assert left == 0
    assert "2800 incidents" in picture
    assert len(picture) < 150_000


def test_names_on_a_map_do_not_cover_each_other():
    rows = [
        {"lat": 10.0, "lon": 20 + number / 1000, "where_prec": 1, "place": f"Town {number}", "place_words": ""}
        for number in range(9)
    ]
    picture, _ = map_of(rows, root="")
    assert picture.count('class="name') == 1


# --- words and pictures -----------------------------------------------------------------------------------------


def test_every_flag_is_explained():
    assert set(words.FLAGS) == set(Flag)


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2019-03-14", "2019-03-14", "14 March 2019"),
        ("2019-03-01", "2019-03-31", "March 2019"),
        ("2019-01-01", "2019-12-31", "2019"),
        ("2019-03-14", "2019-04-02", "14 March 2019 to 2 April 2019"),
        ("2020-02-01", "2020-02-29", "February 2020"),
        ("2019-03-14", None, "from 14 March 2019"),
        (None, "2019-03-14", "until 14 March 2019"),
        (None, None, "not stated"),
    ],
)
def test_days_in_words(start, end, shown):
    assert words.when({"start": start, "end": end}) == shown


@pytest.mark.parametrize(
    ("low", "best", "high", "shown"),
    [
        (6, 26, 31, "6–31"),
        (3, 3, 3, "3"),
        (None, 6, None, "6"),
        (5, None, None, "5 or more"),
        (None, None, 9, "up to 9"),
    ],
)
def test_figures_in_words(low, best, high, shown):
    assert words.span({"low": low, "best": best, "high": high}) == shown


@pytest.mark.parametrize(("low", "high", "marks"), [(12, None, 1), (None, 12, 1), (12, 12, 0), (5, 12, 0)])
def test_open_ends_are_arrows(low, high, marks):
    row = {"low": low, "high": high}
    assert count_line(row, Scale(40, is_log=False), is_used=True).count('class="head"') == marks


def test_a_scale_is_logarithmic_only_for_numbers_far_apart():
    assert not Scale.over([{"low": 2, "high": 90}]).is_log
    assert Scale.over([{"low": 1, "high": 5000}]).is_log
    assert Scale.over([]).high == 1


# --- methodology, formats, search -------------------------------------------------------------------------------


def test_the_method_is_that_of_the_release(site, release):
    page = text_of(site, "methodology.html")
    for card in release.policies:
        assert card.sha256 in page
    left = [row["reason"] for row in release.rows("figure_claims") if not row["used"]]
    assert all(reason in page for reason in left)
    assert all(note.reason in page for note in release.kept_back)
    assert release.head in page
    assert "en.v1" in page


def test_every_format_says_what_it_is(site):
    assert set(NOTES) == set(FORMATS)
    page = text_of(site, "downloads.html")
    for note in NOTES.values():
        assert note.about.split("’")[0] in page


def test_every_file_of_data_is_listed_for_download(site):
    page = text_of(site, "downloads.html")
    for path in (site / "data").rglob("*"):
        assert path.is_dir() or path.relative_to(site).as_posix() in page


def test_every_file_of_a_release_is_hashed_and_those_that_validators_can_weigh_have_a_size(site):
    package = json.loads(text_of(site, "datapackage.json"))
    for resource in package["resources"]:
        data = (site / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{sha256_hex(data)}"
        assert resource.get("bytes") == (None if resource["path"].endswith(".parquet") else len(data))


def test_the_search_index_finds_every_title(site, release):
    start = json.loads(text_of(site, "search/index.js").removeprefix("testimonia.start(").removesuffix(");\n"))
    for row in release.rows("incidents"):
        for word in folded(row["title"]).split():
            shards = [shard for shard in start["shards"] if shard_of(word, 9).startswith(shard)]
            assert word in start["common"] or any(f'"{word}"' in text_of(site, f"search/words-{s}.js") for s in shards)


def test_changes_of_the_site_are_those_of_the_release(site):
    with (site / "data/changes.csv").open(encoding="utf-8", newline="") as rows:
        assert len(list(csv.DictReader(rows))) == len(CHANGES)
