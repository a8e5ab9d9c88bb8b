"""What a statistical model, asked as a second reader, makes of a report: it only proposes."""

from __future__ import annotations

from dataclasses import dataclass

from testimonia.model.claim import Harm
from testimonia.model.passage import Passage


@dataclass(frozen=True, slots=True)
class ModelCard:
    """Which model was asked, so that anybody can tell whether theirs is the same.

    Args:
        name, version: as the model states them.
        files: path within the model and SHA-256 of each of its files, in the order of the paths.
        sha256: hash of that list, as `sha256sum` would write it.
    """

    name: str
    version: str
    files: tuple[tuple[str, str], ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where the model reads a sentence otherwise than the rules do; a person should look.

    Args:
        claim: id of the claim; None where the model sees harm to people of whom the rules make no claim.
        field: the field of the claim that is in doubt.
        words: the words of the text that the model reads otherwise.
        reason: in plain words.
    """

    claim: str | None
    field: str
    words: Passage
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the model proposes by itself.

    Args:
        harm: the harm.
        people: the words for those who are harmed, with their number.
        party: the words for who is said to have done it; None if it sees nobody.
    """

    harm: Harm
    people: Passage
    party: Passage | None


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What the model made of one report.

    Args:
        model: which model.
        sentences: how many sentences it was shown.
        proposals: what it proposes, in the order of the words.
        disagreements: where that differs from the claims that the rules gave.
    """

    model: ModelCard
    sentences: int
    proposals: tuple[Proposal, ...]
    disagreements: tuple[Disagreement, ...]

    def about(self, claim: str) -> tuple[Disagreement, ...]:
        """What it holds against one claim."""
        return tuple(one for one in self.disagreements if one.claim == claim)
