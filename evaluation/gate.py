"""Quality has a floor: the reader's scores on our own cases must not sink.

    python evaluation/gate.py            fail if a score is below its floor
    python evaluation/gate.py --raise    raise the floors to today's scores; lowering one is a person's edit

The cases are `tests/cases/claims.en.csv`: sentences and the claims they must give; those of dates, of speakers and of
places are beside it (`date_scores.py`, `speaker_scores.py`, `place_scores.py`), and grouping has invented records
(`group_scores.py`). The digest of the claims is pinned too, so that a change of the cases shows up in review.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import date_scores
import group_scores
import place_scores
import speaker_scores
from case_tables import CASES, rows

from testimonia.model import Document, sha256_hex
from testimonia.places import Gazetteer
from testimonia.read import EnglishReader

CLAIMS = "claims.en"
FLOORS = Path(__file__).parent / "floors.json"

FIELDS = ("role", "stance", "victims", "alleged_perpetrator")
"""Fields of a claim whose count is right that have a floor of their own."""

Found = tuple[str, ...]
"""Harm, low and high as the cases file writes them, and the fields."""


def main() -> int:
    """Measure, compare with the floors, and say so."""
    scores = measure() | date_scores.measure() | speaker_scores.measure() | place_scores.measure(Gazetteer())
    scores |= group_scores.measure()
    digest = sha256_hex((CASES / f"{CLAIMS}.csv").read_bytes())
    if "--raise" in sys.argv:
        return _raise(scores, digest)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    below = [name for name, floor in floors["scores"].items() if scores.get(name, 0.0) < floor]
    for name, score in scores.items():
        print(f"{name:44} {score:6.1f}   floor {floors['scores'].get(name, 0.0):6.1f}")
    if digest != floors["cases"]:
        print("the cases have changed: run evaluation/gate.py --raise and commit the new digest with them")
        return 1
    for name in below:
        print(f"below its floor: {name}")
    return 1 if below else 0


def measure() -> dict[str, float]:
    """Precision, recall and F1 of counts over all cases, F1 per harm, right fields of right counts; percentages."""
    reader = EnglishReader(Gazetteer())
    expected: dict[str, list[Found]] = defaultdict(list)
    for row in rows(CLAIMS):
        told = tuple(row[name] for name in ("harm", "low", "high", *FIELDS))
        expected[row["sentence"]] += [told] if row["harm"] else []
    found = {sentence: list(_found(reader, sentence)) for sentence in expected}
    counts, found_counts = _cut(expected, 3), _cut(found, 3)
    scores = {f"counts {key}": value for key, value in _scores(counts, found_counts).items()}
    for harm in sorted({item[0] for items in expected.values() for item in items}):
        scores[f"counts F1 {harm}"] = _scores(_only(counts, harm), _only(found_counts, harm))["F1"]
    right = _right(counts, found_counts)
    for place, name in enumerate(FIELDS, 3):
        both = [
            {key: [(*item[:3], item[place]) for item in items] for key, items in side.items()}
            for side in (expected, found)
        ]
        scores[f"claims: {name}"] = round(100 * _right(*both) / max(1, right), 1)
    return scores


def _found(reader: EnglishReader, sentence: str) -> Iterable[Found]:
    document = Document("D", sha256_hex(sentence.encode()), None, "text/plain", sentence, "gate")
    for claim in reader.read(document).claims:
        low, high = claim.count.low, claim.count.high
        ends = ("" if low is None else str(low), "" if high is None else str(high))
        parties = (claim.victims or "", claim.alleged_perpetrator or "")
        yield (claim.harm.value, *ends, claim.role.value, claim.stance.value, *parties)


def _cut(items: dict[str, list[Found]], length: int) -> dict[str, list[Found]]:
    return {sentence: [item[:length] for item in found] for sentence, found in items.items()}


def _only(items: dict[str, list[Found]], harm: str) -> dict[str, list[Found]]:
    return {sentence: [item for item in found if item[0] == harm] for sentence, found in items.items()}


def _right(expected: dict[str, list[Found]], found: dict[str, list[Found]]) -> int:
    return sum((Counter(items) & Counter(found[sentence])).total() for sentence, items in expected.items())


def _scores(expected: dict[str, list[Found]], found: dict[str, list[Found]]) -> dict[str, float]:
    right = _right(expected, found)
    precision = right / max(1, sum(map(len, found.values())))
    recall = right / max(1, sum(map(len, expected.values())))
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"P": round(100 * precision, 1), "R": round(100 * recall, 1), "F1": round(100 * f1, 1)}


def _raise(scores: dict[str, float], digest: str) -> int:
    old = json.loads(FLOORS.read_text(encoding="utf-8"))["scores"] if FLOORS.is_file() else {}
    lower = [name for name, floor in old.items() if scores.get(name, 0.0) < floor]
    if lower:
        print(f"refused: {', '.join(lower)} would sink; edit {FLOORS.name} by hand and say why in the commit")
        return 1
    FLOORS.write_text(json.dumps({"cases": digest, "scores": scores}, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
