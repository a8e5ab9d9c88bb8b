"""Forms to changes of a claim: only what differs is a change."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from testimonia.errors import InvalidNoun
from testimonia.model import Claim, Verdict, to_plain

Changes = tuple[tuple[str, str], ...]


def changes_of(form: Mapping[str, Any], claim: Claim | None, text: str) -> Changes:
    """The fields of a form that differ from a claim's; all of them for a new claim.

    Raises:
        InvalidNoun: a number is none, or the words of the count do not stand in the text.
    """
    old = to_plain(claim) if claim else {}
    new: dict[str, Any] = {
        "harm": form.get("harm"),
        "role": form.get("role"),
        "stance": form.get("stance"),
        "victims": _words(form, "victims"),
        "alleged_perpetrator": _words(form, "alleged_perpetrator"),
        "count": _count(form, old.get("count"), text),
        "when": _when(form, old.get("when")),
        "where": _where(form, old.get("where")),
        "said_by": _said_by(form, old.get("said_by") or []),
        "passage": _passage(form, old.get("passage")),
    }
    changed = {name: value for name, value in new.items() if value != old.get(name, "absent")}
    if claim is None:
        changed = {name: value for name, value in changed.items() if value is not None}
    return tuple((name, json.dumps(value, ensure_ascii=False)) for name, value in sorted(changed.items()))


def verdict_of(form: Mapping[str, Any], allowed: Collection[Verdict]) -> Verdict:
    """The decision that a form makes.

    Raises:
        InvalidNoun: it makes none of those that are allowed.
    """
    value = str(form.get("verdict", ""))
    if value not in set(allowed):
        raise InvalidNoun(f"expected a decision, {', '.join(sorted(allowed))}; found {value!r}")
    return Verdict(value)


def _words(form: Mapping[str, Any], name: str) -> str | None:
    return str(form.get(name, "")).strip() or None


def number_in(form: Mapping[str, Any], name: str) -> int | None:
    """A whole number of a form; None where nothing is written.

    Raises:
        InvalidNoun: something else is.
    """
    cell = str(form.get(name, "")).replace(",", "").strip()
    if not cell:
        return None
    try:
        return int(cell)
    except ValueError as error:
        raise InvalidNoun(f"expected a whole number of persons for {name}; found {cell!r}") from error


def _count(form: Mapping[str, Any], old: Mapping[str, Any] | None, text: str) -> dict[str, Any]:
    start, end = number_in(form, "count_start"), number_in(form, "count_end")
    if start is None or end is None:
        if old is None:
            raise InvalidNoun("expected the words that state the number: select them in the text; found none")
        start, end = old["start"], old["end"]
    values = {"low": number_in(form, "low"), "high": number_in(form, "high"), "qualifier": str(form.get("qualifier"))}
    return {**(old or {}), **values, "words": text[start:end], "start": start, "end": end}


def _passage(form: Mapping[str, Any], old: Mapping[str, Any] | None) -> Any:
    start, end = number_in(form, "passage_start"), number_in(form, "passage_end")
    return old if start is None or end is None else {"start": start, "end": end}


def _when(form: Mapping[str, Any], old: Mapping[str, Any] | None) -> Any:
    start, end = _words(form, "start"), _words(form, "end")
    if old is not None and (old["start"], old["end"]) == (start, end):
        return old
    return {"start": start, "end": end} if start or end else None


def _where(form: Mapping[str, Any], old: Mapping[str, Any] | None) -> Any:
    words = _words(form, "place")
    if old is not None and old["words"] == words:
        return old
    return {"words": words} if words else None


def _said_by(form: Mapping[str, Any], old: list[dict[str, Any]]) -> list[dict[str, Any]]:
    names = [name.strip() for name in str(form.get("said_by", "")).split(">") if name.strip()]
    return old if names == [each["name"] for each in old] else [{"name": name} for name in names]
