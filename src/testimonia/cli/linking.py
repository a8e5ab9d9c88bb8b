"""What `link` takes in and gives out: lists or a record, judgements, and files of results."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from testimonia.capture import capture_from, find_inputs
from testimonia.cli.output import lines_to
from testimonia.errors import InputNotFound, InvalidReport
from testimonia.model import Judgement, Unread, Verdict, VictimRecord, standing

if TYPE_CHECKING:
    from testimonia.estimate.linkage.linking import Linkage

DECISIONS = Path("decisions") / "links.jsonl"


@dataclass(frozen=True, slots=True)
class ToLink:
    """What is to be linked.

    Args:
        records: lines of lists and victims named in reports, each once.
        judgements: that people made, oldest first.
        unread: what could not be read.
        repeated: lines left out, for the same bytes were given before.
        record: folder of the record that they come from; None for files.
    """

    records: tuple[VictimRecord, ...]
    judgements: tuple[Judgement, ...]
    unread: tuple[Unread, ...]
    repeated: int
    record: Path | None


def to_link(paths: Sequence[str], decisions: Path | None) -> ToLink:
    """The victim records of lists, or of a record, and what people judged of them.

    Args:
        paths: lists, or the folder of one record.
        decisions: file of judgements; None for the usual one.

    Raises:
        InputNotFound: there is no list.
        InvalidReport: a line of the decisions is no judgement.
    """
    folder = Path(paths[0])
    if len(paths) == 1 and folder.is_dir() and _is_record(folder):
        found, judgements = _of_record(folder)
        unread: list[Unread] = []
    else:
        found, unread = _of_files(paths)
        folder, judgements = Path(), []
    if decisions or not judgements:
        file = decisions or folder / DECISIONS
        judgements = [*judgements, *(_decisions_in(file) if decisions or file.is_file() else ())]
    unique = {record.id: record for record in reversed(found)}
    records = tuple(reversed(unique.values()))
    if not records:
        raise InputNotFound(
            f"expected lists of victims (.csv, .xlsx) or a record that has some; found none in {', '.join(paths)}"
        )
    return ToLink(records, tuple(judgements), tuple(unread), len(found) - len(records), folder if folder.name else None)


def _is_record(folder: Path) -> bool:
    from testimonia.pipeline.record import is_record

    return is_record(folder)


def _decisions_in(file: Path) -> Iterator[Judgement]:
    from testimonia.pipeline.judging import read_decisions

    return read_decisions(file)


def _of_record(folder: Path) -> tuple[list[VictimRecord], list[Judgement]]:
    from testimonia.estimate.linkage.named import named_victims
    from testimonia.pipeline.contents import contents_of
    from testimonia.pipeline.record import open_record

    with open_record(folder) as record:
        contents = contents_of(record)
    documents = {document.id: document for document in contents.documents}
    return [*contents.victims, *named_victims(contents.claims, documents)], list(contents.judgements)


def _of_files(paths: Sequence[str]) -> tuple[list[VictimRecord], list[Unread]]:
    records: list[VictimRecord] = []
    unread: list[Unread] = []
    for item in find_inputs(paths):
        captured = capture_from(item)
        records += captured.victims
        unread += captured.unread
        if captured.documents:
            reason = "expected a list of victims; found a report: run it into a record, and link the record"
            unread.append(Unread(item.name, None, None, "NoList", reason))
    return records, unread


def record_verdicts(wanted: ToLink, review: Path, by: str, decisions: Path | None) -> list[Judgement]:
    """Record the verdicts that people filled into a review file, except those that are the last about their pair.

    Raises:
        InvalidReport: the file is no review file, or a verdict is not understood.
        InvalidNoun: nobody is named who decided.
    """
    from testimonia.estimate.linkage.review import verdicts_in
    from testimonia.pipeline.judging import judge, new_judgement, write_decisions
    from testimonia.pipeline.record import open_record

    with review.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    if rows and "verdict" not in rows[0]:
        raise InvalidReport(
            f"{review}: expected a file that --review wrote, with a column verdict; found {list(rows[0])}"
        )
    made = [
        new_judgement(verdict, subject, by=by, reason=f"clerical review {review.name}")
        for subject, verdict in verdicts_in(rows)
    ]
    last = {judgement.subject: (judgement.verdict, judgement.by) for judgement in standing(wanted.judgements)}
    fresh = [judgement for judgement in made if last.get(judgement.subject) != (judgement.verdict, judgement.by)]
    if wanted.record is not None and decisions is None:
        with open_record(wanted.record, write=True) as record:
            for judgement in fresh:
                judge(record, judgement)
    else:
        write_decisions(decisions or DECISIONS, fresh)
    return fresh


def write_links(linkage: Linkage, out: Path, least: float) -> None:
    """The pairs that are one person with at least so high a probability, or that people judged the same."""
    from testimonia.estimate.linkage.shapes import link_line

    with lines_to(out) as write:
        for link in linkage.links:
            same = link.verdict is Verdict.SAME
            if same or (link.probability >= least and link.verdict is not Verdict.DIFFERENT):
                write(link_line(link, linkage))


def write_clusters(linkage: Linkage, out: Path) -> None:
    """Which line is which person."""
    from testimonia.estimate.linkage.shapes import cluster_rows
    from testimonia.publish.formats.csv_tables import unformulated, write_rows

    rows = ((unformulated(name), row, person) for name, row, person in cluster_rows(linkage))
    write_rows(out, [("list", "row", "person"), *rows])


def write_patterns(linkage: Linkage, out: Path, strata: Sequence[str], sampled: int) -> None:
    """How many persons stand on which lists; of sampled partitions one after the other."""
    from testimonia.estimate.linkage.captures import captures, sampled_captures
    from testimonia.estimate.linkage.shapes import pattern_rows
    from testimonia.publish.formats.csv_tables import unformulated, write_rows

    names = [unformulated(name) for name in linkage.lists.names]
    found = sampled_captures(linkage, sampled, strata=strata) if sampled else iter([captures(linkage, strata)])
    rows: Iterator[tuple[object, ...]] = (
        (*((number,) if sampled else ()), *(unformulated(cell) if isinstance(cell, str) else cell for cell in row))
        for number, each in enumerate(found, start=1)
        for row in pattern_rows(each, len(names))
    )
    write_rows(out, [(*(("partition",) if sampled else ()), *names, *strata, "count"), *rows])


def write_chart(linkage: Linkage, out: Path, most: int) -> None:
    """A page with waterfall charts, first of the unclear pairs, the most doubtful ahead, then of clear ones."""
    from testimonia.estimate.linkage.chart import chart_page
    from testimonia.estimate.linkage.linking import Clarity

    doubtful = sorted(
        linkage.links, key=lambda link: (link.clarity is not Clarity.UNCLEAR, abs(link.probability - 0.5))
    )
    out.write_text(chart_page(linkage, doubtful[:most]), encoding="utf-8", newline="\n")


def write_review(linkage: Linkage, out: Path, number: int) -> None:
    """A sample of pairs for people to judge, safe to open in a spreadsheet."""
    from testimonia.estimate.linkage.review import COLUMNS, review_rows
    from testimonia.publish.formats.csv_tables import unformulated, write_rows

    write_rows(out, [COLUMNS, *([unformulated(cell) for cell in row] for row in review_rows(linkage, number))])
