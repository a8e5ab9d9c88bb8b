"""Asides between a subject and its verb: "Dr. Aziz, a surgeon, said", "Sen. Ana Silva (D-Mo.) said"."""

from __future__ import annotations

from testimonia.read.attribution import phrases
from testimonia.read.attribution.clauses import relative_clause
from testimonia.read.attribution.lexicon import Lexicon
from testimonia.read.attribution.region import QUOTE, Region, Tag
from testimonia.read.attribution.statement import NEARBY, Range, Subject

_ASIDES = 4
"""Asides between commas that may stand between a subject and its verb."""


_LONGEST_NAME = 6


def bracketed(region: Region, comma: int, words: Lexicon) -> Subject | None:
    """The subject before what stands between commas: "Dr. Aziz, a surgeon, said", "a student, Hauwa, 15, said"."""
    name: Range | None = None
    for _ in range(_ASIDES):
        first = _aside_before(region, comma, words)
        if first is None:
            return None
        start = first + 1 + _is_article_of_title(region, first + 1, words)
        if comma - start <= _LONGEST_NAME and all(_capital(region, k, words) for k in range(start, comma)):
            name = (start, comma)
        else:
            name = (
                name or _calls_himself(region, first + 1, comma, words) or _described(region, first + 1, comma, words)
            )
        if subject := _before_aside(region, first, words):
            name = name or _body_named(region, subject.words, first, words) or _told_of(region, subject, first, words)
            return Subject(subject.words, name=name)
        comma = first
    return None


def _is_article_of_title(region: Region, index: int, words: Lexicon) -> bool:
    """Whether the article before a title stands at an index: "THE Rev. Peter Orsini"."""
    article = region.word(index) in words["articles"]
    return article and region.word(index + 1).rstrip(".") in words["titles"] and region.is_name(index + 1)


def _body_named(region: Region, subject: Range, comma: int, words: Lexicon) -> Range | None:
    """The name of a body right after what it is: "a church group, the Peace Network, said"."""
    start = comma + 2
    if region.words[subject[0]] not in words["indefinite"] or region.word(start - 1) not in words["articles"]:
        return None
    end = start
    while end < len(region) and _capital(region, end, words) and end - start < _LONGEST_NAME:
        end += 1
    return (start, end) if end > start and region.word(end) == "," else None


def _told_of(region: Region, subject: Subject, comma: int, words: Lexicon) -> Range | None:
    """What an aside tells of somebody of whom no more is said: "another, A STUDENT, said"."""
    start, end = subject.words
    first = comma + 1 + (region.word(comma + 2) in words["agents"])
    first += region.word(first) in words["agents"]  # "one, KEPT BY a group of lawyers, has"
    if region.words[end - 1] not in words["single"] or end - start > _BARE or region.tag(first) is not Tag.DETERMINER:
        return None
    last = phrases.after(region, first, words)
    return (first, last) if last > first else None


_BARE = 2
"""Most words of somebody of whom no more is said: "another", "the other"."""


def _aside_before(region: Region, comma: int, words: Lexicon) -> int | None:
    """Where the aside that ends at a comma begins: at the comma or dash before it."""
    if region.word(comma) not in (",", "—", "–"):
        return None
    first = next((k for k in range(comma - 1, -1, -1) if region.words[k] in (",", ";", "—", "–", QUOTE)), -1)
    if first < 1 or region.words[first] not in (",", "—", "–"):
        return None
    return first if _is_aside(region, first + 1, words) else None


def _described(region: Region, start: int, end: int, words: Lexicon) -> Range | None:
    """The name behind what somebody is in an aside: "a witness, the singer ILKA TARN, said"."""
    first = end
    while first > start and _capital(region, first - 1, words):
        first -= 1
    before = region.tags[start:first]
    called = region.word(first - 1) in words["called"]  # "a trader CALLED Sanda"
    told = end - first >= (1 if called else _SHORTEST_NAME) and region.words[start] in words["articles"]
    plain = set(before[1:]) == {Tag.NOUN} or (called and _OFFICE.issuperset(before))
    return (first, end) if told and before[1:] and plain else None


_SHORTEST_NAME = 2
"""Words of the shortest name behind what somebody is."""


def _calls_himself(region: Region, start: int, end: int, words: Lexicon) -> Range | None:
    """The name in an aside that gives it: "who gave his name only as Ilka"."""
    for position in range(start, end - 1):
        links = region.words[position] in words["before_own_name"]
        if links and not words["naming"].isdisjoint(region.words[start:position]):
            named = _capital(region, position + 1, words)
            return (position + 1, end) if named else None
    return None


