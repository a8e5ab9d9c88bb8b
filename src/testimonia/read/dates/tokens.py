"""Words of a text, each with the part that it can play in a time expression."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from testimonia.read.languages import alternatives, words

OTHER = "x"

CODES: Mapping[str, str] = MappingProxyType(
    {
        "iso": "I", "slashed": "S", "day": "D", "year": "Y", "short": "T", "number": "N", "word": "w", "ordinal": "O",
        "nth": "o", "decade": "E", "month": "M", "maybe": "m", "weekday": "W", "season": "Z", "unit": "U", "part": "P",
        "today": "0", "yesterday": "1", "tomorrow": "2", "tonight": "3", "overnight": "4", "ago": "g", "earlier": "b",
        "later": "l", "last": "L", "next": "X", "this": "t", "that": "h", "early": "e", "mid": "i", "late": "k",
        "end": "z", "start": "s", "half": "f", "article": "a", "a": "A", "of": "q", "in": "r", "since": "c",
        "until": "u", "between": "B", "from": "F", "by": "y", "and": "n", "several": "v", "present": "p",
        "recent": "R", "future": "5", "instant": "6", "ultimo": "7", "followed": "8",
        "quarter": "Q", "quartern": "V", "feast": "G", "era": "C", "old": "d",
        "comma": ",", "dash": "-", "stop": ".", "quote": "'",
        "break": "|",
    }
)  # fmt: skip
"""Name of each class of words, and the character that stands for it in a line of classes."""

_FEAST_WORDS = (*words("en", "dates")["feasts"], *words("en", "dates")["movable"])
_FEASTS = alternatives(_FEAST_WORDS).replace("'", "['’]")
_FEAST_INITIALS = "".join(sorted({feast[0] + feast[0].upper() for feast in _FEAST_WORDS}))
"""What a feast begins with: at other words none is looked for."""

_TOKEN = re.compile(
    rf"(?=[{_FEAST_INITIALS}])(?i:{_FEASTS})\b|"
    r"[qQ][1-4]\b|[^\W\d_]+"
    r"|\d{4}-\d{2}-\d{2}(?!\d)"
    r"|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?!\d)"
    r"|[$€£]?\d+(?:[,.]\d+)*(?:[sS][tT]|[nN][dD]|[rR][dD]|(?<=[23])[dD]|[tT][hH]|[sS])?\b"
    r"|\n\s*|[,.'’()/\-–—]|[^\w\s,.]"
)
_MARKS = {
    ",": CODES["comma"], ".": CODES["stop"], "'": CODES["quote"], "’": CODES["quote"],
    "-": CODES["dash"], "/": CODES["dash"], "–": CODES["dash"], "—": CODES["dash"],
}  # fmt: skip
_LONGEST_NUMBER = 9
_YEARS = range(1000, 2101)


@dataclass(frozen=True, slots=True)
class Line:
    """A text as a line of classes: one character for each word, with the stretches of the words.

    Args:
        text: the text.
        classes: the line.
        starts, ends: where the word of each character stands.
        in_capitals: whether the text is written in capitals only.
    """

    text: str
    classes: str
    starts: list[int]
    ends: list[int]
    in_capitals: bool

    def word(self, index: int) -> str:
        """The word at an index, in lower case; empty outside the text."""
        return self.text[self.starts[index] : self.ends[index]].lower() if 0 <= index < len(self.starts) else ""


@functools.cache
def vocabulary() -> Mapping[str, str]:
    """Class of each word that the language file lists."""
    table = words("en", "dates")
    classes = {
        "months": "month", "weekdays": "weekday", "seasons": "season", "units": "unit", "dayparts": "part",
        "numbers": "word", "ordinals": "nth", "decades": "decade", "feasts": "feast", "movable": "feast",
    }  # fmt: skip
    found = {word: CODES[name] for section, name in classes.items() for word in table[section]}
    found |= {word: CODES[name] for name, listed in table["classes"].items() for word in listed}
    return found | dict.fromkeys(table["guards"]["ambiguous_months"], CODES["maybe"])


def line_of(text: str) -> Line:
    """The line of classes of a text. A line break divides expressions unless the text is broken to a fixed width."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    if "\n\n" in text:
        spans = [(start, end) for start, end in spans if text.count("\n", start, end) != 1]
    classes = "".join([_class_of(text[start:end]) for start, end in spans])
    return Line(text, classes, [start for start, _ in spans], [end for _, end in spans], text.isupper())


@functools.lru_cache(maxsize=2**16)
def _class_of(word: str) -> str:
    """The class of a word, a number or a mark."""
    if word[0].isdigit():
        return _number_class(word.lower())
    if word[-1].isdigit():
        return CODES["quartern"]
    if word[0] == "\n":
        return CODES["break"]
    code = _MARKS.get(word) or vocabulary().get(word.lower().replace("’", "'"), OTHER)
    return OTHER if code in _CAPITALISED and word in _lower_case_words() else code


@functools.cache
def _lower_case_words() -> frozenset[str]:
    """Names of months and weekdays that are other words without a capital letter."""
    return frozenset(words("en", "dates")["guards"]["words_in_lower_case"])


_CAPITALISED = CODES["month"] + CODES["maybe"] + CODES["weekday"]


def _number_class(word: str) -> str:
    """The class of a word that begins with a digit."""
    if word.isdigit():
        return _plain_number_class(word)
    if "-" in word:
        return CODES["iso"]
    if "/" in word or word.count(".") == 2:
        return CODES["slashed"]
    if word[-1] == "s":
        return CODES["decade"] if word[:-1].isdigit() and word[-2] == "0" and len(word) in (3, 5) else OTHER
    if word[-1] in "tdh":
        return CODES["ordinal"] if len(word) <= 4 else OTHER
    return CODES["number"] if len(word) <= _LONGEST_NUMBER else OTHER


def _plain_number_class(word: str) -> str:
    value = int(word) if len(word) <= 4 else 0
    if len(word) <= 2:
        return CODES["day"] if 1 <= value <= 31 else CODES["short"]
    if len(word) == 4 and value in _YEARS:
        return CODES["year"]
    return CODES["number"] if len(word) <= _LONGEST_NUMBER else OTHER
