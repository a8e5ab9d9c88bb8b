"""The contract of a policy: laws that every policy keeps, whatever it makes of the counts.

A package that adds a policy runs them over its own::

    @given(sets_of_testimony())
    def test_my_policy_keeps_the_laws(claims):
        check_policy(rule_of(my_policy), claims)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from testimonia.model import Claim, Document, Figure, Harm, Role, Stance
from testimonia.reconcile import PolicyRule, reconcile
from testimonia.testing.claims import claim, incident, report

PARTIES = {"Northern Front": "Southern Front", "Southern Front": "Northern Front"}
"""Two parties to a conflict, each with the other."""

SPEAKERS = (*PARTIES, "Interior Ministry", "Red Crescent", "General Hospital", "witnesses", "various sources")
PEOPLE = (None, "civilians", "women", "children", "fighters", "attackers")
PERSONS = ("a man", "the girl", "Mara Ellin", "another man", "one passenger")
DAYS = {f"D{day}": f"2019-03-{day:02d}" for day in range(1, 7)}


def sets_of_testimony() -> st.SearchStrategy[list[Claim]]:
    """Sets of claims about one incident, by several speakers in several reports."""
    return st.lists(st.one_of(_counts(), _persons()), min_size=1, max_size=8, unique_by=lambda item: item.id)


def _counts() -> st.SearchStrategy[Claim]:
    ends = st.integers(0, 400)
    bounds = st.one_of(
        ends.map(lambda end: (end, end)),
        st.tuples(ends, ends).map(lambda pair: (min(pair), max(pair))),
        ends.map(lambda end: (end, None)),
        ends.map(lambda end: (None, end)),
    )
    return st.builds(
        lambda document, interval, speaker, role, **others: claim(
            document, *interval, said_by=speaker, role=role, **others
        ),
        st.sampled_from(sorted(DAYS)),
        bounds,
        _speakers(),
        st.sampled_from(Role),
        stance=st.sampled_from(Stance),
        harm=st.sampled_from([Harm.KILLED, Harm.INJURED]),
        victims=st.sampled_from(PEOPLE),
        perpetrator=st.sampled_from([None, *PARTIES]),
        at=st.integers(0, 900),
    )


def _persons() -> st.SearchStrategy[Claim]:
    """Claims that name or describe one person."""
    return st.builds(
        lambda document, words, speaker, **others: claim(document, 1, 1, words=words, said_by=speaker, **others),
        st.sampled_from(sorted(DAYS)),
        st.sampled_from(PERSONS),
        _speakers(),
        harm=st.sampled_from([Harm.KILLED, Harm.INJURED]),
        at=st.integers(0, 900),
    )


def _speakers() -> st.SearchStrategy[str | tuple[str, ...]]:
    return st.one_of(st.just(()), st.sampled_from(SPEAKERS))


def documents_of(claims: Sequence[Claim]) -> dict[str, Document]:
    """The reports of the claims, dated by their names."""
    names = sorted({item.document for item in claims})
    return {name: report(name, DAYS.get(name.rstrip("x")), outlet=f"Outlet {name.rstrip('x')}") for name in names}


def check_policy(rule: PolicyRule, claims: Sequence[Claim]) -> None:
    """Check the laws of a policy on a set of claims.

    Raises:
        AssertionError: a law is broken; the message names it.
    """
    figures = _figures(rule, claims)
    for figure in figures:
        _check_figure(figure, claims)
    assert figures == _figures(rule, list(reversed(claims))), "the order of claims does not matter"
    numbers = [_numbers(figure) for figure in figures]
    assert numbers == _with_copies(rule, claims), "ten copies count once"
    assert numbers == _without_bearing(rule, claims), "a report with no bearing changes nothing"
    assert numbers == _with_names_exchanged(rule, claims), "exchanging the parties' names exchanges nothing else"


def _check_figure(figure: Figure, claims: Sequence[Claim]) -> None:
    ends = [end for end in figure.ends if end is not None]
    assert ends == sorted(ends), "low <= best <= high"
    assert set(figure.claims) <= {item.id for item in claims}, "a figure rests on given claims only"
    left = {item.claim for item in figure.left_out}
    assert not set(figure.claims) & left, "no claim is both used and left out"
    of_harm = {item.id for item in claims if item.harm is figure.harm}
    assert set(figure.claims) | left == of_harm, "no claim is silently skipped"
    for part in figure.breakdowns:
        assert max(end for end in (part.low, part.high) if end is not None) <= ends[-1], "parts <= whole"
        assert set(part.claims) <= of_harm, "a part rests on claims about the same harm"
    assert len(figure.sources) == figure.independent_sources, "every independent source has a name"


def _with_copies(rule: PolicyRule, claims: Sequence[Claim]) -> list[object]:
    copied = [replace(item, document=f"{item.document}{'x' * number}") for number in range(1, 11) for item in claims]
    copies = {f"{item.document}{'x' * number}": item.document for number in range(1, 11) for item in claims}
    return [_numbers(figure) for figure in _figures(rule, [*claims, *copied], copies=copies)]


def _without_bearing(rule: PolicyRule, claims: Sequence[Claim]) -> list[object]:
    """With a report about the same incident that says nothing of these harms, or nothing that has happened."""
    besieged = claim("D6", 120_000, 120_000, harm=Harm.AFFECTED, said_by="Interior Ministry", at=2000)
    feared = claim("D6", 9_000, None, stance=Stance.HYPOTHETICAL, said_by="Red Crescent", at=2100)
    harms = {item.harm for item in claims}
    added = [besieged, replace(feared, harm=Harm.INJURED)] if Harm.INJURED in harms else [besieged]
    figures = _figures(rule, [*claims, *added])
    return [_numbers(figure) for figure in figures if figure.harm in harms]


def _with_names_exchanged(rule: PolicyRule, claims: Sequence[Claim]) -> list[object]:
    exchanged = [
        replace(
            item,
            said_by=tuple(replace(link, name=PARTIES.get(link.name, link.name)) for link in item.said_by),
            alleged_perpetrator=PARTIES.get(item.alleged_perpetrator or "", item.alleged_perpetrator),
        )
        for item in claims
    ]
    return [_numbers(figure) for figure in _figures(rule, exchanged)]


def _figures(rule: PolicyRule, claims: Sequence[Claim], *, copies: Mapping[str, str] | None = None) -> list[Figure]:
    return list(reconcile(incident(*claims), claims, documents_of(claims), policies=[rule], copies=copies or {}))


def _numbers(figure: Figure) -> object:
    parts = tuple((part.kind, part.low, part.high) for part in figure.breakdowns)
    return (figure.harm, *figure.ends, figure.independent_sources, figure.grade, parts)
