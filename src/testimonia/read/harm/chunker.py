"""The tokens of a sentence as noun groups, verb groups and the small words between them.

Source:
    Abney, S. (1996), Partial parsing via finite-state cascades; Hobbs, J. et al. (1993), FASTUS.
"""

from __future__ import annotations

from collections.abc import Sequence

from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Group
from testimonia.read.harm.noun_groups import noun_group_at
from testimonia.read.harm.tokens import Token
from testimonia.read.harm.verb_groups import verb_group_at

_ALONE = frozenset(
    {
        Part.COMMA,
        Part.STOP,
        Part.COLON,
        Part.DASH,
        Part.OPEN,
        Part.CLOSE,
        Part.QUOTE,
        Part.PREPOSITION,
        Part.OF,
        Part.BY,
        Part.AND,
        Part.ADVERB,
        Part.NOT,
        Part.WHO,
        Part.SUBORDINATE,
        Part.INCLUDING,
    }
)
"""Parts that begin no group."""


def groups_of(tokens: Sequence[Token]) -> tuple[Group, ...]:
    """The groups of a sentence, in order; every token is in one."""
    groups: list[Group] = []
    at = 0
    while at < len(tokens):
        group = None
        if tokens[at].part not in _ALONE:
            group = verb_group_at(tokens, at, groups) or noun_group_at(tokens, at, groups)
        if group is None:
            group = _alone(tokens, at)
        groups.append(group)
        at = group.last
    return tuple(groups)


_STANDS_FOR = {Part.HARM: Part.STATE, Part.TO: Part.PREPOSITION}
"""What a token that is in no group does, where it is not what it does in one."""


def _alone(tokens: Sequence[Token], at: int) -> Group:
    token = tokens[at]
    return Group(_STANDS_FOR.get(token.part, token.part), at, at + 1, token, token.senses)
