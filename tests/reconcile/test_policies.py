"""The policies: the laws that all keep, and worked examples of each."""

from __future__ import annotations

import pytest
from hypothesis import given

from testimonia.errors import ConfigurationError
from testimonia.model import Figure, Flag, Harm, PeopleKind, Qualifier, Stance, sha256_hex
from testimonia.reconcile import cast, chosen, doers, evidence, grades, listed, policies, reconcile, rule_of
from testimonia.reconcile.policies import OWN
from testimonia.reconcile.sources import primary
from testimonia.testing.claims import claim, incident, report
from testimonia.testing.policies import check_policy, documents_of, sets_of_testimony
from tests.conftest import cases

OWN_RULES = tuple(map(rule_of, OWN))


@pytest.mark.parametrize("rule", policies(), ids=lambda rule: rule.id)
@given(claims=sets_of_testimony())
def test_every_policy_keeps_the_laws(rule, claims):
    check_policy(rule, claims)


def figure(policy: str, *claims, harm: Harm = Harm.KILLED) -> Figure | None:
    made = reconcile(incident(*claims), claims, documents_of(claims), policies=chosen([policy]), copies={})
    return next((item for item in made if item.harm is harm), None)


def numbers(made: Figure | None) -> tuple[int | None, int | None, int | None] | None:
    return made and (made.low, made.best, made.high)


SHARED = (evidence, cast, listed, doers, primary, grades)
"""The modules whose docstrings publish what all policies share."""


@pytest.mark.parametrize("rule", OWN_RULES, ids=lambda rule: rule.id)
def test_a_policy_has_another_version_whenever_its_published_method_is_another(rule):
    """After a change of the method: raise VERSION in the policy's file, and put the new digest into the table."""
    method = "\n".join([*(module.__doc__ or "" for module in SHARED), rule.card.method])
    row = next(case for case in cases("policy_versions") if case["policy"] == rule.id)
    assert (row["version"], row["method"]) == (str(rule.card.version), sha256_hex(method.encode())[:16])


UNNAMED_RANGE = claim("D1", 150, 300, said_by=("Foreign Ministry", "various sources"))


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("default", (150, 150, 300)),
        ("range-all", (150, None, 300)),
        ("ibc-like", (0, None, 300)),
        ("acled-like", (None, 150, None)),
        ("ucdp-like", (150, 150, 300)),
        ("airwars-like", (150, None, 300)),
        ("gtd-like", (150, 150, 300)),
    ],
)
def test_one_range_on_the_word_of_unnamed_sources(policy, expected):
    made = figure(policy, UNNAMED_RANGE)
    assert numbers(made) == expected
    assert (made.independent_sources, made.sources) == (1, ("Foreign Ministry",))
    assert {Flag.SINGLE_SOURCE, Flag.UNNAMED_SOURCES} <= set(made.flags)


def test_outlets_that_quote_each_other_do_not_outweigh_a_named_source():
    circle = [claim("D1", 9, 9, said_by="Meridian Wire"), claim("D2", 9, 9, said_by="The Lantern")]
    hospital = claim("D3", 11, 11, said_by="General Hospital")
    outlets = {"D1": "The Lantern", "D2": "Meridian Wire", "D3": "Dunmere Post"}
    documents = {name: report(name, outlet=outlet) for name, outlet in outlets.items()}

    def best(*claims) -> int | None:
        made = reconcile(incident(*claims), claims, documents, policies=chosen(["default"]), copies={})
        return made[0].best

    assert best(*circle, hospital) == 11
    assert best(*circle) == 9


RIVALS = (
    claim("D1", 12, None, said_by="General Hospital", at=5),
    claim("D2", 31, 31, said_by="Northern Front", victims="civilians", perpetrator="army"),
    claim("D3", 6, 6, said_by="Defence Ministry", victims="fighters"),
    claim("D4", 27, 27, said_by="Red Crescent"),
    claim("D5", 27, 27, said_by="Commission"),
)


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("default", (6, 27, 31)),
        ("range-all", (6, None, 31)),
        ("ibc-like", (12, None, 31)),
        ("acled-like", (None, 6, None)),
        ("ucdp-like", (6, 27, 31)),
        ("airwars-like", (6, None, 31)),
        ("gtd-like", (6, 27, 31)),
    ],
)
def test_rival_counts(policy, expected):
    made = figure(policy, *RIVALS)
    assert numbers(made) == expected
    assert Flag.SOURCES_DISAGREE in made.flags or policy == "acled-like"


