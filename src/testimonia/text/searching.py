"""Texts as they are searched: without case, diacritics and signs, in any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_UNDECOMPOSED = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
"""Letters with a sign that Unicode does not take apart, as people type them who do not have them."""

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, kana and Han, which put no spaces between words: each sign is searched as a word."""

_RUN = re.compile(r"\S+")


class _Folding(dict[int, str | None]):
    """What becomes of each character: letters and digits stay, marks go, all else divides words."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        self[code] = _folded_sign(char)
        return self[code]


def _folded_sign(char: str) -> str | None:
    if unicodedata.combining(char) or char == "\u0640":  # the Arabic line that only stretches a word
        return None
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if _UNSPACED.match(char):
        return f" {char} "
    if char.isalnum() or unicodedata.category(char) in ("Mc", "Mn"):  # vowel signs of Indic scripts
        return _UNDECOMPOSED.get(char, char)
    return " "


_FOLDING = _Folding()


def searchable(text: str) -> str:
    """The words of a text, folded, with single spaces between them: "Sumqayıt, 2023" becomes "sumqayit 2023"."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    return " ".join(text.casefold().translate(_FOLDING).split())


def asked(words: str) -> list[tuple[str, ...]]:
    """What is looked for: each word as the folded ones that must stand side by side, the last one as a beginning."""
    found = (tuple(searchable(run).split()) for run in _RUN.findall(words))
    return [each for each in dict.fromkeys(found) if each]


def first_found(text: str, looked_for: Iterable[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Where the first of the words looked for stand in a text, in code points, whatever their case and diacritics."""
    beginnings = tuple({each[0] for each in looked_for})
    for run in _WORD.finditer(text):
        if searchable(run[0]).startswith(beginnings):
            yield run.span()


_WORD = re.compile(rf"{_UNSPACED.pattern}|(?:(?!{_UNSPACED.pattern})[^\s!-/:-@\[-`{{-~«»“”„‘…–—])+")
"""What stands between spaces and the usual signs, with its marks."""
