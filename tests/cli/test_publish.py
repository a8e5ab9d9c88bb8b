"""`testimonia publish` and `verify` on a release, as a user types them."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys

import pytest

from testimonia.publish import profile_names
from tests.cli.conftest import EXAMPLE


def bytes_of(folder) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.fixture
def record(example, tmp_path):
    return shutil.copytree(example, tmp_path / "record")


@pytest.fixture
def site(testimonia, record, tmp_path):
    done = testimonia("publish", record, "--out", tmp_path / "site", "--json")
    assert done.code == 0, done.err
    return tmp_path / "site"


@pytest.mark.parametrize(
    "world", [{"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}, {"TZ": "UTC", "PYTHONHASHSEED": "77"}]
)
def test_the_same_record_gives_the_same_bytes_in_any_environment(record, site, tmp_path, world):
    command = [sys.executable, "-m", "testimonia", "publish", record, "--out", tmp_path / "again"]
    subprocess.run([*map(str, command)], check=True, env=os.environ | world, capture_output=True)
    assert bytes_of(tmp_path / "again") == bytes_of(site)


def test_a_release_is_verified_and_its_figures_come_out_again(testimonia, site):
    done = testimonia("verify", site, "--json")
    assert done.code == 0, done.out
    assert done.json["recomputed"] > 0
    assert done.json["flaws"] == []


def test_every_profile_publishes_the_example(testimonia, record, tmp_path):
    for name in profile_names():
        done = testimonia("publish", record, "--out", tmp_path / name, "--profile", name)
        assert done.code == 0, done.err


@pytest.mark.parametrize("name", ["data/csv/figures.csv", "index.html", "static/style.css"])
def test_an_edited_file_is_named(testimonia, site, name):
    file = site / name
    file.write_bytes(file.read_bytes().replace(b"1", b"2", 1) + b" ")
    done = testimonia("verify", site, "--json")
    assert done.code == 4
    assert name in {flaw["where"] for flaw in done.json["flaws"]}


def test_a_changed_figure_does_not_come_out_of_the_claims(testimonia, site):
    """Whoever changes a figure and all hashes with it is still found: the claims do not give it."""
    file = site / "data/csv/figures.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        row["high"] = str(int(row["high"] or 0) + 1000)
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    whats = [flaw["what"] for flaw in testimonia("verify", site, "--json").json["flaws"]]
    assert any("does not come out" in what for what in whats)


def test_a_missing_and_a_foreign_file_are_named(testimonia, site):
    (site / "feed.xml").unlink()
    (site / "extra.html").write_text("x", "utf-8")
    flaws = {flaw["where"]: flaw["what"] for flaw in testimonia("verify", site, "--json").json["flaws"]}
    assert "missing" in flaws["feed.xml"]
    assert "foreign" in flaws["extra.html"]


def test_a_new_report_makes_a_new_release_that_tells_what_changed(testimonia, record, site, tmp_path):
    report = tmp_path / "late.md"
    report.write_text(
        "---\ntitle: Two more dead in Ostrel\ndate: 2019-03-20\noutlet: Kessary Herald\n---\n"
        "A total of 33 people were killed when the market of Ostrel was shelled on 14 March, the mayor of Ostrel said.\n",
        "utf-8",
    )
    assert testimonia("run", report, "--record", record).code == 0
    done = testimonia("publish", record, "--out", site, "--json")
    assert (done.json["release"], done.json["is_new"]) == (2, True)
    with (site / "data/changes.csv").open(encoding="utf-8", newline="") as lines:
        changes = list(csv.DictReader(lines))
    assert {change["table"] for change in changes} >= {"figures"}
    assert all(change["release"] == "2" for change in changes)
    assert any(change["claims"] for change in changes)
    told = testimonia("changes", site, "--since", "1", "--policy", "", "--json").json
    assert [(change["id"], change["field"]) for change in told] == [(c["id"], c["field"]) for c in changes]
    assert testimonia("changes", site, "--since", "2", "--json").json == []
    assert testimonia("changes", site, "--since", "2024-05-31").code == 2
    again = testimonia("publish", record, "--out", tmp_path / "again", "--json")
    assert (again.json["release"], again.json["is_new"]) == (2, False)
    assert bytes_of(tmp_path / "again") == bytes_of(site)


def test_a_withheld_word_in_the_release_stops_it(testimonia, record, tmp_path):
    profile = tmp_path / "own.toml"
    shown = EXAMPLE.parents[1] / "src/testimonia/publish/profiles/public.toml"
    text = shown.read_text("utf-8").replace('id = "public"', 'id = "own"')
    profile.write_text(text.replace("withheld = []", 'withheld = ["default"]'), "utf-8")
    done = testimonia("publish", record, "--out", tmp_path / "out", "--profile", profile)
    assert done.code == 1
    assert "was not published" in done.err
    assert "default" not in done.err
    assert not (tmp_path / "out").exists()


def test_a_folder_with_something_else_in_it_is_left_alone(testimonia, record, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear all", "utf-8")
    assert testimonia("publish", record, "--out", tmp_path / "mine").code == 1
    assert (tmp_path / "mine" / "letter.txt").read_text("utf-8") == "dear all"


@pytest.mark.parametrize("name", ["ged", "acled", "geojson", "ftm", "hxl"])
def test_a_format_alone(testimonia, record, tmp_path, name):
    done = testimonia("export", record, "--format", name, "--out", tmp_path / "out", "--json")
    assert done.code == 0, done.err
    assert done.json["files"]


def test_consent_is_kept(testimonia, record, tmp_path):
    """A report whose teller agreed to storing only is in no published file."""
    (record / "consent.csv").write_text("document,purposes\nrelief-0423,store\n", "utf-8")
    assert testimonia("publish", record, "--out", tmp_path / "site").code == 0
    package = json.loads((tmp_path / "site" / "datapackage.json").read_text("utf-8"))
    assert package["resources"]
    assert b"Morrow" not in (tmp_path / "site" / "data/csv/claims.csv").read_bytes()


def test_the_name_of_a_witness_is_in_no_published_file(testimonia, record, tmp_path):
    """What a name tells of its kind of source is enough; no list of witnesses is needed."""
    report = tmp_path / "market.md"
    report.write_text(
        "---\ntitle: What the market saw\ndate: 2019-03-16\noutlet: Kessary Herald\n---\n"
        "Eleven people were killed on 14 March in Ostrel, said the resident Tamsin Orrow, who hid in a cellar.\n"
        "Two people were injured on 14 March in Ostrel, residents of Ostrel said. Orrow fled the town.\n",
        "utf-8",
    )
    assert testimonia("run", report, "--record", record).code == 0
    assert testimonia("publish", record, "--out", tmp_path / "site").code == 0
    claims = (tmp_path / "site/data/csv/claims.csv").read_text("utf-8")
    assert "[name withheld]" in claims
    assert "residents of Ostrel" in claims
    assert [path for path in (tmp_path / "site").rglob("*") if path.is_file() and b"Orrow" in path.read_bytes()] == []


def test_what_the_review_room_keeps_secret_is_in_no_published_file(testimonia, record, tmp_path):
    """Whatever the profile says: a mark is enough."""
    assert testimonia("publish", record, "--out", tmp_path / "before").code == 0
    assert [path for path in files_of(tmp_path / "before") if b"Morrow" in path.read_bytes()]
    (record / "secrecy.json").write_text('[{"words": ["Morrow"]}]', "utf-8")
    assert testimonia("publish", record, "--out", tmp_path / "site").code == 0
    assert [path for path in files_of(tmp_path / "site") if b"Morrow" in path.read_bytes()] == []
    (record / "secrecy.json").write_text("{", "utf-8")
    assert testimonia("publish", record, "--out", tmp_path / "broken").code == 1


def files_of(folder):
    return [path for path in folder.rglob("*") if path.is_file()]
