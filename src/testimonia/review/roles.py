"""Who may do what in the review room."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Roles, each with all that the ones before it may do.

    A reader looks; a coder judges claims and links; an adjudicator decides between coders and about incidents; a
    publisher makes releases; an admin looks after accounts and assignments.
    """

    READER = "reader"
    CODER = "coder"
    ADJUDICATOR = "adjudicator"
    PUBLISHER = "publisher"
    ADMIN = "admin"

    def may(self, needed: Role) -> bool:
        """Whether somebody with this role may do what needs another."""
        order = list(Role)
        return order.index(self) >= order.index(needed)
