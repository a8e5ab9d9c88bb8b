"""What a model as a second reader brings: on claims marked by people, which of those it contradicts are wrong ones.

    python evaluation/second_reader.py --data DIR --model NAME|PATH

`DIR` as for `measure.py`. It writes `evaluation/second_reader.json`; `scripts/make_pages.py` makes the page of it.
A claim is right if people marked one of the same harm and number in the same words; its field is right if theirs says
the same.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from matched import Gold, Marked

from testimonia.model import Claim, Disagreement
from testimonia.pipeline.models import second_reader
from testimonia.places import Gazetteer
from testimonia.read import EnglishReader

RESULTS = Path(__file__).parent / "second_reader.json"


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", required=True)
    wanted = parser.parse_args()
    marked = Marked(wanted.data)
    second = second_reader(wanted.model)
    reader = EnglishReader(Gazetteer(), second)
    counts: Counter[str] = Counter()
    by_field: dict[str, Counter[str]] = {}
    for document, gold in marked.reports():
        reading = reader.read(document)
        assert reading.second is not None
        right = marked.of(document.text, gold, reading.claims)
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
                told["right flags"] += _is_wrong(marked, one, claim, right.get(claim.id))
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


def _is_wrong(marked: Marked, against: Disagreement, claim: Claim, right: tuple[int, Gold] | None) -> bool:
    """Whether what the model doubts is wrong indeed."""
    if right is None:
        return True
    if against.field == "stance":
        return bool(claim.stance != right[1]["status"])
    if against.field == "alleged_perpetrator":
        return not marked.same_party(claim.alleged_perpetrator, right[1]["perpetrator"])
    return False


if __name__ == "__main__":
    main()
