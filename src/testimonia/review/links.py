"""Who is who on lists of victims: pairs of lines with their evidence, for people to judge.

Comparing takes seconds: it is done beside the pages, once for what the lists and the judgements are.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from testimonia.errors import InvalidNoun, TestimoniaError
from testimonia.estimate.linkage import need_link
from testimonia.model import Judgement, VictimRecord
from testimonia.review.kept import Latest
from testimonia.review.workspace import View

if TYPE_CHECKING:
    from testimonia.estimate.linkage.linking import Link, Linkage


class Links:
    """The latest comparison of a record's lines, and the one that is being made."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lines: Latest[list[VictimRecord]] = Latest()
        self._made: tuple[frozenset[str], Linkage] | None = None
        self._failed: tuple[frozenset[str], str] | None = None
        self._making: threading.Thread | None = None

    def latest(self, view: View) -> Linkage | None:
        """The latest comparison; None while the first one is made. One that is out of date is made anew meanwhile.

        Raises:
            MissingExtra: the optional part is not installed.
            InvalidNoun: the lines cannot be compared.
        """
        need_link()
        lines = self.lines(view)
        wanted = frozenset((*(line.id for line in lines), *(judgement.id for judgement in view.pairs.values())))
        with self._lock:
            if self._failed and self._failed[0] == wanted:
                raise InvalidNoun(self._failed[1])
            is_current = self._made is not None and self._made[0] == wanted
            if not is_current and (self._making is None or not self._making.is_alive()):
                self._making = threading.Thread(
                    target=self._make, args=(view, lines, wanted), name="links", daemon=True
                )
                self._making.start()
            return self._made[1] if self._made else None

    def lines(self, view: View) -> list[VictimRecord]:
        """The lines of all lists and the victims whom reports name, each once."""
        return self._lines.of(view.contents, lambda _: _lines_of(view))

    def check(self, judgement: Judgement, view: View) -> None:
        """Whether a judgement of two lines can hold together with the others that stand.

        Raises:
            InvalidNoun: it is not about two lines of this record.
            ContradictoryJudgements: through other judgements the two are the same, or different.
        """
        from testimonia.estimate.linkage.decisions import decisions_of

        records = self.lines(view)
        if len(set(judgement.subject)) != 2 or not {record.id for record in records}.issuperset(judgement.subject):
            raise InvalidNoun(f"expected two lines of lists in this record; found {', '.join(judgement.subject)}")
        decisions_of([*view.judgements, judgement], records)

    @property
    def is_making(self) -> bool:
        """Whether lines are being compared right now."""
        return self._making is not None and self._making.is_alive()

    def wait(self) -> None:
        """Until the comparison that is being made is there."""
        if self._making is not None:
            self._making.join()

    def _make(self, view: View, records: list[VictimRecord], key: frozenset[str]) -> None:
        """Compare in a process of its own, which takes no time from the pages, and wait for what it finds."""
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_compare, args=(there, records, view.judgements), daemon=True)
        process.start()
        there.close()
        try:
            made = here.recv()
        except EOFError:
            made = "the comparison of lines ended before it was done: is there enough memory?"
        process.join()
        with self._lock:
            if isinstance(made, str):
                self._failed = (key, made)
            else:
                self._made = (key, made)


def _compare(pipe: Connection, records: list[VictimRecord], judgements: Sequence[Judgement]) -> None:
    """Send who is who, or why that cannot be told."""
    from testimonia.estimate.linkage.decisions import decisions_of
    from testimonia.estimate.linkage.linking import link

    try:
        found: Linkage | str = link(records, decisions=decisions_of(judgements, records))
    except TestimoniaError as error:
        found = str(error)
    with suppress(BrokenPipeError):  # the room was closed meanwhile: nobody waits for the answer
        pipe.send(found)


def _lines_of(view: View) -> list[VictimRecord]:
    from testimonia.estimate.linkage.named import named_victims

    found = [*view.contents.victims, *named_victims(view.contents.claims, view.documents)]
    return list({record.id: record for record in found}.values())


def pairs_of(linkage: Linkage, view: View, *, judged: bool) -> list[Link]:
    """The pairs that may be one person, those judged or those not: unclear ones first, the most doubtful ahead."""

    def is_judged(link: Link) -> bool:
        return frozenset((linkage.records[link.first].id, linkage.records[link.second].id)) in view.pairs

    def order(link: Link) -> tuple[bool, float, int, int]:
        return link.clarity.value != "unclear", abs(link.probability - 0.5), link.first, link.second

    return sorted((link for link in linkage.links if is_judged(link) is judged), key=order)
