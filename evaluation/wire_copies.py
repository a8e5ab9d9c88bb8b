"""How well copies are found among real articles: groups of identical texts, and copies made by a seeded editor.

The editor does what papers do to a wire story: another headline, a paragraph cut, a local sentence added. Families
among random pairs of articles, whose texts share next to nothing, are false. Boilerplate that pages repeat is no
story: articles shorter than `LEAST_WORDS` are left out.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from testimonia.group.group import group
from testimonia.model import DateRange, Document, Reading, content_id, sha256_hex

LEAST_WORDS = 80
EDITED = 300
PAIRS = 1_000
SEED = 20140204

LOCAL = (
    "A vigil will be held in front of the town library on Sunday evening.",
    "Our reporters in the district contributed to this story.",
    "The council of the neighbouring county said that it had sent two ambulances.",
    "Readers with pictures of the scene are asked to send them to the newsroom.",
)
"""Sentences that a local paper adds; invented."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Per cent of copies found, and the number of false families."""

    identical: float
    edited: float
    false_families: int


def measure(articles: Path) -> Scores:
    """The scores on a file of articles."""
    rows = [json.loads(line) for line in articles.read_text(encoding="utf-8").splitlines()]
    texts = [row["text"] for row in rows if len(row["text"].split()) >= LEAST_WORDS]
    chance = random.Random(SEED)  # noqa: S311 - a seed makes the measure repeatable
    return Scores(_identical(texts), _edited(texts, chance), _false_families(texts, chance))


def _identical(texts: Sequence[str]) -> float:
    """Per cent of texts that stand there more than once that are in one family."""
    groups: dict[str, list[str]] = defaultdict(list)
    documents = [_document(text, number) for number, text in enumerate(texts)]
    for document in documents:
        groups[document.text].append(document.id)
    family = _families(documents)
    wanted = [names for names in groups.values() if len(names) > 1]
    found = sum(len({family[name] for name in names}) == 1 for names in wanted)
    return round(100 * found / max(1, len(wanted)), 1)


def _edited(texts: Sequence[str], chance: random.Random) -> float:
    """Per cent of edited copies that point to the text they were made of."""
    found = 0
    chosen = chance.sample(sorted(set(texts)), EDITED)
    for text in chosen:
        original, copy = _document(text, 0, day="2014-02-04"), _document(edited(text, chance), 1, day="2014-02-05")
        found += _families([original, copy])[copy.id] == original.id
    return round(100 * found / EDITED, 1)


def edited(text: str, chance: random.Random) -> str:
    """A text as a paper prints it: a paragraph cut, a local sentence added."""
    paragraphs = [line for line in text.split("\n") if line.strip()]
    if len(paragraphs) > 3:
        del paragraphs[chance.randrange(1, len(paragraphs))]
    paragraphs.insert(chance.randrange(1, len(paragraphs) + 1), chance.choice(LOCAL))
    return "\n".join(paragraphs)


def _false_families(texts: Sequence[str], chance: random.Random) -> int:
    """How many of some random pairs of different texts are taken for copies."""
    different = sorted(set(texts))
    pairs = [chance.sample(different, 2) for _ in range(PAIRS)]
    return sum(len(set(_families([_document(one, 0), _document(two, 1)]).values())) == 1 for one, two in pairs)


def _families(documents: Sequence[Document]) -> dict[str, str]:
    """The original of each document."""
    readings = [Reading(document.id, "", None, (), (), (), (), ()) for document in documents]
    copies = {copy.document: copy.original for copy in group(documents, readings).copies}
    return {document.id: copies.get(document.id, document.id) for document in documents}


def _document(text: str, number: int, *, day: str | None = None) -> Document:
    published = DateRange.of_day(date.fromisoformat(day)) if day else None
    return Document(
        id=content_id("D", number, text),
        sha256=sha256_hex(text.encode()),
        part=None,
        media_type="text/plain",
        text=text,
        extractor="evaluation",
        published=published,
        title=f"Headline {number}",
    )


def rows(articles: Path) -> Iterator[tuple[str, str]]:
    """The scores as rows of the table of measures."""
    scores = measure(articles)
    yield "wire copies: identical texts / edited copies found, %", f"{scores.identical} / {scores.edited}"
    yield f"wire copies: false families among {PAIRS:,} random pairs", str(scores.false_families)
