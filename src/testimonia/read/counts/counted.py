"""Numbers of people: "12 villagers", "dozens of monks", "34 of them", "a family of five"."""

from __future__ import annotations

from collections.abc import Sequence

from testimonia.model import Qualifier, Quantity, Span
from testimonia.read.counts.exclusions import exclusion, looks_like_year
from testimonia.read.counts.people import People, PeopleKind
from testimonia.read.counts.phrases import Phrase, chained, ends_phrase, of_phrase, phrase_at
from testimonia.read.counts.words import Words

_LONGEST_OWNER = 4
"""Most words of the name of those whose people are counted."""

_LONGEST_GROUP = 3
"""Most words behind the size of a group: "a 12-man army engineering team"."""

_THING_WITHIN = 4
"""Words behind a number in which a noun for a thing shows that it counts things."""


def find_counted(row: Words, quantities: Sequence[Quantity]) -> list[People]:
    """The people that numbers count, or could count, in order."""
    found = (_family_of(row, each) or _group_of(row, each) or _counted(row, each) for each in quantities)
    return [people for people in found if people]


def _counted(row: Words, quantity: Quantity) -> People | None:
    """The people that a number counts or could count; None where it counts something else."""
    if exclusion(row, quantity) is not None:
        return None
    at = row.after(quantity.span.end)
    if not row.touches_number(at, quantity) or row.starts[at] in row.numbers:
        return _bare(row, quantity, at - 1)
    if row.word(at) == "of":
        return _of(row, quantity, at)
    if row.word(at) == "out" and row.word(at + 1) == "of" and row.touches(at + 1):
        return _of_number(row, quantity, at + 2)
    both = row.is_listed(at, "possessives") and quantity.text.lower() == "both"  # "both HER SONS"
    phrase = phrase_at(row, at + both)
    verb = phrase is not None and not phrase.many and row.is_listed(at, "bare")
    if phrase is None or verb or (phrase.noun == "case" and row.word(phrase.last + 1) != "of"):
        return _without_noun(row, quantity, at)
    return _with_noun(row, quantity, phrase)


def _with_noun(row: Words, quantity: Quantity, phrase: Phrase) -> People | None:
    if row.is_listed(phrase.last, "added"):
        return _bare(row, quantity, phrase.last)
    if quantity.low == quantity.high == 1:
        return _people(row, quantity, phrase, phrase.last, PeopleKind.SINGLE)
    people = row.capital(phrase.last)  # a people's name may be its own plural: "12 Tutsi"
    one = not (phrase.many or people or phrase.noun in row.nouns["ambiguous"])
    if one and quantity.high != 0 and quantity.low != 1:
        return None
    whole = chained(row, phrase)
    last = of_phrase(row, whole) if whole.last == phrase.last else whole.last
    return _people(row, quantity, whole, last, _kind(quantity))


def _kind(quantity: Quantity) -> PeopleKind:
    if quantity.high == 0:
        return PeopleKind.ZERO
    return PeopleKind.VAGUE if quantity.qualifier is Qualifier.VAGUE else PeopleKind.COUNTED


def _people(row: Words, quantity: Quantity, phrase: Phrase, last: int, kind: PeopleKind) -> People:
    end = row.ends[last]
    core = phrase.first
    while core < phrase.last and (row.is_listed(core, "added") or row.is_listed(core, "adding")):
        core += 1
    victims = row.text[row.starts[core] : end] if phrase.telling else None
    return _made(row, quantity, end, kind, victims=victims, noun=phrase.noun)


def _made(
    row: Words, quantity: Quantity, end: int, kind: PeopleKind, *, victims: str | None = None, noun: str | None = None
) -> People:
    span = Span(quantity.span.start, end)
    return People(
        span, span.of(row.text), quantity.low, quantity.high, quantity.qualifier, kind, victims=victims, noun=noun
    )


