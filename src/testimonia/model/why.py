"""Why a field of a claim has the value it has."""

from __future__ import annotations

from dataclasses import dataclass

from testimonia.errors import InvalidNoun

EXPLAINED = ("count", "harm", "role", "stance", "victims", "alleged_perpetrator", "when", "where", "said_by")
"""The fields of a claim that have a reason, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Why:
    """The named rule and the words that gave one field of a claim.

    Args:
        field: the field of the claim: "said_by", "when".
        rule: name of the rule that gave it, in lower case with hyphens: "nearest-date".
        words: the words of the text that the rule rests on; None where it rests on none ("nobody is named").
        left_out: what was considered and not taken: its words, and the reason.
    """

    field: str
    rule: str
    words: str | None = None
    left_out: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not self.field or not self.rule:
            raise InvalidNoun(f"expected a field and a rule; got {self.field!r} and {self.rule!r}")
