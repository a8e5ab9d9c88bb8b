"""The words by which sources are told apart and told by kind: `words.toml` and `kinds.toml`."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

from testimonia.model import SourceKind, SourceLevel


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))


_WORDS, _KINDS = _read("words.toml"), _read("kinds.toml")

SMALL = frozenset[str](_WORDS["small"])
"""Words that say nothing about who speaks."""

UNNAMED = frozenset[str](_WORDS["unnamed"])
"""Words for speakers that name nobody."""

MOUTHPIECES = tuple[str, ...](_WORDS["mouthpieces"])
"""Those and what through which a body speaks."""

MOUTHPIECES_BEHIND = tuple[str, ...](_WORDS["mouthpieces_behind"])
"""The same, only behind a body's name."""

ISSUED = frozenset[str](_WORDS["issued"])
"""What a body issues; it is no speaker of its own."""

HEADS = frozenset[str](_WORDS["heads"])
"""Words of a body's name of which a report may have the rest before."""

THINGS = tuple[str, ...](_WORDS["things"])
"""Words behind a body's name by which it is a thing of the body: "the police post"."""

OFFICES = tuple[str, ...](_WORDS["offices"])
"""Offices that a person holds, named beside the person."""

SPOKESPEOPLE = frozenset[str](_WORDS["spokespeople"])
"""Words for those who speak for a body."""

OWN = tuple[str, ...](_WORDS["own"])
"""Words before an office that tell that it is one of the body named before."""

ENDINGS = tuple[str, ...](_WORDS["endings"])
"""Endings by which a country's adjective differs from its name."""

SPELLINGS = dict[str, str](_WORDS["spellings"])
"""One spelling for several."""

PHRASES = {
    tuple(phrase.split()): SourceKind(kind) for kind, table in reversed(_KINDS.items()) for phrase in table["words"]
}
"""Words that tell a kind; a phrase of two kinds is of the first."""

LEVELS = {SourceKind(kind): SourceLevel(table["level"]) for kind, table in _KINDS.items() if "level" in table}
"""How far the sources of a kind reach, where the kind alone tells it."""
