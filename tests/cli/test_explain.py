"""`testimonia explain`, as a user types it."""

from __future__ import annotations

from testimonia.model import EXPLAINED

ONE = "XXX-2019-0001"


def test_a_claim_is_explained_field_by_field(testimonia, example):
    claim = testimonia("show", example, ONE, "--json").json["claims"][0]
    done = testimonia("explain", example, claim["id"], "--json")
    assert done.code == 0, done.err
    why = {each["field"]: each for each in done.json["why"]}
    assert list(why) == list(EXPLAINED)
    assert all(each["rule"] for each in why.values())
    assert why["count"]["words"] == claim["count"]["words"]
    assert claim["passage"]["exact"] in testimonia("explain", example, claim["id"]).out


def test_an_incident_is_explained_join_by_join(testimonia, example):
    done = testimonia("explain", example, ONE, "--json")
    assert done.code == 0, done.err
    assert all(join["reasons"] and len(join["labels"]) == 2 for join in done.json["joins"])
    assert done.json["joins"]


def test_what_is_not_there_is_named(testimonia, example):
    assert testimonia("explain", example, "C000").code == 1
    assert testimonia("explain", example, "XXX-1900-0001").code == 1
