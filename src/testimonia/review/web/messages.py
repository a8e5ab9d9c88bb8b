"""The words of the pages: English, or the language of a catalogue that somebody has translated.

`review.pot` beside the catalogues lists every message; `scripts/make_messages.py` writes it, and compiles what has been
translated. A catalogue is a folder `languages/CODE/LC_MESSAGES` with `review.po`, as gettext has it.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

DOMAIN = "review"
FOLDER = Path(str(files("testimonia.review.web") / "languages"))
ENGLISH = "en"

FROM_RIGHT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one language.

    Args:
        language: its code.
        say: a message in that language; the English one where it has none.
    """

    language: str
    say: Callable[[str], str]

    @property
    def direction(self) -> str:
        """Which way it is written, as HTML calls it."""
        return "rtl" if self.language.split("-")[0] in FROM_RIGHT else "ltr"


def catalogue_for(accepted: str, folder: Path) -> Catalogue:
    """The catalogue of the first accepted language that there is.

    Args:
        accepted: the header Accept-Language of a browser.
        folder: where the catalogues are.
    """
    for language in _by_preference(accepted):
        if language.split("-")[0] == ENGLISH:
            break
        if language.replace("-", "").isalnum() and gettext.find(DOMAIN, folder, [language.replace("-", "_")]):
            found = gettext.translation(DOMAIN, folder, [language.replace("-", "_")])
            return Catalogue(language, found.gettext)
    return Catalogue(ENGLISH, str)


def _by_preference(accepted: str) -> Iterator[str]:
    weighed = []
    for place, each in enumerate(accepted[:500].split(",")):
        language, _, weight = each.strip().partition(";q=")
        try:
            weighed.append((-float(weight or 1), place, language.lower()))
        except ValueError:
            continue
    yield from (language for _, _, language in sorted(weighed) if language)