def _bare(row: Words, quantity: Quantity, last: int, *, certain: bool = False) -> People | None:
    """The number alone, as far as a last word ("12 others")."""
    labelled = row.text[max(0, quantity.span.start - len(": ")) : quantity.span.start].rstrip().endswith(":")
    if not certain and (looks_like_year(quantity) or (quantity.text == "0" and not labelled)):
        return None
    if quantity.text.lower() == "a couple":
        words = quantity.text
        return _made(row, quantity, quantity.span.end, PeopleKind.COUNTED, victims=words, noun="couple")
    kind = _kind(quantity)
    end = max(quantity.span.end, row.ends[last] if last >= 0 else 0)
    return _made(row, quantity, end, PeopleKind.BARE if kind is PeopleKind.COUNTED else kind)


def _without_noun(row: Words, quantity: Quantity, at: int) -> People | None:
    """A number before words that are no noun for people."""
    if row.is_listed(at, "added"):
        compared = row.word(at + 1) == "than" and row.word(at) == "more"  # "SIX MORE THAN the ministry's"
        return None if compared else _bare(row, quantity, at)
    one = quantity.low == quantity.high == 1 and row.is_listed(at, "per") and row.nouns.names_one(row.word(at + 1))
    if one or row.is_listed(at, "times") or row.is_listed(at + 2, "turned_back"):  # "nine died, ONE a child"
        return _bare(row, quantity, at - 1)
    rate = row.is_listed(at, "state") and row.is_listed(at + 1, "per") and row.word(at + 2) in row.nouns["rates"]
    if rate or row.is_listed(at, "per") or _thing_follows(row, at):  # "71 dead A DAY"
        return None
    told = row.is_listed(at, "state") or (ends_phrase(row, at) and not row.word(at).endswith("ing"))
    if told or row.is_listed(at, "stop"):
        return _bare(row, quantity, at - 1, certain=row.is_listed(at, "state"))
    last = at + (row.capital(at + 1) and row.touches(at + 1))
    known = any(row.is_listed(k, "no_names") or row.nouns.is_thing(row.word(k)) for k in range(at, last + 1))
    more = row.capital(last + 1) and row.touches(last + 1)
    if row.capital(at) and not more and len(row.word(at)) > 3 - (last - at) and not (last > at and known):
        return _people(row, quantity, Phrase(at, last, row.word(last), many=True, telling=True), last, _kind(quantity))
    return None


def _thing_follows(row: Words, at: int) -> bool:
    """Whether the words up to the next small word have a noun for a thing."""
    within = 2 if row.is_listed(at, "state") else _THING_WITHIN  # "17 WOUNDED last night"
    for i in range(at, min(at + within, len(row.folded))):
        if (i > at and not row.touches(i)) or row.is_listed(i, "stop"):
            return False
        if row.nouns.is_thing(row.folded[i]):
            return not (i == at and row.is_listed(i, "bare") and not row.touches(i + 1))  # "seven arrested, five SHOT"
    return False


def _of(row: Words, quantity: Quantity, at: int) -> People | None:
    """A number before "of": "two of the attackers", "dozens of villagers", "34 of them"."""
    follows = at + 1
    if row.is_listed(follows, "whom"):
        return _bare(row, quantity, follows)
    which = row.is_listed(follows, "which") and row.touches(follows)
    first = follows + which
    if first < len(row.starts) and row.starts[first] in row.numbers and not which:
        return _of_number(row, quantity, first)
    if first >= len(row.starts) or row.starts[first] in row.numbers:
        return _bare(row, quantity, at - 1) if which or row.word(first) == "the" else None
    owned = _behind_owner(row, first)
    return _of_owned(row, quantity, first, owned) if owned > first else _of_people(row, quantity, at, which=which)


def _of_owned(row: Words, quantity: Quantity, first: int, owned: int) -> People | None:
    """A number before "of" and those whose they are: "12 of the firm's drivers", "nine of Orvek's own"."""
    if owned < len(row.starts) and row.starts[owned] in row.numbers:
        return _of_number(row, quantity, owned)
    if row.is_listed(owned, "own") and not row.touches(owned + 1):
        return _bare(row, quantity, owned)
    phrase = phrase_at(row, owned)
    if phrase is not None and phrase.telling and not row.capital(owned - 1):
        phrase = phrase_at(row, first)  # "70 of the army's own men"
    return _with_noun(row, quantity, phrase) if phrase else None


