"""The settings of a record."""

from __future__ import annotations

import pytest

from testimonia.errors import ConfigurationError
from testimonia.pipeline.configuration import Configuration, read_configuration, write_configuration
from testimonia.reconcile import policies


def test_no_settings_file_means_what_is_usual(tmp_path):
    assert read_configuration(tmp_path) == Configuration.usual()
    assert Configuration.usual().policies == tuple(rule.id for rule in policies())


def test_settings_come_back_as_written(tmp_path):
    gazetteer = tmp_path / 'my "own" places.csv'
    gazetteer.write_text("name,country\nOstrel,XV\n", encoding="utf-8")
    folder = tmp_path / "record"
    folder.mkdir()
    write_configuration(folder, Configuration((gazetteer,), ("default", "range-all")))
    again = read_configuration(folder)
    assert again.policies == ("default", "range-all")
    assert [path.read_bytes() for path in again.gazetteers] == [gazetteer.read_bytes()]
    assert again.gazetteers[0].is_relative_to(folder)


def test_own_policies_and_sources_are_copied_into_the_record(tmp_path):
    policy, sources = tmp_path / "mine.toml", tmp_path / "sources.csv"
    policy.write_text('id = "mine"\nversion = 1\nmethod = "Mine."\n', encoding="utf-8")
    sources.write_text("name,interest\nNorthern Front,North\n", encoding="utf-8")
    folder = tmp_path / "record"
    folder.mkdir()
    write_configuration(folder, Configuration((), ("default", str(policy)), (sources,)))
    again = read_configuration(folder)
    assert [rule.id for rule in again.rules] == ["default", "mine"]
    assert [source.interest for source in again.registry.sources] == ["North"]
    assert all(path.is_relative_to(folder) for _, path in again.files)
    before = again.derived_key
    again.sources[0].write_text("name,interest\nNorthern Front,South\n", encoding="utf-8")
    assert again.derived_key != before


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[reed]\n", "reed"),
        ("[read]\ngazeteers = []\n", "gazeteers"),
        ("[read]\ngazetteers = 'one.csv'\n", "one.csv"),
        ("[read]\ngazetteers = ['no-such-file.csv']\n", "no-such-file.csv"),
        ("[reconcile]\npolicies = ['no-such-policy']\n", "no-such-policy"),
        ("[reconcile]\npolicies = ['no-such.toml']\n", "no-such.toml"),
        ("[reconcile]\nsources = ['no-such.csv']\n", "no-such.csv"),
        ("[reconcile\n", "TOML"),
    ],
)
def test_wrong_settings_are_named(tmp_path, text, found):
    (tmp_path / "testimonia.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=found):
        read_configuration(tmp_path)


def test_a_changed_gazetteer_makes_readings_stale(tmp_path):
    gazetteer = tmp_path / "places.csv"
    gazetteer.write_text("name,country\nOstrel,XV\n", encoding="utf-8")
    before = Configuration.usual([gazetteer]).reading_key
    gazetteer.write_text("name,country\nOstrel,XV\nDunmere,XV\n", encoding="utf-8")
    assert Configuration.usual([gazetteer]).reading_key != before


def test_policies_change_figures_but_no_readings():
    first, second = Configuration((), ("default",)), Configuration((), ("range-all",))
    assert first.reading_key == second.reading_key
    assert first.derived_key != second.derived_key
