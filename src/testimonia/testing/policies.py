"""The contract of a policy: laws that every policy keeps, whatever it makes of the counts.

A package that adds a policy runs them over its own::

    @given(sets_of_testimony())
    def test_my_policy_keeps_the_laws(claims):
        check_policy(rule_of(my_policy), claims)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from testimonia.model import Claim, Document, Figure, Harm, Role, Stance
from testimonia.reconcile import PolicyRule, reconcile
from testimonia.testing.claims import claim, incident, report

SPEAKERS = (
    "Interior Ministry",
    "Northern Front",
    "Red Crescent",
    "General Hospital",
    "witnesses",
    "various sources",
)
DAYS = {f"D{day}": f"2019-03-{day:02d}" for day in range(1, 7)}


def sets_of_testimony() -> st.SearchStrategy[list[Claim]]:
    """Sets of claims about one incident, by several speakers in several reports."""
    ends = st.integers(0, 400)
    bounds = st.one_of(
        ends.map(lambda end: (end, end)),
        st.tuples(ends, ends).map(lambda pair: (min(pair), max(pair))),
        ends.map(lambda end: (end, None)),
        ends.map(lambda end: (None, end)),
    )
    one = st.builds(
        lambda document, interval, speaker, role, stance, harm, at: claim(
            document, *interval, said_by=speaker, role=role, stance=stance, harm=harm, at=at
        ),
        st.sampled_from(sorted(DAYS)),
        bounds,
        st.one_of(st.just(()), st.sampled_from(SPEAKERS)),
        st.sampled_from(Role),
        st.sampled_from(Stance),
        st.sampled_from([Harm.KILLED, Harm.INJURED]),
        st.integers(0, 900),
    )
    return st.lists(one, min_size=1, max_size=8, unique_by=lambda item: item.id)


def documents_of(claims: Sequence[Claim]) -> dict[str, Document]:
    """The reports of the claims, dated by their names."""
    names = sorted({item.document for item in claims})
    return {name: report(name, DAYS.get(name.rstrip("x")), outlet=f"Outlet {name.rstrip('x')}") for name in names}


def check_policy(rule: PolicyRule, claims: Sequence[Claim]) -> None:
    """Check the laws of a policy on a set of claims.

    Raises:
        AssertionError: a law is broken; the message names it.
    """
    figures = _figures(rule, claims, copies={})
    ids = {item.id for item in claims}
    for figure in figures:
        assert set(figure.claims) <= ids, "a figure rests on given claims only"
        left = {item.claim for item in figure.left_out}
        assert not set(figure.claims) & left, "no claim is both used and left out"
        of_harm = {item.id for item in claims if item.harm is figure.harm}
        assert set(figure.claims) | left == of_harm, "no claim is silently skipped"
    assert figures == _figures(rule, list(reversed(claims)), copies={}), "the order of claims does not matter"
    copied = [replace(item, document=f"{item.document}{'x' * number}") for number in range(1, 11) for item in claims]
    copies = {f"{item.document}{'x' * number}": item.document for number in range(1, 11) for item in claims}
    with_copies = _figures(rule, [*claims, *copied], copies=copies)
    assert [_numbers(figure) for figure in figures] == [_numbers(figure) for figure in with_copies], (
        "ten copies count once"
    )


def _figures(rule: PolicyRule, claims: Sequence[Claim], *, copies: dict[str, str]) -> list[Figure]:
    return list(reconcile(incident(*claims), claims, documents_of(claims), policies=[rule], copies=copies))


def _numbers(figure: Figure) -> tuple[object, ...]:
    return (figure.harm, figure.low, figure.best, figure.high, figure.independent_sources, figure.grade)
