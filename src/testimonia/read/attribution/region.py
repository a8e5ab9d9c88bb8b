"""Regions: a sentence with each quotation in it as one word, and the inside of each quotation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from testimonia.model import Span

QUOTE = "“”"
"""The word that stands for a whole quotation."""

TOKEN = re.compile(
    r"(?:Dr|Mr|Mrs|Ms|Gov|Sen|Rep|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Prof|St|Rev|Brig|Adm|Jr|Sr|Supt|Insp)\."
    r"|(?:[A-Z]\.)+(?!\w)|\d+(?:[.,]\d+)*|\w+(?:['’./&-]\w+)*(?:(?<=s)['’](?=\s\w))?|[^\w\s]"
)


_ARTICLE = re.compile(r"(?:[ae]l|a[rsdznt]|ash|[ou]l|ud|d)[-’'][A-Z]")
"""An article of Arabic or French before a name, written with it."""

_TITLED_SHARE = 0.75
"""Share of longer words with a capital from which a line is in title case, where capitals say nothing."""

_TITLED_WORDS = 5
_LONGER = 4


class Tag(StrEnum):
    """What a word is in its clause, as coarsely as attribution needs it."""

    MARK = "mark"
    QUOTE = "quotation"
    PRONOUN = "pronoun"
    RELATIVE = "relative pronoun"
    AUXILIARY = "auxiliary"
    DETERMINER = "determiner"
    PREPOSITION = "preposition"
    CONJUNCTION = "conjunction"
    SUBORDINATOR = "subordinator"
    ADVERB = "adverb"
    TIME = "time"
    NUMBER = "number"
    CUE = "verb that attributes"
    VERB = "other verb"
    NAME = "name"
    NOUN = "noun"


@dataclass(slots=True)
class Region:
    """Words of a sentence, with their places; quotations are one word each.

    Args:
        text: the stored text.
        words: folded words and marks.
        starts, ends: where they stand.
        capitals: which of them begin with a capital letter.
        quoted: whether this is the inside of a quotation.
        upper: whether the text around is in capitals, so that capitals say nothing.
        titled: whether the words are set in title case, so that capitals say little.
        tags: what each word is; set by `tagged`.
    """

    text: str
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    capitals: list[bool] = field(default_factory=list)
    quoted: bool = False
    upper: bool = False
    titled: bool = False
    tags: list[Tag] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def add(self, word: str, start: int, end: int) -> None:
        """Add a word at the end."""
        self.words.append(word)
        self.capitals.append(False)
        self.starts.append(start)
        self.ends.append(end)

    def word(self, index: int) -> str:
        """The folded word at an index; "" outside the region."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def tag(self, index: int) -> Tag:
        """The tag of the word at an index; a mark outside the region."""
        return self.tags[index] if 0 <= index < len(self.tags) else Tag.MARK

    def raw(self, index: int) -> str:
        """The word as written."""
        return self.text[self.starts[index] : self.ends[index]]

    def is_name(self, index: int) -> bool:
        """Whether the word begins with a capital letter that says something."""
        return self.capitals[index] and not self.upper

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text from one word up to another, end excluded."""
        return Span(self.starts[start], self.ends[end - 1])


def regions(
    text: str, sentence: Span, stretches: Sequence[Span], *, upper: bool, verbs: Collection[str] = ()
) -> Iterator[Region]:
    """The sentence outside its quotations, then the inside of each quotation.

    Args:
        text: the stored text.
        sentence: the sentence.
        stretches: stretches of quotations that overlap the sentence, in order.
        upper: whether the text is in capitals.
        verbs: words that attribute; a quotation that begins with one, as in: it “strongly denies” this, has
            its subject outside, and counts as if it had no marks.
    """
    outer = Region(text, upper=upper)
    inner: list[Region] = []
    position = sentence.start
    for stretch in stretches:
        start, end = max(stretch.start, sentence.start), min(stretch.end, sentence.end)
        _fill(outer, position, start)
        if start == stretch.start and _begins_with(text, start + 1, end, verbs):
            position = start + 1
            continue
        outer.add(QUOTE, start, end)
        inside = Region(text, quoted=True, upper=upper)
        _fill(inside, start + (start == stretch.start), max(start + 1, end - (end == stretch.end)))
        inner.append(inside)
        position = end
    _fill(outer, position, sentence.end)
    outer.titled = _is_titled(outer)
    yield outer
    yield from inner


def _is_titled(region: Region) -> bool:
    if sum(region.capitals) < _TITLED_WORDS:
        return False
    longer = [k for k, word in enumerate(region.words) if len(word) >= _LONGER and word.isalpha()]
    capitals = sum(region.capitals[k] for k in longer)
    return len(longer) >= _TITLED_WORDS and capitals >= _TITLED_SHARE * len(longer)


def _begins_with(text: str, start: int, end: int, verbs: Collection[str]) -> bool:
    """Whether the first or the second word of a quotation in mid-sentence is one of the words given."""
    if not text[start : start + 1].islower():
        return False
    first = [match.group() for match, _ in zip(TOKEN.finditer(text, start, end), range(2), strict=False)]
    return bool(first) and (first[0] in verbs or (first[0].endswith("ly") and first[-1] in verbs))


def _fill(region: Region, start: int, end: int) -> None:
    spans = [match.span() for match in TOKEN.finditer(region.text, start, max(start, end))]
    written = [region.text[first:last] for first, last in spans]
    folded = [word.casefold() for word in written]
    curly = region.text.find("’", start, max(start, end)) >= 0
    region.words += [word.replace("’", "'") for word in folded] if curly else folded
    region.starts += [first for first, _ in spans]
    region.ends += [last for _, last in spans]
    region.capitals += [
        word[0].isupper() or (not word.isalpha() and word[0].islower() and _is_name(word)) for word in written
    ]


def _is_name(word: str) -> bool:
    """Whether a word that begins small is a name with its article: "al-Harbi", "d’Ivoire"."""
    return _ARTICLE.match(word) is not None
