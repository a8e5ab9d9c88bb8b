"""Clerical review: pairs for people to look at, drawn so that their judgements also tell how good the linkage is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from testimonia.errors import InvalidReport
from testimonia.estimate.linkage.decisions import OF_PAIRS, line_ids
from testimonia.estimate.linkage.linking import Link, Linkage
from testimonia.estimate.linkage.shapes import said_of
from testimonia.model import Verdict

BANDS = (0.05, 0.35, 0.65, 0.95, 1.0)
"""Probabilities between which pairs are drawn alike, so that the doubtful are not drowned by the clear."""

COLUMNS = (
    "verdict", "probability", "weight", "a_list", "a_row", "a_says", "b_list", "b_row", "b_says", "why", "band",
    "band_pairs", "band_drawn", "a_id", "b_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawn:
    """A pair drawn for review.

    Args:
        link: the pair.
        band: probabilities between which it was drawn: "0.35-0.65".
        pairs, drawn: how many pairs the band has, and how many of them were drawn.
    """

    link: Link
    band: str
    pairs: int
    drawn: int


def review_sample(linkage: Linkage, number: int) -> list[Drawn]:
    """So many pairs that nobody judged yet, as many from each band of probability as it has; the doubtful first."""
    random = np.random.default_rng(linkage.seed)
    bands = list(itertools.pairwise(BANDS))
    held = [
        [link for link in linkage.links if not link.verdict and low < link.probability <= high] for low, high in bands
    ]
    shares = _shared(number, [len(links) for links in held])
    found = []
    for (low, high), links, share in zip(bands, held, shares, strict=True):
        chosen = sorted(random.choice(len(links), share, replace=False).tolist()) if share else []
        found += [Drawn(links[at], f"{low:g}-{high:g}", len(links), share) for at in chosen]
    return sorted(found, key=lambda drawn: abs(drawn.link.probability - 0.5))


def _shared(number: int, sizes: Sequence[int]) -> list[int]:
    """A number dealt out evenly, none getting more than it has."""
    shares = [0] * len(sizes)
    while number > 0 and any(share < size for share, size in zip(shares, sizes, strict=True)):
        for at, size in enumerate(sizes):
            if number > 0 and shares[at] < size:
                shares[at] += 1
                number -= 1
    return shares


def review_rows(linkage: Linkage, number: int) -> Iterator[tuple[str, ...]]:
    """The rows of `--review`, in the order of `COLUMNS`; the verdict is left for people to fill in."""
    ids = line_ids(linkage.records)
    for drawn in review_sample(linkage, number):
        link = drawn.link
        why = "; ".join(f"{said.words} {said.weight:+.1f}" for said in link.why.said)
        ends = [cell for at in (link.first, link.second) for cell in _end(linkage, at)]
        yield (
            "",
            f"{link.probability:.3f}",
            f"{link.why.weight:.1f}",
            *ends,
            f"prior {link.why.prior:+.1f}; {why}; one family? {link.why.family:+.1f}",
            drawn.band,
            str(drawn.pairs),
            str(drawn.drawn),
            ids[link.first],
            ids[link.second],
        )


def _end(linkage: Linkage, number: int) -> tuple[str, str, str]:
    record = linkage.records[number]
    says = "; ".join(f"{name}: {value}" for name, value in said_of(record))
    return linkage.lists.names[linkage.lists.on[number]], str(record.row), says


def verdicts_in(rows: Sequence[Mapping[str, str]]) -> Iterator[tuple[tuple[str, str], Verdict]]:
    """The verdicts that people filled in, with the ids of the two lines; rows without one are passed over.

    Raises:
        InvalidReport: a verdict is another word than same, different or unsure.
    """
    for number, row in enumerate(rows, start=1):
        said = (row.get("verdict") or "").strip().casefold()
        if not said:
            continue
        if said not in OF_PAIRS or not row.get("a_id") or not row.get("b_id"):
            raise InvalidReport(
                f"row {number}: expected the verdict same, different or unsure, with a_id and b_id; found {said[:40]!r}"
            )
        yield (row["a_id"], row["b_id"]), Verdict(said)
