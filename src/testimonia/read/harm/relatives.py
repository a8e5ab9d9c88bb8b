"""Relative clauses about those to whom somebody does something: "40 men WHOM rebels led away"."""

from __future__ import annotations

from testimonia.read.harm.clause import Kind, Level
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.row import GOVERNS, Row
from testimonia.read.languages.lists import word_lists

OBJECT_RELATIVES = word_lists("en").listed("clauses.closed.object_relatives")
"""Relatives that may be the object of their clause, and are of persons."""


def is_object_relative(row: Row, level: Level, verb: int) -> bool:
    """Whether the object of a verb is whom its relative clause describes: its own subject follows the relative.

    Args:
        row: the groups of the sentence.
        level: the open clause in which the verb stands.
        verb: index of its group.
    """
    inflection = row.groups[verb].verb
    if level.kind is not Kind.RELATIVE or level.antecedent is None:
        return False
    if inflection is None or inflection.passive or row.takes_no_object(verb):
        return False
    if level.finite:  # "whom rebels lined up AND SHOT"
        shares = level.antecedent in level.finite.objects and row.joint(verb) is Part.AND
        return shares and row.part(row.after(verb)) is not Part.NOUN
    if not level.nouns:
        return False
    governed = row.part(row.before(level.opened)) in GOVERNS
    subject = level.nouns[0] == row.after(level.opened) and level.nouns[0] < verb
    return row.groups[level.opened].head.low in OBJECT_RELATIVES and not governed and subject
