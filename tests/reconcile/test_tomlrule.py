"""Policies as TOML files."""

from __future__ import annotations

import inspect
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.errors import ConfigurationError
from testimonia.model import Figure, Flag, Harm, Qualifier, Stance
from testimonia.reconcile import chosen, policy_from_toml, reconcile, tomlrule
from testimonia.testing.claims import claim, incident
from testimonia.testing.policies import check_policy, documents_of, sets_of_testimony

CARD = 'id = "mine"\nversion = 3\nreference = "Our manual"\nmethod = "What we do.\\n\\nAnd why."\n'


def rule(rules: str = ""):
    return policy_from_toml((CARD + rules).encode(), "mine.toml")


def figure(rules: str, *claims, harm: Harm = Harm.KILLED) -> Figure | None:
    made = reconcile(incident(*claims), claims, documents_of(claims), policies=[rule(rules)], copies={})
    return next((item for item in made if item.harm is harm), None)


def numbers(made: Figure | None) -> tuple[int | None, int | None, int | None] | None:
    return made and (made.low, made.best, made.high)


def test_the_card_is_of_the_file():
    card = rule().card
    assert (card.id, card.version, card.title, card.reference) == ("mine", 3, "What we do.", "Our manual")
    assert card.sha256 != rule("[figure]\ngrade = true\n").card.sha256


RIVALS = (
    claim("D1", 12, 12, said_by="General Hospital"),
    claim("D2", 31, 31, said_by="Northern Front"),
    claim("D3", 6, 6, said_by="Defence Ministry", victims="fighters"),
    claim("D4", 27, 27, said_by="witnesses"),
    claim("D5", 14, 14),
)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("", (6, 12, 31)),
        ('[sources]\nleave_out = ["party"]\n', (12, 12, 27)),
        ('[sources]\nleave_out = ["party", "unnamed"]\n', (12, 12, 14)),
        ('[sources]\nown_voice = "fallback"\nleave_out = ["unnamed"]\n', (6, 12, 31)),
        ('[sources]\nown_voice = "never"\nleave_out = ["party", "unnamed"]\n', (12, 12, 12)),
        ('[people]\nleave_out = ["fighters"]\n', (12, 31, 31)),
        ("[sources]\nleast = 4\n", None),
        ("[figure]\nleast = 32\n", None),
        ('[figure]\nbest = "latest"\n', (6, 14, 31)),
        ('[figure]\nbest = "median"\n', (6, 14, 31)),
        ('[figure]\nbest = "largest"\n', (6, 31, 31)),
        ('[figure]\nbest = "smallest"\nlow = "none"\nhigh = "none"\n', (None, 6, None)),
        ('[figure]\nbest = "none"\n', (6, None, 31)),
    ],
)
def test_rules(rules, expected):
    assert numbers(figure(rules, *RIVALS)) == expected


def test_harms_hearsay_and_doubt():
    hearsay = claim("D1", 9, 9, said_by=("Foreign Ministry", "various sources"))
    doubted = claim("D2", 5, 5, said_by="Mayor Voss", stance=Stance.DOUBTED)
    assert numbers(figure("", hearsay, doubted)) == (5, 5, 9)
    assert numbers(figure("[sources]\nhearsay = false\n", hearsay, doubted)) == (5, 5, 5)
    assert numbers(figure("[sources]\ndoubted = false\n", hearsay, doubted)) == (9, 9, 9)
    assert figure('harms = ["injured"]\n', hearsay) is None


def test_vague_words_and_the_longest_of_them():
    vague = claim("D1", 24, None, said_by="Mayor Voss", words="Dozens of people", qualifier=Qualifier.VAGUE)
    many = claim(
        "D1", 200_000, None, said_by="Mayor Voss", words="hundreds of thousands", qualifier=Qualifier.VAGUE, at=50
    )
    rules = '[vague]\ndozens = 12\nhundreds = 100\n"hundreds of thousands" = 100_000\n'
    assert numbers(figure(rules, vague)) == (12, 12, 12)
    assert numbers(figure(rules, many)) == (100_000, 100_000, 100_000)


def test_the_published_example_is_a_policy():
    published = inspect.getdoc(tomlrule) or ""
    example = textwrap.dedent(published.split("::\n", 1)[1])
    made = policy_from_toml(example.encode(), "the docstring")
    assert made.card.title == "Two named sources at least; parties to the conflict are left out."


def test_grades_and_flags_are_the_usual_ones():
    made = figure("[figure]\ngrade = true\n", *RIVALS)
    assert made.grade == "fair"
    assert Flag.PARTIES_DISAGREE in made.flags


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id = ", "expected a policy in TOML"),
        ('version = 1\nmethod = "x"\n', "expected words for id; found nothing"),
        ('id = "x"\nversion = 0\nmethod = "x"\n', "whole number of at least 1"),
        ('id = "x"\nversion = true\nmethod = "x"\n', "whole number of at least 1"),
        ('id = "x"\nversion = 1\nmethod = ""\n', "expected words for method"),
        (CARD + "colour = 1\n", "found colour"),
        (CARD + "[sources]\nleave = []\n", "found sources.leave"),
        (CARD + '[sources]\nleave_out = ["club"]\n', "a list of media"),
        (CARD + '[sources]\nown_voice = "maybe"\n', "one of always"),
        (CARD + '[figure]\nbest = "mean"\n', "one of most_supported"),
        (CARD + '[figure]\nlow = "none"\nbest = "none"\nhigh = "none"\n', "other than 'none'"),
        (CARD + "[vague]\ndozens = 0\n", "at least 1"),
        (CARD + 'harms = "killed"\n', "expected a list for harms"),
    ],
)
def test_a_wrong_file_is_named(text, message):
    with pytest.raises(ConfigurationError, match=message):
        policy_from_toml(text.encode(), "mine.toml")


def test_an_own_policy_cannot_take_the_id_of_an_installed_one():
    own = policy_from_toml(CARD.replace('"mine"', '"default"').encode(), "mine.toml")
    with pytest.raises(ConfigurationError, match="installed already"):
        chosen(["default"], own=[own])


LEAVE_OUT = st.lists(st.sampled_from(["media", "unnamed", "ngo", "hospital"]), max_size=2, unique=True)


@given(
    claims=sets_of_testimony(),
    without=LEAVE_OUT,
    best=st.sampled_from(["most_supported", "latest", "median", "none"]),
    own_voice=st.sampled_from(["always", "never", "fallback"]),
    least=st.integers(0, 2),
)
def test_every_file_keeps_the_laws(claims, without, best, own_voice, least):
    rules = (
        f"[sources]\nleave_out = {without!r}\nown_voice = {own_voice!r}\nleast = {least}\n[figure]\nbest = {best!r}\n"
    )
    check_policy(rule(rules), claims)
