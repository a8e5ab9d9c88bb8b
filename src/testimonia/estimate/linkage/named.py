"""Victims whom reports name: claims about so many people as they name become victim records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from testimonia.estimate.linkage.names import analysed
from testimonia.model import Claim, Document, Role, Stance, VictimRecord, content_id
from testimonia.places import called

_BETWEEN = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_AGE = re.compile(r"\s*(?:,\s*(?:aged\s+)?(\d{1,3})(?!\d)|\((\d{1,3})\))")
_OLDEST = 130


def named_victims(claims: Iterable[Claim], documents: Mapping[str, Document]) -> Iterator[VictimRecord]:
    """Victims named in claims, as lines of the list of whoever published the report.

    A claim gives records only if it names exactly as many people as it counts, each by at least two words with
    capitals, and asserts what it says. Copies of a report repeat its names; linking finds them again.

    Args:
        claims: of any reports.
        documents: the reports, by their ids.
    """
    rows: dict[str, int] = {}
    for claim in claims:
        count = claim.count
        names = _names(claim.victims or "")
        if claim.stance is not Stance.ASSERTED or claim.role is Role.EARLIER or not names:
            continue
        if (count.low, count.high) != (len(names), len(names)):
            continue
        for name in names:
            rows[claim.document] = rows.get(claim.document, 0) + 1
            yield _record(claim, documents[claim.document], name, rows[claim.document])


def _names(words: str) -> list[str]:
    """The names in the words for the victims; none where a part of the words is no name."""
    parts = [part for part in _BETWEEN.split(words) if part]
    named = all(len(part.split()) >= 2 and _is_name(part) for part in parts)
    return parts if named else []


def _is_name(words: str) -> bool:
    written = words.split()
    return (
        all(not word[0].islower() or len(word) <= 3 for word in written)
        and written[0][0].isupper()
        and bool(analysed(words))
    )


def _record(claim: Claim, document: Document, name: str, row: int) -> VictimRecord:
    age = _age(claim, name)
    when = claim.when
    return VictimRecord(
        id=content_id("V", document.sha256, document.part, claim.id, name),
        list_name=document.outlet or document.name or document.label,
        row=row,
        sha256=document.sha256,
        names=(name,),
        sex=None,
        age_low=age,
        age_high=age,
        harm=claim.harm,
        when=when if when and (when.start or when.end) else None,
        where=called(claim.where) if claim.where else None,
        cells=(("passage", claim.passage.exact),),
        claim=claim.id,
    )


def _age(claim: Claim, name: str) -> int | None:
    """The age behind a name in the sentence: "Ana Maru, 34" or "Ana Maru (34)"."""
    at = claim.passage.exact.find(name)
    found = _AGE.match(claim.passage.exact, at + len(name)) if at >= 0 else None
    years = int(found.group(1) or found.group(2)) if found else None
    return years if years is not None and years <= _OLDEST else None
