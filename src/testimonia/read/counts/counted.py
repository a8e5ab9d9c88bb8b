"""Numbers of people: which bounded numbers count people, and which count something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testimonia.model import Qualifier, Quantity, Span
from testimonia.read.counts.nouns import Nouns
from testimonia.read.counts.people import People, PeopleKind
from testimonia.read.counts.phrases import Phrase, Words, chained, of_phrase, phrase_at
from testimonia.text.numerals import UNITS

_OLDEST = 110
"""Years; a number behind a person and a comma is no age above this."""

_MOST_AGES = 12
"""Words of the longest list of ages that is looked back over."""

_AGED = frozenset({"aged", "age", "ages"})
_BETWEEN_AGES = frozenset({"and", "to", "between", "from", "or", "ranging", "ranged"})
_WHICH = frozenset({"the", "whose", "these", "those", "his", "her", "their", "its", "our", "my"})
_WHOM = frozenset({"them", "whom", "us", "you", "which"})
_ADDED = frozenset({"others", "more", "other"})
_ADDING = _ADDED | {"further", "additional", "such", "different"}
_PER = frozenset({"a", "an", "per"})
_YEARS = range(1900, 2100)
_COPULAS = frozenset({"is", "are", "was", "were", "be"})
_CURRENCY = "$£€¥₹§#°/="
_SCORE = re.compile(r"[-–:/]\d|\s[-–]\s\d")
_AFTER_AGE = re.compile(r"[,.;)\]](?!\d)|\s+(?:and|who)\b|\s*$", re.IGNORECASE)


def counted(row: Words, quantity: Quantity, nouns: Nouns, *, numbers: frozenset[int]) -> People | None:
    """The people that a number counts or could count; None where it counts something else.

    Args:
        row: the words of the text.
        quantity: the number.
        nouns: words for people and things.
        numbers: offsets where numbers start.
    """
    if row.splits(quantity.span.end) or _is_marked(row.text, quantity) or _is_age(row, quantity, nouns):
        return None
    if _is_share(row, quantity):
        return None
    if quantity.text.lower() == "both" and row.word(row.after(quantity.span.start) - 1) in _COPULAS | {"have", "had"}:
        return None
    at = row.after(quantity.span.end)
    if row.word(at + 1) == "old" or _is_call_sign(row, quantity):
        return None
    if not row.touches(at) or row.starts[at] in numbers:
        return _bare(row, quantity, at - 1)
    if row.word(at) == "of":
        return _of(row, quantity, at, nouns, numbers=numbers)
    phrase = phrase_at(row, at, nouns, numbers=numbers)
    if phrase is None or (phrase.noun == "case" and row.word(phrase.last + 1) != "of"):
        return _without_noun(row, quantity, at, nouns)
    return _with_noun(row, quantity, phrase, nouns, numbers=numbers)


def _is_share(row: Words, quantity: Quantity) -> bool:
    """Whether it is one of the numbers of "three in four"."""
    before = row.after(quantity.span.start) - 1
    after = row.after(quantity.span.end)
    return (row.word(before) == "in" and _small(row.word(before - 1))) or (
        row.word(after) == "in" and _small(row.word(after + 1)) and _small(quantity.text.lower())
    )


def _small(word: str) -> bool:
    return word in UNITS or (word.isdecimal() and len(word) < 3)


def _is_call_sign(row: Words, quantity: Quantity) -> bool:
    """Whether the number belongs to a name in capitals before it ("AK 47"), or is the emergency number."""
    at = row.after(quantity.span.start) - 1
    word, before = (row.text[slice(*row.bounds(i))] for i in (at, at - 1))
    capitals = len(word) > 1 and word.isupper() and not before.isupper() and row.touches(at + 1)
    return quantity.text == "911" or (capitals and not row.shouting and quantity.text.isdecimal())


def _with_noun(
    row: Words, quantity: Quantity, phrase: Phrase, nouns: Nouns, *, numbers: frozenset[int]
) -> People | None:
    if row.word(phrase.last) in _ADDED:
        return _bare(row, quantity, phrase.last)
    if quantity.low == quantity.high == 1:
        return _people(row, quantity, phrase, phrase.last, PeopleKind.SINGLE)
    if not phrase.many and phrase.noun not in nouns.ambiguous and quantity.high != 0 and quantity.low != 1:
        return None
    whole = chained(row, phrase, nouns, numbers=numbers)
    last = of_phrase(row, whole, nouns) if whole.last == phrase.last else whole.last
    return _people(row, quantity, whole, last, _kind(quantity))


def _kind(quantity: Quantity) -> PeopleKind:
    if quantity.high == 0:
        return PeopleKind.ZERO
    return PeopleKind.VAGUE if quantity.qualifier is Qualifier.VAGUE else PeopleKind.COUNTED


def _people(row: Words, quantity: Quantity, phrase: Phrase, last: int, kind: PeopleKind) -> People:
    start, end = quantity.span.start, row.ends[last]
    victims = row.text[row.starts[_core(row, phrase)] : end] if phrase.telling else None
    return People(
        Span(start, end),
        row.text[start:end],
        quantity.low,
        quantity.high,
        quantity.qualifier,
        kind,
        victims,
        phrase.noun,
    )


def _core(row: Words, phrase: Phrase) -> int:
    """Index of the first word that says who: "10 other CIVILIANS"."""
    first = phrase.first
    while first < phrase.last and row.folded[first] in _ADDING:
        first += 1
    return first


def _bare(row: Words, quantity: Quantity, last: int, *, certain: bool = False) -> People | None:
    """The number alone, as far as a last word ("12 others")."""
    if not certain and (_looks_like_year(quantity) or quantity.text == "0"):
        return None
    start, end = quantity.span.start, max(quantity.span.end, row.ends[last] if last >= 0 else 0)
    kind = _kind(quantity)
    if quantity.text.lower() == "a couple":
        return _couple(quantity)
    kind = PeopleKind.BARE if kind is PeopleKind.COUNTED else kind
    return People(Span(start, end), row.text[start:end], quantity.low, quantity.high, quantity.qualifier, kind)


def _couple(quantity: Quantity) -> People:
    """Two people who belong together: "a couple and their son"."""
    return People(quantity.span, quantity.text, 2, 2, Qualifier.EXACT, PeopleKind.COUNTED, quantity.text, "couple")


def _looks_like_year(quantity: Quantity) -> bool:
    last = quantity.text[-5:].strip()
    return len(last) == 4 and last.isdecimal() and int(last) in _YEARS


def _without_noun(row: Words, quantity: Quantity, at: int, nouns: Nouns) -> People | None:
    """A number before words that are no noun for people."""
    word = row.word(at)
    if word in _ADDED:
        return _bare(row, quantity, at)
    if word in nouns.times and row.touches(at):
        return _bare(row, quantity, at - 1)
    if word in _PER or _thing_follows(row, at, nouns):
        return None
    if word in nouns.stop or word in nouns.bare or word in nouns.state or word.endswith(("ed", "ly")):
        return _bare(row, quantity, at - 1, certain=word in nouns.state)
    if row.capital(at) and not (row.capital(at + 1) and row.touches(at + 1)) and len(word) > 3:
        return _people(row, quantity, Phrase(at, at, word, many=True, telling=True), at, _kind(quantity))
    return None


def _thing_follows(row: Words, at: int, nouns: Nouns) -> bool:
    """Whether the words up to the next small word have a noun for a thing."""
    for i in range(at, min(at + 4, len(row.folded))):
        if (i > at and not row.touches(i)) or row.folded[i] in nouns.stop:
            return False
        if row.folded[i] in nouns.things:
            return True
    return False


def _of(row: Words, quantity: Quantity, at: int, nouns: Nouns, *, numbers: frozenset[int]) -> People | None:
    """A number before "of": "two of the attackers", "dozens of villagers", "34 of them"."""
    follows = at + 1
    if row.word(follows) in _WHOM:
        return _bare(row, quantity, follows)
    which = row.word(follows) in _WHICH and row.touches(follows)
    first = follows + which
    if first >= len(row.starts) or row.starts[first] in numbers:
        return _bare(row, quantity, at - 1) if which or row.word(first) == "the" else None
    phrase = phrase_at(row, first, nouns, numbers=numbers)
    if phrase is None and row.word(first) in nouns.state and not _thing_follows(row, first, nouns):
        phrase = Phrase(first, first, row.word(first), many=True, telling=False)
    if phrase is None and row.word(follows) == "those":
        alone = not row.touches(first) or row.word(first) in nouns.stop or row.word(first).endswith("ed")
        return _bare(row, quantity, follows) if alone else None
    if phrase is None:
        thing = _thing_follows(row, first, nouns) or not which
        return None if thing else _bare(row, quantity, at - 1)
    return _with_noun(row, quantity, phrase, nouns, numbers=numbers)


def _is_marked(text: str, quantity: Quantity) -> bool:
    """Whether signs beside the number say that it is money, a share, a score or a vote."""
    start, end = quantity.span.start, quantity.span.end
    before = text[max(0, start - 3) : start]
    if before[-1:] and before[-1] in _CURRENCY:
        return True
    if any(sign in quantity.text for sign in _CURRENCY) or text[end : end + 1] in {"%", "°", "$", "€", "£"}:
        return True
    digits = quantity.text[-1:].isdecimal()
    if digits and text[end : end + 2].strip() and text[end : end + 2].strip()[0] in "%°":
        return True
    if digits and _SCORE.match(text, end):
        return True
    return len(before) > 1 and before[-1] in "-–:/" and before[-2].isdecimal()


def _is_age(row: Words, quantity: Quantity, nouns: Nouns) -> bool:
    """Whether the number is an age: "Maria Lopez, 34,", "children under five"."""
    text, start, end = row.text, quantity.span.start, quantity.span.end
    at = row.after(start) - 1
    word = row.word(at)
    value = quantity.high if quantity.high is not None else quantity.low
    if value is None or value > _OLDEST or at < 0:
        return False
    if quantity.qualifier in {Qualifier.AT_MOST, Qualifier.AT_LEAST} and quantity.text.lower().startswith(
        ("under", "over", "below", "above")
    ):
        return (bool(nouns.person(word)) or word in _COPULAS) and row.touches(row.after(start))
    if _in_list_of_ages(row, at) or (word == "as" and row.word(at - 1) in {"young", "old"}):
        return True
    between = text[row.ends[at] : start]
    if between not in {", ", " (", ","} or not _AFTER_AGE.match(text, end) or not quantity.text.isdecimal():
        return False
    if row.capital(at) or (row.shouting and word not in nouns.no_names):
        return True
    return word in nouns.alone or nouns.person(word) is not None


def _in_list_of_ages(row: Words, at: int) -> bool:
    """Whether a row of numbers before a word starts with "aged": "ages 8, 6 and 3"."""
    for i in range(at, max(at - _MOST_AGES, -1), -1):
        word = row.folded[i]
        if row.gap(i + 1).strip(" ,(") or not (word.isdecimal() or word in _BETWEEN_AGES or word in _AGED):
            return False
        if word in _AGED:
            return True
    return False


def find_counted(row: Words, quantities: Sequence[Quantity], nouns: Nouns, *, numbers: frozenset[int]) -> list[People]:
    """The people that numbers count, in order."""
    found = (family_of(row, each, nouns) or counted(row, each, nouns, numbers=numbers) for each in quantities)
    return [people for people in found if people]


def family_of(row: Words, quantity: Quantity, nouns: Nouns) -> People | None:
    """A group by its size: "a family of five"."""
    at = row.after(quantity.span.start) - 1
    if (
        row.word(at) != "of"
        or row.word(at - 1) not in nouns.groups
        or row.text[row.ends[at] : quantity.span.start] != " "
    ):
        return None
    follows = row.after(quantity.span.end)
    if row.touches(follows) and phrase_at(row, follows, nouns) is not None:
        return None
    first = at - 2 if row.word(at - 2) in {"a", "an", "the", "another", "one", "his", "her", "their"} else at - 1
    start, end = row.starts[first], quantity.span.end
    return People(
        Span(start, end),
        row.text[start:end],
        quantity.low,
        quantity.high,
        quantity.qualifier,
        PeopleKind.COUNTED,
        None,
        row.word(at - 1),
    )
