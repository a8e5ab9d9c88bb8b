"""Which claims of the reader are those that people marked, and whether their parties are the same."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from testimonia.capture import capture
from testimonia.model import Claim, Document
from testimonia.publish import claim_line

Gold = dict[str, Any]


class Marked:
    """Reports whose claims people have marked, and the scorer that compares them; neither is a part of this project.

    Args:
        data: the folder with `eval/score.py` and `eval/gold_dev.jsonl`.
    """

    def __init__(self, data: Path) -> None:
        self._scorer = _module(data / "eval" / "score.py")
        self._file = data / "eval" / "gold_dev.jsonl"

    def reports(self) -> Iterator[tuple[Document, list[Gold]]]:
        """Each report with its marked claims."""
        gold = [json.loads(line)["claims"] for line in self._file.read_text(encoding="utf-8").splitlines()]
        return zip(capture(self._file.read_bytes(), name=self._file.name).documents, gold, strict=True)

    def of(self, text: str, gold: Sequence[Gold], claims: Sequence[Claim]) -> dict[str, tuple[int, Gold]]:
        """The marked claim of each right claim, by id: the same harm and number, in words that overlap."""
        found: dict[str, tuple[int, Gold]] = {}
        taken: set[int] = set()
        for claim in claims:
            line = claim_line(claim)
            for index, each in enumerate(gold):
                same = index not in taken and each["harm"] == claim.harm
                if same and self._scorer.interval_equal(each, line["count"]) and self._overlap(text, each, claim):
                    found[claim.id] = index, each
                    taken.add(index)
                    break
        return found

    def _overlap(self, text: str, each: Gold, claim: Claim) -> bool:
        spans = self._scorer.spans_of(text, each["evidence"])
        return any(start < claim.passage.end and claim.passage.start < end for start, end in spans)

    def same_party(self, one: str | None, other: str | None) -> bool:
        """Whether two words for a party mean the same, or neither is stated."""
        return bool(self._scorer.same_name(one, other)) if one and other else not one and not other


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
