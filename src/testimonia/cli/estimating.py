"""What `estimate` takes in: a table of capture patterns, or lists of victims, which are linked first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from testimonia.capture import DEFAULT
from testimonia.capture.table import read_csv
from testimonia.capture.victims import header_score
from testimonia.cli.linking import to_link
from testimonia.errors import InputNotFound, InvalidReport, UnreadableDocument
from testimonia.estimate.basis import Basis, Linked, inputs_of
from testimonia.model import CaptureHistories, Unread, sha256_hex

if TYPE_CHECKING:
    from testimonia.estimate.linkage.linking import Linkage
    from testimonia.pipeline.derive import Progress

Parts = list[list[CaptureHistories]]


@dataclass(frozen=True, slots=True)
class Population:
    """What is to be estimated.

    Args:
        parts: the capture histories of each part of the population, once, or once for every sampled linkage.
        basis: what went in, and how lines became persons.
        notes: what the linkage has to say, in plain words.
        unread: what could not be read.
    """

    parts: Parts
    basis: Basis
    notes: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class How:
    """How lists become a population.

    Args:
        strata: columns that part it.
        sampled: linkages to average over; 0 for the one that errs least.
        decisions: file of judgements; None for the usual one.
        seed: of all chance.
    """

    strata: Sequence[str]
    sampled: int
    decisions: Path | None
    seed: int


def population_of(inputs: Sequence[str], how: How, progress: Progress) -> Population:
    """The population of a table, of the lists of a folder or record, or of several lists.

    Args:
        inputs: one table, lists, or one folder.
        how: lists become a population.
        progress: told how far the linkage is.

    Raises:
        InputNotFound: there is nothing of the kind.
        InvalidReport: a table is no table of capture patterns.
    """
    if len(inputs) == 1 and not Path(inputs[0]).is_dir():
        return _of_table(Path(inputs[0]), how.strata)
    return _of_lists(inputs, how, progress)


def _of_table(path: Path, strata: Sequence[str]) -> Population:
    from testimonia.estimate.table import PARTITION, by_stratum, histories_from_rows

    if not path.is_file():
        raise InputNotFound(f"expected a table of capture patterns, or lists of victims; found no file {path}")
    try:
        data = path.read_bytes()
        rows = read_csv(data, DEFAULT)
    except UnreadableDocument as error:
        raise InvalidReport(f"{path}: {error}") from error
    header = rows[0] if rows and isinstance(rows[0], list) else []
    if header_score(header) > 1:
        raise InvalidReport(
            f"{path}: expected a table of capture patterns, a column of 0 and 1 for each list; found one list of"
            " victims: give all lists, or the folder that holds them"
        )
    drawn = [PARTITION] if PARTITION in [cell.strip() for cell in header] else []
    parts = by_stratum(histories_from_rows(rows, [*strata, *drawn]))
    return Population(parts, Basis(((path.name, sha256_hex(data)),)))


def _of_lists(inputs: Sequence[str], how: How, progress: Progress) -> Population:
    from testimonia.estimate.linkage import need_link

    need_link()
    from testimonia.estimate.linkage.captures import captures, sampled_captures
    from testimonia.estimate.linkage.decisions import decisions_of
    from testimonia.estimate.linkage.linking import link

    wanted = to_link(inputs, how.decisions)
    decided = decisions_of(wanted.judgements, wanted.records)
    linkage = link(wanted.records, decisions=decided, seed=how.seed, progress=progress)
    if len(linkage.lists.names) < 2:
        raise InputNotFound(f"expected two lists of victims or more; found only {linkage.lists.names[0]}")
    found = (
        sampled_captures(linkage, how.sampled, strata=how.strata) if how.sampled else [captures(linkage, how.strata)]
    )
    parts: dict[tuple[str, ...], list[CaptureHistories]] = {}
    for each in found:
        for values, patterns in each.items():
            stratum = tuple(zip(how.strata, values, strict=True))
            parts.setdefault(values, []).append(CaptureHistories.of(linkage.lists.names, patterns.items(), stratum))
    judged = sum(link.verdict is not None for link in linkage.links)
    in_order = [parts[values] for values in sorted(parts)]
    basis = Basis(inputs_of(wanted.records), _linked(linkage, judged, how.sampled))
    return Population(in_order, basis, linkage.notes, wanted.unread)


def _linked(linkage: Linkage, judged: int, sampled: int) -> Linked:
    from testimonia.estimate.linkage.linking import Clarity

    expected = linkage.expected
    unclear = sum(link.clarity is Clarity.UNCLEAR for link in linkage.links)
    return Linked(len(linkage.records), expected.mean, expected.low, expected.high, unclear, judged, sampled)