def _of_people(row: Words, quantity: Quantity, at: int, *, which: bool) -> People | None:
    """A number before "of" and people, or those told by a state: "two of the attackers", "ten of the wounded"."""
    first = at + 1 + which
    phrase = phrase_at(row, first)
    if phrase is None and row.is_listed(first, "state") and not _thing_follows(row, first):
        phrase = Phrase(first, first, row.word(first), many=True, telling=False)
    if phrase is not None and phrase.noun == "case" and row.word(phrase.last + 1) != "of":
        return None  # "in 27 of these CASES"
    return _with_noun(row, quantity, phrase) if phrase else _of_unknown(row, quantity, at, which=which)


def _of_number(row: Words, quantity: Quantity, at: int) -> People | None:
    """A number before "of" and the number of all: "30 of 58 INMATES", "26 out of 101 women"."""
    if at >= len(row.starts) or row.starts[at] not in row.numbers or not row.touches(at):
        return None
    phrase = phrase_at(row, at + 1) if row.touches(at + 1) else None
    if phrase is None and (not row.touches(at + 1) or row.is_listed(at + 1, "copulas")):
        return _bare(row, quantity, at)  # "FIVE OUT OF TWELVE were hanged"
    return _people(row, quantity, phrase, phrase.last, _kind(quantity)) if phrase and phrase.many else None


def _behind_owner(row: Words, first: int) -> int:
    """The word behind those whose they are: "100 of General Ostrel's MEN"; the first where nobody has them."""
    article = row.is_listed(first - 1, "which")
    for at in range(first, min(first + _LONGEST_OWNER, len(row.folded))):
        owner = row.folded[at].endswith(("'s", "’s"))
        if not (row.capital(at) or (article and owner)) or not row.touches(at):
            return first
        if owner:
            return at + 1
    return first


def _of_unknown(row: Words, quantity: Quantity, at: int, *, which: bool) -> People | None:
    """A number before "of" and words that are no noun for people: "two of those", "three of the ten"."""
    first = at + 1 + which
    if row.word(at + 1) in {"those", "these"}:
        behind = at + 2
        alone = not row.touches(behind) or row.is_listed(behind, "stop") or row.word(behind).endswith("ed")
        if alone or not which:
            return _bare(row, quantity, at + 1) if alone else None
    return None if _thing_follows(row, first) or not which else _bare(row, quantity, at - 1)


def _group_of(row: Words, quantity: Quantity) -> People | None:
    """A group by its size in an adjective: "an EIGHT-STRONG PATROL", "the five-member family"."""
    at = row.after(quantity.span.start)
    if not row.splits(quantity.span.end) or row.word(at).rpartition("-")[2] not in row.nouns["strong"]:
        return None
    last = at
    while row.touches(last + 1) and last - at < _LONGEST_GROUP and not row.is_listed(last + 1, "stop"):
        if ends_phrase(row, last + 1) or row.is_listed(last + 1, "before_places"):
            break
        last += 1
    if last == at or row.nouns.is_thing(row.word(last)):
        return None
    first = at - (row.is_listed(at - 1, "articles") and row.touches(at))
    span = Span(row.starts[first], row.ends[last])
    victims = row.text[row.starts[at + 1] : span.end]
    low, high, bound = quantity.low, quantity.high, quantity.qualifier
    return People(span, span.of(row.text), low, high, bound, PeopleKind.COUNTED, victims)


def _family_of(row: Words, quantity: Quantity) -> People | None:
    """A group by its size: "a family of five"."""
    at = row.after(quantity.span.start) - 1
    if row.word(at) != "of" or not row.is_listed(at - 1, "groups"):
        return None
    if row.text[row.ends[at] : quantity.span.start] != " ":
        return None
    follows = row.after(quantity.span.end)
    if row.touches(follows) and phrase_at(row, follows) is not None:
        return None
    first = at - 2 if row.is_listed(at - 2, "articles") else at - 1
    span = Span(row.starts[first], quantity.span.end)
    return People(
        span,
        span.of(row.text),
        quantity.low,
        quantity.high,
        quantity.qualifier,
        PeopleKind.COUNTED,
        noun=row.word(at - 1),
    )
