"""Noun phrases for people in a row of words: where they end, and which noun is their head."""

from __future__ import annotations

from dataclasses import dataclass

from testimonia.read.counts.words import Words

_MOST_WORDS = 7
"""Most words from the number to the head of its noun phrase ("nine unarmed off-duty traffic police officers")."""

_LONGEST_CHAIN = 4
"""Most nouns that one number counts together ("men, women, children and elders")."""

_LONGEST_MEMBERSHIP = 6
"""Most words of what people are members of ("of the regional civil defence forces")."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase for people.

    Args:
        first, last: indices of its first and last word.
        noun: its head in the singular.
        many: whether the head is a plural.
        telling: whether its words say who the people are.
    """

    first: int
    last: int
    noun: str
    many: bool
    telling: bool


def phrase_at(row: Words, at: int) -> Phrase | None:
    """The phrase for people that starts at a word, with adjectives before its head; None where there is none.

    Args:
        row: the words of the text.
        at: the first word behind the number or the article.
    """
    head: int | None = None
    nouns = row.nouns
    for i in range(at, min(at + _MOST_WORDS, len(row.folded))):
        word = row.folded[i]
        if (i > at and not _continues(row, i, head)) or word in nouns["stop"] or row.starts[i] in row.numbers:
            break
        if nouns.person(word):
            if head is not None and not _takes_noun(row, head, word):
                break
            head = i
        elif head is not None:
            describes = _may_describe(row, head)
            thing = nouns.is_thing(word) and not row.is_listed(i, "bare")
            if thing and not (describes and word in nouns["attributes"]):
                return None
            if not describes or ends_phrase(row, i):
                break
            head = None  # "13 American SERVICE MEMBERS"
        elif nouns.is_thing(word) and word not in nouns["attributes"]:
            return None
    return None if head is None or _owns(row, head) else _made(row, at, head)


def _may_describe(row: Words, at: int) -> bool:
    """Whether a word for a person also stands before other nouns: "a general strike", "a Malaysian airliner"."""
    people = row.capital(at) and row.word(at).endswith(tuple(row.nouns["singular_endings"]))
    return row.is_listed(at, "ambiguous") or (people and row.word(at) not in row.nouns.people)


def ends_phrase(row: Words, at: int) -> bool:
    """Whether a word behind a noun cannot be the noun that an adjective before it belongs to."""
    return row.is_listed(at, "bare") or row.is_listed(at, "state") or row.word(at).endswith(row.nouns.no_noun_endings)


def _takes_noun(row: Words, head: int, word: str) -> bool:
    """Whether a noun for people stands before another one as an adjective: "police officers", not "men police say"."""
    person = row.nouns.person(row.folded[head])
    if row.is_listed(head, "bodies") or not (person and person[1]):
        return True
    return row.folded[head] in {"women", "men"} and word not in row.nouns["postposed"]


def _continues(row: Words, i: int, head: int | None) -> bool:
    """Whether a word belongs to the same phrase as the one before it."""
    return row.touches(i) or (head is None and row.gap(i) == ", ")


def _owns(row: Words, at: int) -> bool:
    word = row.folded[at]
    return word.endswith("'s") or (row.text[row.ends[at] : row.ends[at] + 2] in {"' ", "’ "} and word.endswith("s"))


def _made(row: Words, first: int, head: int) -> Phrase:
    noun, many = row.nouns.person(row.folded[head]) or (row.folded[head], False)
    content = [word for word in row.folded[first : head + 1] if word not in row.nouns["fillers"]]
    return Phrase(first, head, noun, many, telling=any(not row.nouns.says_nothing(word) for word in content))


def chained(row: Words, phrase: Phrase) -> Phrase:
    """The phrase with the nouns that the same number counts: "men, women and children"; no deaths, bodies or lives."""
    last, closed = phrase.last, phrase.last
    if phrase.noun in row.nouns["generic"] and phrase.noun not in row.nouns["wholes"]:
        return phrase
    for _ in range(_LONGEST_CHAIN):
        step = _step(row, last + 1)
        if step is None:
            break
        at, closes = step
        if closes and last == phrase.last and row.gap(last + 1).strip():
            break  # "killed four foremen, AND SOLDIERS burned the hamlet" begins anew
        more = phrase_at(row, at)
        if more is None or not more.many or more.last - more.first > 2 or more.noun in row.nouns["events"]:
            break
        last = more.last
        if closes:
            closed = last
            break
    if row.word(closed + 1) in row.nouns["among"] and row.touches(closed + 1):
        return phrase  # "12 people, women and children AMONG them"
    return Phrase(phrase.first, closed, phrase.noun, phrase.many, phrase.telling or closed > phrase.last)


def _step(row: Words, at: int) -> tuple[int, bool] | None:
    """Where the next noun of a coordination starts, and whether it is the last."""
    if row.word(at) in {"and", "or"} and row.gap(at).strip() in {"", ","}:
        return at + 1, True
    return (at, False) if row.gap(at) == ", " else None


def of_phrase(row: Words, phrase: Phrase) -> int:
    """Index of the last word of what people are members of: "members OF THE SECURITY FORCES", "OF THE Khan FAMILY"."""
    at = phrase.last + 1
    if phrase.noun not in row.nouns["memberships"] or row.word(at) != "of" or not row.touches(at):
        return phrase.last
    last = at
    for i in range(at + 1, min(at + _LONGEST_MEMBERSHIP, len(row.folded))):
        stops = row.is_listed(i, "stop") and not row.is_listed(i, "determiners")
        named = row.capital(i - 1) and not row.capital(i) and not row.is_listed(i, "belonged")
        if not row.touches(i) or stops or row.is_listed(i, "bare") or named:
            break
        last = i
    return last if last > at + row.is_listed(at + 1, "stop") else phrase.last
