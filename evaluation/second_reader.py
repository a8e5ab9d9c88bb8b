"""What a model as a second reader brings: on claims marked by people, which of those it contradicts are wrong ones.

    python evaluation/second_reader.py --data DIR --model NAME|PATH

`DIR` as for `measure.py`. It writes `evaluation/second_reader.json`; `scripts/make_pages.py` makes the page of it.
A claim is right if people marked one of the same harm and number in the same words; its field is right if theirs says
the same.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from testimonia.capture import capture
from testimonia.model import Claim, Disagreement, Document
from testimonia.pipeline.models import second_reader
from testimonia.places import Gazetteer
from testimonia.publish import claim_line
from testimonia.read import EnglishReader

RESULTS = Path(__file__).parent / "second_reader.json"

Gold = dict[str, Any]


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", required=True)
    wanted = parser.parse_args()
    scorer = _scorer(wanted.data / "eval" / "score.py")
    second = second_reader(wanted.model)
    reader = EnglishReader(Gazetteer(), second)
    counts: Counter[str] = Counter()
    by_field: dict[str, Counter[str]] = {}
    gold_file = wanted.data / "eval" / "gold_dev.jsonl"
    for document, gold in _reports(gold_file):
        reading = reader.read(document)
        assert reading.second is not None
        right = _matched(scorer, document.text, gold, reading.claims)
        counts["sentences shown"] += reading.second.sentences
        counts["proposals"] += len(reading.second.proposals)
        for claim in reading.claims:
            against = reading.second.about(claim.id)
            counts["claims"] += 1
            counts["wrong claims"] += claim.id not in right
            counts["flagged claims"] += bool(against)
            counts["flagged wrong claims"] += bool(against) and claim.id not in right
            for one in against:
                told = by_field.setdefault(one.field, Counter())
                told["flags"] += 1
                told["right flags"] += _is_wrong(scorer, one, claim, right.get(claim.id))
        missed = [each for index, each in enumerate(gold) if index not in {at for at, _ in right.values()}]
        for one in reading.second.disagreements:
            if one.claim is None:
                counts["unclaimed"] += 1
                counts["unclaimed and marked by people"] += any(each["words"] in one.words.exact for each in missed)
    card = second.card
    result = {
        "model": {"name": card.name, "version": card.version, "sha256": card.sha256},
        "counts": dict(counts),
        "fields": {name: dict(told) for name, told in sorted(by_field.items())},
    }
    print(json.dumps(result, indent=2))
    RESULTS.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def _scorer(path: Path) -> ModuleType:
    """The scorer, which is no part of this project."""
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _reports(file: Path) -> Iterator[tuple[Document, list[Gold]]]:
    gold = [json.loads(line)["claims"] for line in file.read_text(encoding="utf-8").splitlines()]
    return zip(capture(file.read_bytes(), name=file.name).documents, gold, strict=True)


def _matched(scorer: ModuleType, text: str, gold: list[Gold], claims: tuple[Claim, ...]) -> dict[str, tuple[int, Gold]]:
    """The gold claim of each right claim, by id: the same harm and number, in words that overlap."""
    found: dict[str, tuple[int, Gold]] = {}
    taken: set[int] = set()
    for claim in claims:
        line = claim_line(claim)
        for index, each in enumerate(gold):
            near = (
                start < claim.passage.end and claim.passage.start < end
                for start, end in scorer.spans_of(text, each["evidence"])
            )
            same = index not in taken and each["harm"] == claim.harm and scorer.interval_equal(each, line["count"])
            if same and any(near):
                found[claim.id] = index, each
                taken.add(index)
                break
    return found


def _is_wrong(scorer: ModuleType, against: Disagreement, claim: Claim, right: tuple[int, Gold] | None) -> bool:
    """Whether what the model doubts is wrong indeed."""
    if right is None:
        return True
    if against.field == "stance":
        return bool(claim.stance != right[1]["status"])
    if against.field == "alleged_perpetrator":
        own, theirs = claim.alleged_perpetrator, right[1]["perpetrator"]
        return not (own and theirs and bool(scorer.same_name(own, theirs)))
    return False


if __name__ == "__main__":
    main()
