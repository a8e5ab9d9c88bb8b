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


def groups_of(tokens: Sequence[Token]) -> tuple[Group, ...]:
    """The groups of a sentence, in order; every token is in one."""
    groups: list[Group] = []
    at = 0
    while at < len(tokens):
        group = verb_group_at(tokens, at, groups) or noun_group_at(tokens, at, groups) or _alone(tokens, at)
        groups.append(group)
        at = group.last
    return tuple(groups)


def _alone(tokens: Sequence[Token], at: int) -> Group:
    token = tokens[at]
    part = {Part.HARM: Part.STATE, Part.TO: Part.PREPOSITION}.get(token.part, token.part)
    return Group(part, at, at + 1, token, token.senses)
