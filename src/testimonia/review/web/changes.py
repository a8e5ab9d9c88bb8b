"""What decisions changed, field by field, before and after, in words."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from testimonia.errors import NotInRecord
from testimonia.model import PENDING, Claim, Judgement, Verdict, is_claim_id, to_plain
from testimonia.publish.words import code_words, count_words
from testimonia.review.secrecy import Mask
from testimonia.review.web.room import Room
from testimonia.review.workspace import View

Changed = tuple[str, str, str]
"""Name of the field, before, after; "" where nothing stood."""

NOT_SHOWN = frozenset({PENDING, "passage", "code", "documents"})
"""Changes that say nothing to people: where the text stands, and what the program notes for itself."""


def changes_in(room: Room, judgements: Iterable[Judgement]) -> dict[str, list[Changed]]:
    """What each decision changed, by its id; what is kept secret is not yet blacked out."""
    return {judgement.id: list(_changes(room, judgement)) for judgement in judgements if judgement.changes}


def _changes(room: Room, judgement: Judgement) -> Iterator[Changed]:
    before: dict[str, Any] = {}
    if judgement.verdict is Verdict.CORRECT:
        try:
            before = to_plain(room.workspace.record.store.claim(judgement.subject[0]))
        except NotInRecord:
            before = {}
    elif judgement.verdict is Verdict.FIGURE:
        decided = (each for each in room.workspace.view.judgements if each.id == judgement.supersedes)
        before = {name: json.loads(value) for each in decided for name, value in each.changes}
    for name, value in judgement.changes:
        change = _words(name, before.get(name)), _words(name, json.loads(value))
        if name not in NOT_SHOWN and any(change):
            yield name, *change


def claims_in(room: Room, view: View, judgements: Iterable[Judgement], mask: Mask) -> dict[str, Claim]:
    """The claims that decisions are about, also those that stand no more, as the one who asks may see them."""
    names = {name for judgement in judgements for name in judgement.subject}
    found = {name: view.claims[name] for name in names if name in view.claims}
    for name in names - set(found):
        if is_claim_id(name):
            with contextlib.suppress(NotInRecord):
                found[name] = mask(room.workspace.record.store.claim(name))
    return found


def _words(name: str, value: Any) -> str:
    """A field's value as people write it."""
    if value is None:
        return ""
    if name == "count":
        return count_words(value["low"], value["high"])
    if name == "when":
        return " – ".join(str(value.get(end) or "…") for end in ("start", "end"))
    if name == "where":
        return str(value.get("words", ""))
    if name == "said_by":
        return " › ".join(speaker["name"] for speaker in value)
    return code_words(str(value))
