"""Blind double coding: which reports several people code without seeing each other, and where they disagree."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from testimonia.archive.files import write_whole
from testimonia.errors import ConfigurationError
from testimonia.model import PENDING, Judgement, Verdict

FILE_NAME = "assignments.json"
CONFLICT = "conflict"
"""What marks the second of two decisions that were made about one claim at the same time."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A report that several people code blind.

    Args:
        id: stands in their codings.
        document: id of the report.
        coders: names of accounts.
    """

    id: str
    document: str
    coders: tuple[str, ...]


class Assignments:
    """The assignments of a record.

    Args:
        folder: of the record.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE_NAME

    def __iter__(self) -> Iterator[Assignment]:
        return iter(self._read())

    def add(self, document: str, coders: Iterable[str]) -> Assignment:
        """Have a report coded by some people, blind.

        Raises:
            ConfigurationError: fewer than two of them.
        """
        names = tuple(dict.fromkeys(coders))
        if len(names) < 2:
            raise ConfigurationError(
                f"expected at least two coders for blind coding; found {', '.join(names) or 'none'}"
            )
        known = self._read()
        new = Assignment(f"A{len(known) + 1:04}", document, names)
        text = json.dumps([asdict(each) for each in [*known, new]], ensure_ascii=False, indent=1)
        write_whole(self._file, text.encode())
        return new

    def of(self, document: str, coder: str) -> Assignment | None:
        """The assignment under which somebody codes a report; None if there is none."""
        return next((each for each in self._read() if each.document == document and coder in each.coders), None)

    def _read(self) -> list[Assignment]:
        if not self._file.is_file():
            return []
        try:
            plain = json.loads(self._file.read_text(encoding="utf-8"))
            return [Assignment(each["id"], each["document"], tuple(each["coders"])) for each in plain]
        except (ValueError, TypeError, KeyError) as error:
            raise ConfigurationError(f"{self._file}: expected a list of assignments; {error}") from error


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Codings of one claim that wait for an adjudicator, because they differ.

    Args:
        claim: id of the claim.
        reason: id of the assignment, or "conflict".
        codings: the latest of each coder.
    """

    claim: str
    reason: str
    codings: tuple[Judgement, ...]


def codings(judgements: Iterable[Judgement]) -> dict[tuple[str, str], dict[str, Judgement]]:
    """The codings that wait, by assignment and claim, the latest of each coder."""
    listed = list(judgements)
    superseded = {judgement.supersedes for judgement in listed}
    found: dict[tuple[str, str], dict[str, Judgement]] = defaultdict(dict)
    for judgement in listed:
        if judgement.pending and judgement.id not in superseded and judgement.verdict is not Verdict.WITHDRAW:
            found[json.loads(judgement.pending), judgement.subject[0]][judgement.by] = judgement
    return found


def disagreements(judgements: Iterable[Judgement], *, in_force: Mapping[str, Judgement]) -> list[Disagreement]:
    """Where codings differ and no decision is in force that came after them.

    Args:
        judgements: all of the record, oldest first.
        in_force: the decision that stands about each claim.
    """
    found = []
    for (reason, claim), by in sorted(codings(judgements).items()):
        latest = max(coding.at for coding in by.values())
        decided = in_force.get(claim)
        if reason == CONFLICT:
            settled = decided is not None and decided.at > latest
        else:
            settled = decided is not None or len(by) < 2 or len({said(coding) for coding in by.values()}) == 1
        if not settled:
            found.append(Disagreement(claim, reason, tuple(by[name] for name in sorted(by))))
    return found


def agreed(judgements: Iterable[Judgement], assignments: Iterable[Assignment]) -> list[Judgement]:
    """Codings that all coders of an assignment share: they may come into force without an adjudicator."""
    coders = {assignment.id: set(assignment.coders) for assignment in assignments}
    return [
        next(iter(by.values()))
        for (reason, _), by in sorted(codings(judgements).items())
        if set(by) >= coders.get(reason, {""}) and len({said(coding) for coding in by.values()}) == 1
    ]


def said(coding: Judgement) -> tuple[object, ...]:
    """What a coding says, without who said it and why."""
    return (coding.verdict, *sorted(change for change in coding.changes if change[0] != PENDING))