def _before_aside(region: Region, comma: int, words: Lexicon) -> Subject | None:
    """The subject that ends before an aside, with a bracket or a description of its own between them."""
    if region.words[comma - 1] == ")":
        return before_bracket(region, comma - 1, words)
    if region.words[comma - 1] in words["here"]:
        comma -= 1  # "a hospital worker THERE, who …"
    start = phrases.before(region, comma - (region.tag(comma - 1) is Tag.VERB), words)  # "one of those FREED"
    if region.words[start] in words["some_of"] and region.word(start - 1) == "of" and start >= 2:
        return Subject((start - 2, comma))
    if start >= 2 and region.words[start - 1] == "," and region.tags[start - 2] is Tag.NAME:
        described = region.tags[start] not in (Tag.DETERMINER, Tag.NAME)
        first = phrases.before(region, start - 1, words)
        if described and first < start - 1:
            return Subject((first, start - 1))
    if start == comma or region.tags[start] is Tag.NUMBER:
        return None
    if longer := relative_clause(region, start, words):  # "SURVIVORS WHO REACHED Orvek, across the river, said"
        return Subject((longer[0], comma))
    return Subject((start, comma)) if start == 0 or _begins(region, start) else None


def before_bracket(region: Region, closing: int, words: Lexicon) -> Subject | None:
    """The subject before a bracket: "Sen. Ana Silva (D-Mo.) said"."""
    if region.word(closing) != ")":
        return None
    for position in range(closing - 1, max(-1, closing - NEARBY), -1):
        if region.words[position] == "(":
            start = phrases.before(region, position, words)
            return Subject((start, position)) if start < position else None
    return None


def _is_aside(region: Region, index: int, words: Lexicon) -> bool:
    """Whether what begins here describes the noun before it."""
    word, tag = region.words[index], region.tags[index]
    unknown = region.upper and tag is Tag.NOUN  # a name, where all is in capitals
    if (
        unknown
        or region.is_name(index)
        or tag
        in (
            Tag.DETERMINER,
            Tag.RELATIVE,
            Tag.TIME,
            Tag.NUMBER,
            Tag.PREPOSITION,
            Tag.ADVERB,
        )
    ):
        return True
    owned = any(w.endswith(("'s", "s'")) for w in region.words[index : index + 3])
    owned = owned or word in words["persons"] or tag is Tag.CUE
    return owned or word.endswith(("ing", "ed")) or word in words["aside"] or tag is Tag.VERB


def _begins(region: Region, index: int) -> bool:
    """Whether a clause begins at an index."""
    return region.tag(index - 1) in (
        Tag.MARK,
        Tag.QUOTE,
        Tag.SUBORDINATOR,
        Tag.CONJUNCTION,
        Tag.TIME,
        Tag.ADVERB,
        Tag.CUE,
        Tag.NOUN,
    ) or phrases.is_clock(region, index - 1)


def apposed(region: Region, end: int, words: Lexicon) -> Range | None:
    """A person's name behind a speaker: "said its secretary, Kwabena Tawiah", "said one, who gave his name as Ilka"."""
    if region.tag(end + 1) is Tag.RELATIVE:
        last = next((k for k in range(end + 1, len(region)) if region.tags[k] is Tag.MARK), len(region))
        return _calls_himself(region, end + 1, last, words)
    if region.word(end) != "," or (region.is_name(end - 1) and not _is_office(region, end, words)):
        return None
    last = end + 1
    while last < len(region) and _capital(region, last, words) and last - end <= _LONGEST_NAME:
        last += 1
    return (end + 1, last) if last - end > 2 and region.tag(last) is Tag.MARK else None


def _is_office(region: Region, end: int, words: Lexicon) -> bool:
    """Whether a noun phrase that ends with a name is an office: "the vice-chairman of the Orlen Committee"."""
    start = end
    while start > 0 and region.tags[start - 1] in _OFFICE:
        start -= 1
    heads = (region.word(k - 1) for k in range(start, end) if region.tags[k] is Tag.PREPOSITION)
    return any(head.rpartition("-")[2] in words["persons"] for head in heads)


_OFFICE = frozenset((Tag.NOUN, Tag.NAME, Tag.DETERMINER, Tag.PREPOSITION))
"""What the words for an office are."""


def _capital(region: Region, index: int, words: Lexicon) -> bool:
    return region.is_name(index) or region.words[index] in words["name_parts"]
