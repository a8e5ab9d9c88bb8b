"""Near copies: texts most of whose word sequences stand in another text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from datasketch import MinHash, MinHashLSH

from testimonia.matching.terms import TOKEN, folded

SHINGLE = 4
"""Words in a sequence: four words in a row are rarely shared by two writers, and one changed word spoils only four."""

LEAST_CONTAINED = 0.5
"""Least share of the shorter text's sequences that stand in the other. Lightly edited wire copies (a paragraph cut,
a sentence added, spellings changed) keep more; two writers on one event share less than a tenth."""

LEAST_SEQUENCES = 12
"""Shorter texts are copies only if they are word for word the same."""

PERMUTATIONS, BANDS, ROWS = 126, 42, 3
"""With 42 bands of 3 rows, pairs that share 4 sequences of 10 are compared with probability 0.94, 5 of 10: 0.996."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of two texts is the same.

    Args:
        jaccard: shared sequences of all sequences, 0 to 1.
        contained: shared sequences of those of the shorter text, 0 to 1.
    """

    jaccard: float
    contained: float


def near_copies(texts: Sequence[str]) -> dict[tuple[int, int], Likeness]:
    """Pairs of texts (first < second, in order) of which one repeats the other, with how much is the same.

    Of texts that are word for word the same, the first stands for all in other pairs, so that a thousand copies of
    one text make no million pairs. Candidates come from MinHash; each is verified with its exact sequences of words.
    """
    shingles = [sequences(text) for text in texts]
    same: dict[frozenset[str], list[int]] = {}
    for number, parts in enumerate(shingles):
        if parts:
            same.setdefault(parts, []).append(number)
    found = {(numbers[0], other): Likeness(1.0, 1.0) for numbers in same.values() for other in numbers[1:]}
    leaders = [numbers[0] for numbers in same.values() if len(shingles[numbers[0]]) >= LEAST_SEQUENCES]
    for one, two in _candidates(leaders, shingles):
        likeness = compare(shingles[one], shingles[two])
        if likeness.contained >= LEAST_CONTAINED:
            found[min(one, two), max(one, two)] = likeness
    return dict(sorted(found.items()))


def sequences(text: str) -> frozenset[str]:
    """The sequences of words of a text, without case, accents and marks; a short text is one sequence."""
    words = [folded(word) for word in TOKEN.findall(text)]
    if len(words) <= SHINGLE:
        return frozenset([" ".join(words)]) if words else frozenset()
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def compare(one: frozenset[str], two: frozenset[str]) -> Likeness:
    """The exact likeness of two texts that are not empty."""
    shared = len(one & two)
    return Likeness(shared / (len(one) + len(two) - shared), shared / min(len(one), len(two)))


def _candidates(leaders: Sequence[int], shingles: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """Pairs that share a band of their MinHash."""
    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
    pairs: set[tuple[int, int]] = set()
    for number in leaders:
        sketch = MinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update_batch([part.encode("utf-8", "surrogatepass") for part in sorted(shingles[number])])
        pairs.update((int(str(other)), number) for other in index.query(sketch))
        index.insert(number, sketch)
    return sorted(pairs)
