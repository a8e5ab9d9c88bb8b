"""What a profile withholds occurs in no published byte."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from testimonia.errors import ConfigurationError
from testimonia.model import DateRange
from testimonia.publish import (
    FORMATS,
    Release,
    find_leaks,
    profile_names,
    read_profile,
    release_tables,
    write_package,
    write_site,
)
from testimonia.publish.names import WITHHELD, Masker, named_people
from testimonia.publish.withhold import Released
from tests.publish.make import AS_OF, made_contents

KEY = b"k" * 32
PROFILES = ("public", "partners")


def release_of(released: Released, contents, **more) -> Release:
    values = {
        "number": 1,
        "title": "A test record",
        "profile": "public",
        "profile_title": "For everybody",
        "profile_sha256": "0" * 64,
        "version": "0",
        "as_of": AS_OF,
        "head": contents.head,
        "previous": None,
        "tables": released.tables,
        "policies": contents.policies,
        "kept_back": released.kept_back,
    }
    return Release(**(values | more))


def written(release: Release, site: Path) -> list[Path]:
    paths = [path for name, write in FORMATS.items() for path in write(release, site / "data" / name)]
    paths += write_site(release, site, paths)
    return [*paths, write_package(release, site, paths)]


def test_500_planted_secrets_are_in_no_published_byte(tmp_path):
    """Names, file names, editors, ids, notes of a record stay inside, in every format and on every page."""
    contents = made_contents(100, secret="Quarnaby")
    released = release_tables(contents, read_profile("public"), key=KEY)
    assert len(released.secrets) >= 500
    paths = written(release_of(released, contents), tmp_path)
    assert find_leaks(tmp_path, paths, released.secrets) == []
    for path in paths:
        assert b"quarnaby" not in path.read_bytes().lower(), path


@pytest.mark.parametrize("name", profile_names())
def test_no_profile_leaks_what_it_withholds(name, tmp_path):
    contents = made_contents(secret="Quarnaby")
    profile = read_profile(name)
    released = release_tables(contents, profile, key=KEY)
    paths = written(release_of(released, contents), tmp_path)
    assert find_leaks(tmp_path, paths, released.secrets) == []


def test_a_leak_is_found_in_every_format(tmp_path):
    """The leak test can fail: a word that does go out is found in each format that carries text."""
    contents = made_contents()
    released = release_tables(contents, read_profile("public"), key=KEY)
    paths = written(release_of(released, contents), tmp_path)
    formats = {
        leak.path.split("/")[1] for leak in find_leaks(tmp_path, paths, ["Velko"]) if leak.path.startswith("data")
    }
    assert formats >= set(FORMATS) - {"ibc", "sdg", "annotations", "prov"}
    elsewhere = {leak.path.split("/")[1] for leak in find_leaks(tmp_path, paths, ["killed"]) if "/" in leak.path}
    assert {"annotations", "prov"} <= elsewhere


@pytest.mark.parametrize(("secret", "found"), [("Li Wu", 1), ("Quill", 1), ("Wu", 0), ("", 0)])
def test_short_names_are_looked_for_where_they_can_be_told(secret, found, tmp_path):
    (tmp_path / "a.txt").write_text("Li Wu and Quill were there.", "utf-8")
    assert len(find_leaks(tmp_path, [tmp_path / "a.txt"], [secret])) == found


def test_a_secret_in_the_name_of_a_file_or_inside_an_archive_is_found(tmp_path):
    (tmp_path / "mara-ellin.txt").write_text("nothing", "utf-8")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("inner.txt", "by Mara Ellin")
    leaks = find_leaks(tmp_path, [tmp_path / "mara-ellin.txt", tmp_path / "b.zip"], ["Mara Ellin"])
    assert [leak.path for leak in leaks] == ["b.zip", "mara-ellin.txt"]


def test_two_cells_of_a_column_are_no_secret(tmp_path):
    """An adult "Ida Voss" above an adult "Mara Quill" do not give away the child "Voss Mara"."""
    contents = made_contents()
    lines = [
        replace(line, names=(name,), age_low=age, age_high=age, cells=())
        for line, name, age in zip(
            contents.victims[:3], ("Ida Voss", "Mara Quill", "Voss Mara"), (40, 40, 9), strict=True
        )
    ]
    contents = replace(contents, victims=tuple(lines))
    released = release_tables(contents, read_profile("partners"), key=KEY)
    rows = sorted(released.tables["victims"].rows, key=lambda row: row["names"])
    data = replace(released.tables["victims"], rows=tuple(rows))
    release = release_of(replace(released, tables={**released.tables, "victims": data}), contents)
    for name in ("parquet", "sqlite"):
        paths = FORMATS[name](release, tmp_path / name)
        assert find_leaks(tmp_path, paths, ["Voss Mara"]) == []
        assert find_leaks(tmp_path, paths, ["Ida Voss"])


def test_names_of_minors_stay_inside_for_partners_too():
    released = release_tables(made_contents(), read_profile("partners"), key=KEY)
    for row in released.tables["victims"].rows:
        assert (row["names"] == "") == (row["age_group"] == "child")


def test_the_name_of_a_minor_stays_inside_where_another_list_gives_no_age():
    contents = made_contents()
    child = next(line for line in contents.victims if line.age_high == 7)
    again = replace(child, id="V-again", list_name="another list", age_low=None, age_high=None)
    contents = replace(contents, victims=(*contents.victims, again))
    released = release_tables(contents, read_profile("partners"), key=KEY)
    (row,) = (row for row in released.tables["victims"].rows if row["list"] == "another list")
    assert (row["names"], row["age_group"]) == ("", "unknown")


def test_a_short_reason_of_a_judgement_is_no_secret_and_a_long_one_is():
    contents = made_contents()
    (judgement,) = contents.judgements
    for reason, is_secret in (("killed", False), ("wrong place", False), ("her brother told me", True)):
        judged = replace(contents, judgements=(replace(judgement, reason=reason),))
        assert (reason in release_tables(judged, read_profile("public"), key=KEY).secrets) == is_secret


def test_the_day_of_a_line_of_a_list_is_no_secret_and_its_notes_are():
    contents = made_contents()
    day = DateRange.of_day(date(2021, 6, 12), "12 June 2021")
    cells = (("died", "12 June 2021"), ("note", "buried beside the mill"))
    line = replace(contents.victims[0], when=day, cells=cells)
    secrets = release_tables(replace(contents, victims=(line,)), read_profile("public"), key=KEY).secrets
    assert "12 June 2021" not in secrets
    assert "buried beside the mill" in secrets


def test_a_file_that_is_named_as_a_file_of_the_release_is_no_leak(tmp_path):
    (tmp_path / "data.html").write_text('<a href="index.html">back</a>, see my-index.html')
    (tmp_path / "index.html").write_text('<a href="data.html">on</a>')
    paths = sorted(tmp_path.glob("*.html"))
    assert find_leaks(tmp_path, paths, ["index.html"]) == []
    assert find_leaks(tmp_path, paths, ["my-index.html"])


def test_reports_without_consent_are_in_no_table():
    contents = made_contents()
    document = contents.documents[4]
    released = release_tables(contents, read_profile("public"), key=KEY, consent={document.id: {"store"}})
    for data in released.tables.values():
        assert all(document.id not in row.values() for row in data.rows)
    agreed = release_tables(contents, read_profile("public"), key=KEY, consent={document.id: {"store", "publish"}})
    assert any(row["document"] == document.id for row in agreed.tables["documents"].rows)


def test_a_figure_on_withheld_claims_does_not_go_out():
    contents = made_contents()
    profile = replace(read_profile("public"), documents=frozenset({contents.documents[0].id}))
    released = release_tables(contents, profile, key=KEY)
    assert "AZE-2023-0001" not in {row["incident"] for row in released.tables["figures"].rows}


def test_coordinates_are_rounded_and_quotations_shortened():
    profile = replace(read_profile("public"), decimals=1, longest_quote=20)
    released = release_tables(made_contents(), profile, key=KEY)
    assert {row["lat"] for row in released.tables["incidents"].rows} == {40.1}
    assert all(len(row["quote"]) <= 20 and not row["quote_whole"] for row in released.tables["claims"].rows)


def test_small_numbers_of_lines_are_not_shown_and_lists_have_pseudonyms():
    contents = made_contents(30)
    shown = {name: release_tables(contents, read_profile(name), key=KEY).tables["people"].rows for name in PROFILES}
    whole = {(row["sex"], row["age_group"]): row["lines"] for row in shown["partners"]}
    assert whole["total", "total"] == 30
    assert not any(row["suppressed"] for row in shown["partners"])
    smallest = replace(read_profile("public"), smallest_lines=11)
    rows = release_tables(contents, smallest, key=KEY).tables["people"].rows
    hidden = {(row["sex"], row["age_group"]) for row in rows if row["suppressed"]}
    assert {cell for cell, lines in whole.items() if 0 < lines < 11} <= hidden
    assert all((row["lines"] is None) == row["suppressed"] for row in rows)
    assert {row["list"] for row in rows} == {row["list"] for row in shown["public"]}
    assert not any("list" in row["list"] for row in rows)


def test_pseudonyms_need_the_key():
    profile = read_profile("partners")
    one, other = (release_tables(made_contents(), profile, key=key).tables["victims"].rows for key in (KEY, b"x" * 32))
    assert {row["victim"] for row in one}.isdisjoint(row["victim"] for row in other)


@pytest.mark.parametrize(
    ("speaker", "people"),
    [
        ("Ostrel resident Ana Ree", ["Ana Ree"]),
        ("Ana Ree, a survivor from Old Harrin", ["Ana Ree"]),
        ("Ana Ree and Talib bin Sol of Ostrel", ["Ana Ree", "Talib bin Sol"]),
        ("the witness Ree", ["Ree"]),
        ("residents of Old Harrin", []),
        ("Old Harrin residents", []),
        ("witnesses", []),
    ],
)
def test_of_witnesses_the_names_are_withheld_and_no_places(speaker, people):
    assert list(named_people(speaker)) == people


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Mara Ellin was there.", f"{WITHHELD} was there."),
        ("MARA ELLIN’S house", f"{WITHHELD}’S house"),
        ("Mara and Ellin", "Mara and Ellin"),
        ("Tamara Ellinor", "Tamara Ellinor"),
        ("Mara\u00a0Ellin, 41,", f"{WITHHELD}, 41,"),
        ("Mara-Ellin", WITHHELD),
        ("mara_ellin.jpg", f"{WITHHELD}.jpg"),
        ("Márä Ellin", WITHHELD),
        ("Ma\u0301ra Ellin", WITHHELD),
        ("Ma\u00adra El\u200blin", WITHHELD),
    ],
)
def test_names_are_withheld_as_whole_words(text, masked):
    assert Masker(["Mara Ellin"]).mask(text) == masked


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Anne-Marie O’Rell", "ANNE MARIE O'RELL"),
        ("José Łoski", "Jose Loski"),
        ("Yıldız Arın", "YILDIZ ARIN"),
        ("Ana Ree", "https://outlet.example/ana-ree"),
    ],
)
def test_one_name_has_many_spellings(name, text):
    assert WITHHELD in Masker([name]).mask(text)


def test_parts_of_a_name_that_stands_in_the_report_are_withheld_too():
    masker = Masker(["Mara Ellin"])
    present = masker.found_in("Mara Ellin, 41, died. Ellin’s brother survived.")
    assert masker.mask("Ellin’s brother survived.", present=present) == f"{WITHHELD}’s brother survived."
    assert masker.mask("The ellin tree", present=present) == "The ellin tree"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ('id = "public"', "expected id"),
        ("[quotes]", r"expected \[places\] with decimals; found"),
    ],
)
def test_a_profile_that_lacks_a_line_is_refused(change, message, tmp_path):
    builtin = (Path(__file__).parents[2] / "src/testimonia/publish/profiles/public.toml").read_text("utf-8")
    assert change in builtin
    (tmp_path / "own.toml").write_text(builtin.replace(change, ""), "utf-8")
    with pytest.raises(ConfigurationError, match=message):
        read_profile(str(tmp_path / "own.toml"))


def test_a_profile_that_names_no_column_is_refused(tmp_path):
    builtin = (Path(__file__).parents[2] / "src/testimonia/publish/profiles/public.toml").read_text("utf-8")
    (tmp_path / "own.toml").write_text(builtin.replace("also = []", 'also = ["victims.shoe_size"]'), "utf-8")
    with pytest.raises(ConfigurationError, match="shoe_size"):
        read_profile(str(tmp_path / "own.toml"))
