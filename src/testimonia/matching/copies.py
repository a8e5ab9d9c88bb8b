"""Near copies: texts most of whose word sequences stand in another text."""

from __future__ import annotations

import functools
import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from testimonia.matching.blocking import Blocks
from testimonia.matching.terms import TOKEN, folded

if TYPE_CHECKING:
    from datasketch import MinHash

SHINGLE = 4
"""Words in a sequence: four words in a row are rarely shared by two writers, and one changed word spoils only four."""

LEAST_CONTAINED = 0.5
"""Least share of the shorter text's sequences that stand in the other. Lightly edited wire copies (a paragraph cut,
a sentence added, spellings changed) keep more; two writers on one event share less than a tenth."""

LEAST_SEQUENCES = 12
"""Shorter texts are copies only if they are word for word the same."""

BANDS, ROWS = 42, 3
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

    @property
    def is_copy(self) -> bool:
        """Whether one text repeats the other."""
        return self.contained >= LEAST_CONTAINED


def near_copies(texts: Sequence[str]) -> dict[tuple[int, int], Likeness]:
    """Pairs of texts (first < second, in order) of which one repeats the other, with how much is the same.

    Candidates come from MinHash; each is verified with its exact sequences of words. Of more texts that are alike
    than a block holds, each is compared with its neighbours, so that a thousand copies make no million pairs.
    """
    shingles = [sequences(text) for text in texts]
    found: dict[tuple[int, int], Likeness] = {}
    for first, second in copy_blocks([signature(text) for text in texts], np.arange(len(texts))).pairs():
        for one, two in zip(first.tolist(), second.tolist(), strict=True):
            likeness = compare(shingles[one], shingles[two])
            if likeness.is_copy:
                found[one, two] = likeness
    return found


def copy_blocks(signatures: Sequence[NDArray[np.uint64]], order: NDArray[np.int64]) -> Blocks:
    """Texts by the bands of their signatures: texts that share one may be copies.

    Args:
        signatures: of the texts.
        order: the place of each text among those that are alike.
    """
    empty = np.zeros(0, dtype=np.uint64)
    holders = np.repeat(np.arange(len(signatures)), [len(each) for each in signatures])
    return Blocks(np.concatenate([empty, *signatures]), holders, order, least=1)


def signature(text: str) -> NDArray[np.uint64]:
    """The bands of a text's MinHash, and one for its words as they are; none for a text without words."""
    parts = sorted(sequences(text))
    if not parts:
        return np.zeros(0, dtype=np.uint64)
    whole = int.from_bytes(hashlib.blake2b("|".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest())
    if len(parts) < LEAST_SEQUENCES:
        return np.array([whole], dtype=np.uint64)
    sketch = _empty().copy()
    sketch.update_batch([part.encode("utf-8", "surrogatepass") for part in parts])
    rows = sketch.hashvalues.astype(np.uint64).reshape(BANDS, ROWS)
    mixed = np.arange(1, BANDS + 1, dtype=np.uint64)
    for column in range(ROWS):
        mixed = (mixed ^ rows[:, column]) * _MIX
        mixed ^= mixed >> np.uint64(29)
    return np.append(mixed, np.uint64(whole))


_MIX = np.uint64(0x9E3779B97F4A7C15)
"""An odd number of 64 bits without pattern (the golden ratio): it spreads hashes over all bits."""


@functools.cache
def _empty() -> MinHash:
    """A MinHash of nothing, to be copied: its permutations are the same for all texts, and are slow to make."""
    from datasketch import MinHash  # with it comes numerical integration: a tenth of a second that most commands save

    return MinHash(num_perm=BANDS * ROWS, seed=1, hashfunc=zlib.crc32)


@functools.lru_cache(maxsize=4_000)
def sequences(text: str) -> frozenset[str]:
    """The sequences of words of a text, without case, accents and marks; a short text is one sequence."""
    words = [folded(word) for word in TOKEN.findall(text)]
    if len(words) <= SHINGLE:
        return frozenset([" ".join(words)]) if words else frozenset()
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def compare(one: frozenset[str], two: frozenset[str]) -> Likeness:
    """The exact likeness of two texts that are not empty; short ones are all alike or not at all."""
    shared = len(one & two)
    if min(len(one), len(two)) < LEAST_SEQUENCES and one != two:
        return Likeness(0.0, 0.0)
    return Likeness(shared / (len(one) + len(two) - shared), shared / min(len(one), len(two)))
