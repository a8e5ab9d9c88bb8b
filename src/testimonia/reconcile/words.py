"""The words by which the reconcile step tells sources and people apart: `words.toml`."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

_WORDS = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def _pattern(words: list[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


CIVILIANS = _pattern(_WORDS["people"]["civilians"])
"""Words for people who take no part in fighting."""

FIGHTERS = _pattern(_WORDS["people"]["fighters"])
"""Words for people who do."""

_KINDS = ("women", "children", "non_combatants", "perpetrators")
WOMEN, CHILDREN, NON_COMBATANTS, PERPETRATORS = (_pattern(_WORDS["people"][kind]) for kind in _KINDS)
"""Words for kinds of people by which a figure is broken down."""

HARMED = _pattern(_WORDS["people"]["harmed"])
"""Words for people who are none of those who did it."""

ONE_KIND = _pattern(_WORDS["people"]["one_kind"])
"""Words for people of one sex or age."""

KIN = _pattern(_WORDS["people"]["kin"])
"""Words for somebody's relatives."""

ON_DUTY = _pattern(_WORDS["people"]["on_duty"])
"""Words for people who are there because of their work."""

PARTITIVE = _pattern(_WORDS["people"]["partitive"])
"""Words by which a count is of a part."""

OF_UNCOUNTED = _pattern(_WORDS["people"]["of_uncounted"])
"""Those of them behind which nobody need have counted the whole."""

LISTED = _pattern(_WORDS["people"]["listed"])
"""Words that join kinds of people: how many there were of each is not said."""

BACK = _pattern(_WORDS["people"]["back"])
"""First words of a count of people told of before: who else was harmed, it leaves open."""

ALSO = re.compile(rf"[^,.;:]{{0,30}}\b{_pattern(_WORDS['people']['also']).pattern}", re.IGNORECASE)
"""What stands behind a count of others than those counted before: "were also shot dead"."""

LIST_END = re.compile(rf",?\s+{_pattern(_WORDS['people']['list_end']).pattern}\s+(?:also\s+)?", re.IGNORECASE)
LIST_COMMA = re.compile(r",\s+")
"""What stands between two counts of one list."""

MALE, FEMALE = (frozenset[str](_WORDS["persons"][sex]) for sex in ("male", "female"))
"""Words that tell one person's sex."""

CHILD, ADULT = (frozenset[str](_WORDS["persons"][age]) for age in ("child", "adult"))
"""Words that tell whether a person is grown up."""

OF_ANOTHER = frozenset[str](_WORDS["persons"]["of_another"])
"""First words that tell of somebody else than the person described."""

ANOTHER = frozenset[str](_WORDS["persons"]["another"])
"""Words that set a person apart from one told of before."""

BLAMED = frozenset[str](_WORDS["persons"]["blamed"])
"""Words for one who is said to have done it."""

ARTICLES = frozenset[str](_WORDS["persons"]["articles"])
"""Words that begin a description and are no part of a name."""

PARTICLES = frozenset[str](_WORDS["persons"]["particles"])
"""Small words inside names."""

SINGLE = frozenset[str](_WORDS["persons"]["single"])
"""Words that make a number of one person."""

HIT = _pattern(_WORDS["hit"]["hit"])
"""Words that say that people were hit, and leave open who lived."""

HURT = _pattern(_WORDS["hit"]["hurt"])
"""Words that say that people were hurt and lived."""

WOUND_OF = re.compile(rf"{_pattern(_WORDS['hit']['by']).pattern}[ -](?:wounds?|injur(?:y|ies))\b", re.IGNORECASE)
"""Words for the wounds of those who were hit, whether they lived or not: "gunshot wounds"."""

IN_CARE = re.compile(rf"{_pattern(_WORDS['hit']['care']).pattern}\s+$", re.IGNORECASE)
"""Words before a count that say that the people live, and are cared for."""

APART = _pattern(_WORDS["hit"]["apart"])
"""Words by which a count leaves out those who died."""


def are_of_one_kind(victims: str | None) -> bool:
    """Whether the words for who was harmed name people of one kind, and not people at large.

    A count of such people ("two soldiers", "31 civilians") leaves open who else was harmed.
    """
    kinds = (WOMEN, CHILDREN, NON_COMBATANTS, FIGHTERS, PERPETRATORS, ONE_KIND, ON_DUTY)
    return victims is not None and any(kind.search(victims) for kind in kinds)
