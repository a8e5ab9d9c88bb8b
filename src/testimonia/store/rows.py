"""Nouns to rows and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from testimonia.errors import DamagedRecord, InvalidNoun
from testimonia.model import (
    Claim,
    DateMention,
    DateRange,
    Document,
    Judgement,
    Reading,
    SecondReading,
    Uncounted,
    Unread,
    VictimRecord,
    content_id,
    from_plain,
    to_plain,
)

Row = dict[str, Any]
Noun = TypeVar("Noun")


def dump(value: object) -> str:
    """A noun or plain value as JSON; ASCII, so that half a surrogate pair in a text survives too."""
    return json.dumps(to_plain(value), ensure_ascii=True, separators=(",", ":"))


def load(kind: Callable[..., Noun], noun: str, where: str) -> Noun:
    """The noun of a row.

    Raises:
        DamagedRecord: the row holds no such noun.
    """
    return checked(lambda: from_plain(kind, json.loads(noun)), where)


class Memory:
    """Gives the same noun for the same row as last time, so that a record is read again in little time.

    A noun that was not asked for between two calls of `turn` is forgotten.
    """

    def __init__(self) -> None:
        self._before: dict[bytes, Any] = {}
        self._now: dict[bytes, Any] = {}

    def turn(self) -> None:
        """Begin to read a record again."""
        self._before, self._now = self._now, {}

    def of(self, kind: str, noun: str, build: Callable[[], Noun]) -> Noun:
        """The noun of a row, built where it is not remembered.

        Args:
            kind: of the noun, for rows of two kinds may hold the same.
            noun: all that the noun is made of.
            build: makes it.
        """
        key = hashlib.blake2b(f"{kind} {noun}".encode(), digest_size=16).digest()
        if key not in self._now:
            self._now[key] = self._before.pop(key) if key in self._before else build()
        return cast("Noun", self._now[key])


def load_plain(noun: str, where: str) -> Any:
    """The plain value of a row.

    Raises:
        DamagedRecord: the row holds no JSON.
    """
    return checked(lambda: json.loads(noun), where)


def checked(build: Callable[[], Noun], where: str) -> Noun:
    """What is built of a row.

    Raises:
        DamagedRecord: the row does not hold what it must.
    """
    try:
        return build()
    except (InvalidNoun, TypeError, KeyError, ValueError, AttributeError, RecursionError) as error:
        raise DamagedRecord(f"{where}: expected what was recorded; found something else ({error})") from error


def of_document(document: Document) -> Row:
    """The row of a document."""
    return {"id": document.id, "sha256": document.sha256, "noun": dump(document)}


def of_claim(claim: Claim) -> Row:
    """The row of a claim."""
    return {"id": claim.id, "document": claim.document, "noun": dump(claim)}


def of_unread(item: Unread) -> Row:
    """The row of an item that could not be read."""
    return {"id": content_id("U", to_plain(item)), "sha256": item.sha256, "noun": dump(item)}


def of_victim(record: VictimRecord) -> Row:
    """The row of a line of a victim list."""
    return {"id": record.id, "sha256": record.sha256, "noun": dump(record)}


def of_judgement(judgement: Judgement) -> Row:
    """The row of a judgement."""
    return {"id": judgement.id, "noun": dump(judgement)}


def of_reading(reading: Reading, configuration: str) -> Row:
    """The row of a reading: the claims are named; of the mentions only the dates that stand for days are kept."""
    kept = {
        "published": to_plain(reading.published),
        "uncounted": to_plain(reading.uncounted),
        "claims": [claim.id for claim in reading.claims],
        "dates": [to_plain(mention) for mention in reading.dates if mention.dates],
        **({"second": to_plain(reading.second)} if reading.second else {}),
    }
    return {
        "document": reading.document,
        "reader": reading.reader,
        "configuration": configuration,
        "noun": dump(kept),
    }


def to_claim(row: Any) -> Claim:
    """The claim of a row.

    Raises:
        DamagedRecord: the row holds no such claim.
    """
    return load(Claim, row.noun, f"claim {row.id}")


def to_reading(row: Any, claims: Mapping[str, Any]) -> Reading:
    """The reading of a row, without the mentions that are not kept.

    Args:
        row: of the readings.
        claims: rows of claims by their id, among them all that the reading names.

    Raises:
        DamagedRecord: the row holds no reading, or names claims that are not there.
    """
    where = f"reading of {row.document} by {row.reader}"
    kept = load_plain(row.noun, where)
    published = checked(lambda: kept["published"] and from_plain(DateRange, kept["published"]), where)
    named = checked(lambda: [claims[name] for name in kept["claims"]], where)
    dates = checked(lambda: tuple(from_plain(DateMention, mention) for mention in kept.get("dates", ())), where)
    uncounted = checked(lambda: tuple(from_plain(Uncounted, each) for each in kept.get("uncounted", ())), where)
    asked = kept.get("second")
    second = checked(lambda: from_plain(SecondReading, asked), where) if asked else None
    read = tuple(map(to_claim, named))
    return Reading(row.document, row.reader, published, read, dates, (), (), (), uncounted, second)
