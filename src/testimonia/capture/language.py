"""Which language a text is in, where nobody says."""

from __future__ import annotations

import functools
from typing import Any

SAMPLE = 2_000
"""Characters that the guess looks at: more does not make it better."""

FEWEST_LETTERS = 40
"""Letters below which a text is too short to tell (a headline is guessed wrong too often)."""

SURE = 0.9
"""Probability from which a guess is stated: a wrong language would keep a report from its reader."""

NO_LANGUAGE = "zxx"
"""The code for "no linguistic content"."""


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text; None where it cannot be told."""
    sample = text[:SAMPLE]
    if sum(char.isalpha() for char in sample) < FEWEST_LETTERS:
        return None
    # Small letters: in capitals throughout, as wire stories once were, any language looks like another.
    code, probability = _identifier().classify(sample.lower())
    return str(code) if probability >= SURE and code != NO_LANGUAGE else None


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    load: Any = LanguageIdentifier.from_model_file
    return load(MODEL_FILE, norm_probs=True)