def test_a_breakdown_rests_on_no_count_that_the_policy_passes_over():
    """Fighters are left out of `ibc-like`: they are no part of its figure."""
    kinds = {policy: [part.kind for part in figure(policy, *RIVALS).breakdowns] for policy in ("default", "ibc-like")}
    assert kinds == {
        "default": [PeopleKind.CIVILIANS, PeopleKind.FIGHTERS],
        "ibc-like": [PeopleKind.CIVILIANS],
    }


def test_a_count_of_one_kind_does_not_stand_against_people_at_large():
    at_large = claim("D1", 54, 54, said_by="General Hospital")
    for kind in ("soldiers", "rebel fighters", "women", "civilians"):
        later = claim("D2", 2, 2, said_by="Defence Ministry", victims=kind)
        assert numbers(figure("default", at_large, later)) == (2, 54, 54)
    assert numbers(figure("default", at_large, claim("D2", 2, 2, said_by="Defence Ministry"))) == (2, 2, 54)


def test_counts_of_one_kind_decide_where_nobody_counts_people_at_large():
    soldiers = claim("D1", 5, 5, said_by="Defence Ministry", victims="soldiers")
    civilians = [
        claim(f"D{day}", 9, 9, said_by=name, victims="civilians") for day, name in ((2, "Mayor"), (3, "Clinic"))
    ]
    assert figure("default", soldiers, *civilians).best == 9


def test_people_told_of_one_by_one_are_no_count_of_one_kind():
    girl = claim("D2", 1, 1, words="the girl", victims="girl", said_by="Relatives")
    assert numbers(figure("default", claim("D1", 1, 1, words="a child", victims="child"), girl)) == (1, 1, 1)


def test_a_denied_number_lowers_nobody_elses_count():
    denied = claim("D2", 31, 31, said_by="Defence Ministry", stance=Stance.DENIED)
    made = figure("default", claim("D1", 31, 31, said_by="Northern Front"), denied)
    assert numbers(made) == (31, 31, 31)
    assert Flag.DENIED in made.flags


def test_vague_words_stand_for_small_numbers_in_acled_like():
    vague = claim("D1", 24, None, said_by="witnesses", words="Dozens of people", qualifier=Qualifier.VAGUE)
    assert numbers(figure("acled-like", vague)) == (None, 12, None)


def test_airwars_grades():
    weak = figure("airwars-like", claim("D1", 5, 5, said_by="Northern Front"))
    two = claim("D1", 5, 5, said_by="Northern Front"), claim("D2", 6, 6, said_by="Red Crescent")
    blamed = claim("D1", 5, 5, said_by="Red Crescent", perpetrator="Northern Front")
    admits = claim("D2", 3, 3, said_by="Northern Front")
    rival = claim("D3", 5, 5, said_by="Mayor Voss", perpetrator="government army")
    grades = [weak.grade, figure("airwars-like", *two).grade]
    grades += [figure("airwars-like", blamed, admits).grade, figure("airwars-like", blamed, rival).grade]
    assert grades == ["weak", "fair", "confirmed", "contested"]


def test_the_most_recent_source_decides_in_gtd_like_unless_it_is_the_accused_or_doubted():
    first = claim("D1", 9, 9, said_by="Red Crescent", perpetrator="Northern Front")
    last = claim("D3", 14, 14, said_by="Mayor Voss")
    accused = claim("D4", 3, 3, said_by="Northern Front")
    assert figure("gtd-like", first, last).best == 14
    assert figure("gtd-like", first, last, accused).best == 14
    assert figure("gtd-like", first, last, claim("D5", 99, 99, said_by="Inquest", stance=Stance.DOUBTED)).best == 14


def test_harms_are_never_mixed():
    affected = claim("D1", 120_000, 120_000, harm=Harm.AFFECTED, said_by="Foreign Ministry")
    killed = claim("D1", 4, 4, said_by="Foreign Ministry", at=50)
    assert numbers(figure("default", affected, killed)) == (4, 4, 4)


def test_a_policy_that_does_not_exist_is_named():
    with pytest.raises(ConfigurationError, match="no-such-policy"):
        chosen(["no-such-policy"])


def test_every_card_tells_its_method_version_and_hash():
    for rule in policies():
        assert len(rule.card.sha256) == 64
        assert rule.card.version >= 1
        assert rule.card.method.startswith(rule.card.title)
