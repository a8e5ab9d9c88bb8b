"""A record held open for review: what its pages look up, and decisions that change it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from testimonia.model import Claim, Document, Figure, Incident, Judgement, Uncounted, Verdict, standing
from testimonia.pipeline.contents import contents_of
from testimonia.pipeline.derive import derive
from testimonia.pipeline.judging import apply_decisions, judge, withdraw
from testimonia.pipeline.record import Record
from testimonia.publish import Contents
from testimonia.review.kept import Kept

Made = TypeVar("Made")

OF_PAIRS = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})
"""Verdicts about two lines of lists: they say who is who, and move no figure."""

OF_CONTENTS = frozenset(
    {
        "claims",
        "documents",
        "of_document",
        "told_in",
        "incidents",
        "incident_of",
        "main",
        "figures",
        "of_policy",
        "grades",
        "copies",
    }
)
"""What a view looks up in the contents alone, whatever people decide."""

AT_ONCE = 5_000
"""Claims up to which figures are made anew while a person waits; above, they are made in the background."""


@dataclass(frozen=True)
class View:
    """What the pages look up, made from the record's contents at one moment.

    Args:
        contents: all that the record held then.
        judgements: all decisions, superseded ones too, oldest first.
        number: counts the views of this process.
        made: what was made of the contents alone, whatever people decide.
    """

    contents: Contents
    judgements: tuple[Judgement, ...]
    number: int
    made: Kept = field(default_factory=Kept, compare=False, repr=False)

    def after(self, judgements: tuple[Judgement, ...], number: int | None = None) -> View:
        """The next view, of the same contents with other decisions: what was looked up in the contents stays."""
        later = View(self.contents, judgements, self.number + 1 if number is None else number, self.made)
        vars(later).update({name: value for name, value in vars(self).items() if name in OF_CONTENTS})
        return later

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """What is made of the contents alone, once for all views of them."""
        return self.made.of(name, make)

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims that stand, by id."""
        return {claim.id: claim for claim in self.contents.claims}

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The reports, by id."""
        return {document.id: document for document in self.contents.documents}

    @cached_property
    def of_document(self) -> dict[str, list[Claim]]:
        """The claims of each report, in the order of their passages."""
        found: dict[str, list[Claim]] = {}
        for claim in self.contents.claims:
            found.setdefault(claim.document, []).append(claim)
        return found

    @cached_property
    def told_in(self) -> dict[str, list[Uncounted]]:
        """What each report tells without a number, in the order of its words."""
        found: dict[str, list[Uncounted]] = {}
        for told in self.contents.uncounted:
            found.setdefault(told.document, []).append(told)
        return found

    @cached_property
    def incidents(self) -> dict[str, Incident]:
        """The incidents, by code."""
        return {incident.code: incident for incident in self.contents.grouping.incidents}

    @cached_property
    def incident_of(self) -> dict[str, str]:
        """The code of the incident of each claim that is in one."""
        return {claim: code for code, incident in self.incidents.items() for claim in incident.claims}

    @cached_property
    def main(self) -> dict[str, str]:
        """The code of the main incident of each report that is about one."""
        return {name: codes[0] for name, codes in self.contents.grouping.main}

    @cached_property
    def figures(self) -> dict[str, list[Figure]]:
        """The figures of each incident."""
        found: dict[str, list[Figure]] = {}
        for figure in self.contents.figures:
            found.setdefault(figure.incident, []).append(figure)
        return found

    @cached_property
    def of_policy(self) -> dict[str, list[Figure]]:
        """The figures of each policy."""
        found: dict[str, list[Figure]] = {}
        for figure in self.contents.figures:
            found.setdefault(figure.policy, []).append(figure)
        return found

    @cached_property
    def grades(self) -> list[str]:
        """The grades that figures have, in the order of the alphabet."""
        return sorted({figure.grade for figure in self.contents.figures if figure.grade})

    @cached_property
    def judged(self) -> dict[str, Judgement]:
        """The decision that stands about each subject: a claim, an incident."""
        found = (each for each in standing(self.judgements) if each.verdict not in OF_PAIRS)
        return {judgement.subject[0]: judgement for judgement in found}

    @cached_property
    def pairs(self) -> dict[frozenset[str], Judgement]:
        """The judgement that stands about each pair of lines of lists."""
        found = (each for each in standing(self.judgements) if each.verdict in OF_PAIRS)
        return {frozenset(judgement.subject): judgement for judgement in found}

    @cached_property
    def rejected(self) -> dict[str, list[Judgement]]:
        """The rejections that stand, by subject."""
        found: dict[str, list[Judgement]] = {}
        for judgement in standing(self.judgements):
            if judgement.verdict is Verdict.REJECT:
                found.setdefault(judgement.subject[0], []).append(judgement)
        return found

    @cached_property
    def copies(self) -> dict[str, str]:
        """The original of each copy."""
        return {copy.document: copy.original for copy in self.contents.grouping.copies}


class Workspace:
    """A record open for writing, for many requests at once.

    Args:
        record: the record.
        prepare: what is done with a view before pages are made from it, so that nobody waits for it.
    """

    def __init__(self, record: Record, prepare: Callable[[View], object] = lambda _: None) -> None:
        self.record = record
        self.prepare = prepare
        self._lock = threading.RLock()
        self._view = self._look(0)
        self._rebuild: threading.Thread | None = None

    @property
    def view(self) -> View:
        """The latest view."""
        return self._view

    @property
    def is_rebuilding(self) -> bool:
        """Whether figures are being made anew in the background."""
        return self._rebuild is not None and self._rebuild.is_alive()

    def wait(self) -> None:
        """Until figures that are being made anew in the background are there."""
        if self._rebuild is not None:
            self._rebuild.join()

    @contextmanager
    def writing(self) -> Iterator[Record]:
        """The record, with nobody else writing to it."""
        with self._lock:
            yield self.record

    def decide(self, judgement: Judgement) -> None:
        """Record a decision, and make the figures anew where it may move them."""
        self._change(lambda: judge(self.record, judgement), moves_figures=judgement.verdict not in OF_PAIRS)

    def undo(self, name: str, *, by: str, reason: str) -> None:
        """Take a decision back and make the figures anew."""
        self._change(lambda: withdraw(self.record, name, by=by, reason=reason), moves_figures=True)

    def apply(self, judgements: Sequence[Judgement]) -> list[Judgement]:
        """Record the decisions that the record does not have yet, and make the figures anew; the new ones."""
        new: list[Judgement] = []
        self._change(lambda: new.extend(apply_decisions(self.record, judgements)), moves_figures=True)
        return new

    def _change(self, change: Callable[[], object], *, moves_figures: bool) -> None:
        with self._lock:
            change()
            if not moves_figures:
                self._view = self._view.after(tuple(self.record.store.judgements()))
                return
            if len(self._view.claims) <= AT_ONCE:
                derive(self.record)
                self._view = self._look(self._view.number + 1)
                return
            self._view = self._view.after(tuple(self.record.store.judgements()))
        self._start_rebuild()

    def _start_rebuild(self) -> None:
        if not self.is_rebuilding:
            self._rebuild = threading.Thread(target=self._remake, name="figures", daemon=True)
            self._rebuild.start()

    def _remake(self) -> None:
        """Make figures anew until no decision came in between; pages are made from the last ones meanwhile."""
        done = -1
        while done != self._view.number:
            with self._lock:
                done = self._view.number
                derive(self.record)
                view = self._look(done)
            self.prepare(view)
            with self._lock:
                self._view = view if self._view.number == done else view.after(self._view.judgements, self._view.number)

    def _look(self, number: int) -> View:
        """A view of what the record holds now; what is as it was is the same noun as in the last view."""
        self.record.store.read_again()
        view = View(contents_of(self.record), tuple(self.record.store.judgements()), number)
        gc.freeze()  # a large record stays: to look through it for garbage again and again would stop the pages
        return view
