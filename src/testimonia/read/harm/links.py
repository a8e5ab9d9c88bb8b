"""Which people a word of harm is about: the subject, the object, or the noun after "of"."""

from __future__ import annotations

from dataclasses import dataclass

from testimonia.model import Harm
from testimonia.read.counts import Kind
from testimonia.read.harm.items import Item
from testimonia.read.harm.lexicon import Form, Frame, Sense

REACH = 5
"""Plain words that may stand between a verb of harm and its object ("killed prominent local leader …")."""

SKIPPED = frozenset({"adverb", "quote"})
BREAKS = frozenset({"stop", "colon", "clause", "reporting", "dash"})
PRONOUNS = frozenset({"he", "she"})
OTHER_SUBJECTS = frozenset({"he", "she", "they", "we", "i", "it", "you"})
GROUPS = frozenset(
    {
        "group",
        "total",
        "number",
        "family",
        "dozens",
        "couple",
        "body",
        "bodies",
        "lives",
        "life",
        "crew",
        "remains",
        "members",
    }
    | {
        "hundreds",
        "thousands",
        "names",
        "name",
        "deaths",
        "death",
        "majority",
        "team",
        "convoy",
        "column",
        "all",
        "one",
    }
)


@dataclass(frozen=True, slots=True)
class Link:
    """People, and the word of harm that they suffer.

    Args:
        people: index of the people among the items.
        harm: which harm.
        trigger: index of the word of harm among the items; the people's own where their noun carries it.
        side: on which side of the word of harm the people stand: "left", "right", "own".
    """

    people: int
    harm: Harm
    trigger: int
    side: str


def links_of(items: list[Item]) -> list[Link]:
    """The links of a sentence, in the order of the words of harm."""
    found: dict[tuple[int, Harm], Link] = {}
    taken: dict[int, int] = {}
    for at, item in enumerate(items):
        if item.kind == "harm":
            links = _links_of_word(items, at, taken)
        elif item.kind == "people" and item.senses:
            links = _own_links(items, at)
        else:
            continue
        for link in links:
            found.setdefault((link.people, link.harm), link)
            taken.setdefault(link.people, link.trigger)
    return [link for link in found.values() if not _overruled(link, found)]


def _overruled(link: Link, found: dict[tuple[int, Harm], Link]) -> bool:
    """Who was shot and died counts as killed alone; so does "shot dead"."""
    return link.harm is Harm.INJURED and (link.people, Harm.KILLED) in found


def _own_links(items: list[Item], at: int) -> list[Link]:
    return [Link(at, sense.harm, at, "own") for sense in items[at].senses[:1]]


def _links_of_word(items: list[Item], at: int, taken: dict[int, int]) -> list[Link]:
    item = items[at]
    for sense in item.senses:
        if sense.particle and (target := _split_object(items, at, sense)) is not None:
            item.voice = "right"
            return _with_coordinates(items, target, at, sense.harm, "right")
    for sense in item.senses:
        if sense.particle:
            continue
        targets, side = _targets(items, at, sense, taken)
        if targets:
            item.voice = side
            return [Link(target, sense.harm, at, side) for target in targets]
    return []


def _targets(items: list[Item], at: int, sense: Sense, taken: dict[int, int]) -> tuple[list[int], str]:
    if sense.frame is Frame.OF:
        return _noun_targets(items, at)
    if sense.frame is Frame.TOLL:
        return _toll_targets(items, at), "right"
    if sense.frame is Frame.COUNTED:
        return _counted_targets(items, at), "left"
    if sense.frame is Frame.ACT and _is_active(items, at, sense):
        target = right_people(items, at)
        return ([] if target is None else _chain(items, target)), "right"
    if sense.frame is Frame.ACT and not sense.forms & {Form.PARTICIPLE, Form.PAST}:
        return [], ""
    return _left_targets(items, at, taken)


# ---------------------------------------------------------------- to the right


def _split_object(items: list[Item], at: int, sense: Sense) -> int | None:
    """The object between a verb and its particle: "took 12 people hostage"."""
    target = right_people(items, at)
    if target is None:
        return None
    low = " ".join(item.low for item in items[target + 1 : target + 2 + len(sense.particle)])
    wanted = " ".join(sense.particle)
    return target if low == wanted or low.startswith(wanted + " ") else None


def right_people(items: list[Item], at: int, *, reach: int = REACH) -> int | None:
    """The nearest people to the right that can be the object of the word at `at`."""
    words = 0
    for j in range(at + 1, len(items)):
        item = items[j]
        if item.kind == "people":
            return j
        if item.kind in ("adverb", "quote", "determiner", "open", "close"):
            continue
        if item.kind == "and" or (item.kind == "harm" and items[j - 1].kind == "and"):
            if words:
                return None
            continue
        if item.kind == "of" and items[j - 1].low in GROUPS:
            continue
        if item.kind == "word":
            words += 1
            if words > reach or item.low in OTHER_SUBJECTS:
                return None
            continue
        return None
    return None


def _chain(items: list[Item], first: int) -> list[int]:
    """An object and those that are coordinated with it: "two men, a woman and their driver"."""
    chain = [first]
    j = first + 1
    while (following := _coordinated(items, j)) is not None:
        if _starts_clause(items, following):
            break
        chain.append(following)
        j = following + 1
    return chain


def _coordinated(items: list[Item], at: int) -> int | None:
    """The people joined by a comma or "and" to what ends before `at`, over words that describe the latter."""
    joined = False
    words = 0
    for j in range(at, len(items)):
        kind = items[j].kind
        if kind == "people":
            return j if joined and items[j - 1].kind not in ("preposition", "by") else None
        if kind in ("and", "comma"):
            joined = True
            words = 0
        elif kind in ("adverb", "determiner", "quote"):
            continue
        elif kind in ("word", "preposition", "of") and not joined:
            words += 1
            if words > REACH:
                return None
        else:
            return None
    return None


def _starts_clause(items: list[Item], people: int) -> bool:
    """Whether people begin a clause of their own: a verb follows them before the clause ends."""
    words = 0
    for j in range(people + 1, len(items)):
        item = items[j]
        if item.kind in ("be", "have", "modal", "reporting"):
            return True
        if item.kind == "harm":
            return not _is_noun(item)
        if item.kind in ("comma", "stop", "and", "clause", "colon", "who", "dash", "close"):
            return False
        if item.kind == "word":
            words += 1
            if words > REACH:
                return False
    return False


def _is_noun(item: Item) -> bool:
    return all(sense.frame in (Frame.OF, Frame.TOLL) for sense in item.senses)


def _with_coordinates(items: list[Item], target: int, at: int, harm: Harm, side: str) -> list[Link]:
    return [Link(index, harm, at, side) for index in _chain(items, target)]


def _noun_targets(items: list[Item], at: int) -> tuple[list[int], str]:
    """The people of "the death of a baker", "a baker's death"."""
    j = at + 1
    if j < len(items) and items[j].kind == "of":
        target = right_people(items, j, reach=3)
        return ([] if target is None else _chain(items, target)), "right"
    if at and items[at - 1].kind == "people" and items[at - 1].low.endswith(("'s", "s'")):
        return [at - 1], "left"
    return [], ""


TOLL_WORDS = frozenset(
    {
        "rose",
        "risen",
        "rises",
        "rising",
        "stood",
        "stands",
        "standing",
        "reached",
        "reaches",
        "reaching",
        "climbed",
        "climbs",
        "now",
    }
    | {
        "put",
        "puts",
        "up",
        "down",
        "jumped",
        "grew",
        "grown",
        "exceeded",
        "exceeds",
        "passed",
        "passes",
        "surpassed",
        "hit",
        "hits",
    }
    | {
        "estimated",
        "reckoned",
        "given",
        "set",
        "revised",
        "came",
        "comes",
        "increased",
        "increasing",
        "included",
        "includes",
        "include",
    }
    | {
        "raised",
        "range",
        "ranges",
        "ranged",
        "run",
        "runs",
        "number",
        "numbered",
        "total",
        "totalled",
        "totaled",
        "amounted",
        "supposed",
    }
)


def _toll_targets(items: list[Item], at: int) -> list[int]:
    """The number that a word for the toll introduces: "the toll rose to 34", "a toll of 12"."""
    words = 0
    for j in range(at + 1, len(items)):
        item = items[j]
        if item.kind == "people":
            return [j] if item.people is not None and item.people.kind in (Kind.BARE, Kind.COUNTED, Kind.VAGUE) else []
        if item.kind in ("stop", "who", "and"):
            return []
        if item.kind == "word" and item.low not in TOLL_WORDS:
            words += 1
            if words > REACH:
                return []
    return []


# ---------------------------------------------------------------- to the left


def _counted_targets(items: list[Item], at: int) -> list[int]:
    """A bare number before the noun that it counts: "12 dead"."""
    j = _back(items, at)
    people = items[j].people if j is not None else None
    if j is not None and people is not None:
        return [j] if people.kind in (Kind.BARE, Kind.ZERO, Kind.VAGUE, Kind.COUNTED) else []
    return []


def _back(items: list[Item], at: int) -> int | None:
    j = at - 1
    while j >= 0 and items[j].kind in SKIPPED:
        j -= 1
    return j if j >= 0 else None


def _forward(items: list[Item], at: int) -> int | None:
    j = at + 1
    while j < len(items) and items[j].kind in SKIPPED:
        j += 1
    return j if j < len(items) else None


def _is_active(items: list[Item], at: int, sense: Sense) -> bool:  # noqa: PLR0911 - to be taken apart
    """Whether a verb of harm stands in the active voice, so that its object is harmed."""
    before, after = _back(items, at), _forward(items, at)
    previous = items[before] if before is not None else None
    following = items[after] if after is not None else None
    if not sense.forms & {Form.PAST, Form.PARTICIPLE}:
        return True
    if previous is not None and previous.kind == "be":
        return False
    if previous is not None and previous.kind == "have" and Form.PARTICIPLE in sense.forms:
        return True
    if previous is not None and previous.kind in ("and", "comma") and before:
        earlier = items[before - 1]
        if earlier.kind == "harm" and earlier.voice:
            return earlier.voice == "right"
    if following is not None and following.kind == "and" and after is not None and after + 1 < len(items):
        return _joined_is_active(items, after + 1)
    if following is None or following.kind in ("by", "preposition", "stop", "comma", "clause", "close", "colon"):
        return False
    if following.kind == "people":
        return not _is_label(items, at, after)
    return following.kind in ("determiner", "word", "harm") and (
        previous is None or previous.kind != "people" or following.kind != "harm"
    )


def _joined_is_active(items: list[Item], at: int) -> bool:
    """Of "shot and killed his brother" whether the second verb shows the voice of both."""
    senses = [sense for sense in items[at].senses if sense.frame is Frame.ACT and not sense.particle]
    if items[at].kind != "harm" or not senses or at + 1 >= len(items):
        return False
    return items[at + 1].kind in ("people", "determiner")


def _is_label(items: list[Item], at: int, after: int | None) -> bool:
    """Of "12 killed 30 wounded" whether the people after the verb have a word of harm of their own."""
    before = _back(items, at)
    if before is None or items[before].kind != "people" or after is None or after + 1 >= len(items):
        return False
    return items[after + 1].kind == "harm"


def _left_targets(items: list[Item], at: int, taken: dict[int, int]) -> tuple[list[int], str]:
    following = _forward(items, at)
    if (
        following is not None
        and items[following].kind == "colon"
        and following + 1 < len(items)
        and items[following + 1].kind == "people"
        and (at == 0 or items[at - 1].kind in ("stop", "comma", "and", "dash"))
    ):
        return [following + 1], "right"
    if (target := _inverted(items, at)) is not None:
        return _chain(items, target), "right"
    subject = _subject(items, at, taken)
    if subject is not None:
        return _back_chain(items, subject, taken), "left"
    return [], ""


def _inverted(items: list[Item], at: int) -> int | None:
    """The people that follow the verb: "Killed were two guards", "among the dead was a baker"."""
    j = at + 1
    if j < len(items) and (items[j].kind == "be" or items[j].low in ("included", "include", "includes")):
        before = _back(items, at)
        if before is not None and items[before].kind not in ("determiner", "preposition", "stop", "comma"):
            return None
        return right_people(items, j, reach=1)
    return None


def _subject(items: list[Item], at: int, taken: dict[int, int]) -> int | None:  # noqa: C901, PLR0912 - to be taken apart
    """The people to the left that are the subject of the word of harm at `at`."""
    j = at - 1
    own_verb = joined = False
    words = 0
    fallback: int | None = None
    while j >= 0:
        item = items[j]
        kind = item.kind
        if kind == "people":
            preposition = _governor(items, j)
            if preposition is None and j in taken and own_verb and not joined and (skip := _relative(items, j)):
                j = skip - 1
                continue
            if preposition is None:
                return j
            if preposition == "of" and fallback is None:
                fallback = j
        elif kind in ("be", "have", "modal"):
            if words or fallback is not None:
                if own_verb and not joined:
                    break
                if not joined:
                    break
            own_verb = True
        elif kind == "and":
            joined = joined or not words
        elif kind in BREAKS:
            break
        elif kind == "who":
            words = 0
            own_verb = False
        elif kind == "harm":
            if not (joined or item.voice == "left" or _is_noun(item)):
                break
        elif kind == "word":
            words += 1
            if item.low in OTHER_SUBJECTS:
                return _antecedent(items, j) if item.low in PRONOUNS else None
            if words > 14:
                break
        j -= 1
    return fallback


def _relative(items: list[Item], people: int) -> int | None:
    """Index of the "who" of a relative clause whose object the people are, if they are one."""
    for j in range(people - 1, max(-1, people - 8), -1):
        if items[j].kind == "who":
            return j
        if items[j].kind in ("comma", "stop", "colon", "clause", "be", "people"):
            return None
    return None


def _governor(items: list[Item], people: int) -> str | None:
    """The preposition that people hang on, if any: they are then no subject."""
    j = people - 1
    while j >= 0 and items[j].kind in ("quote", "determiner", "adverb"):
        j -= 1
    if j < 0:
        return None
    if items[j].kind in ("preposition", "by"):
        return items[j].low
    return "of" if items[j].kind == "of" else None


def _antecedent(items: list[Item], pronoun: int) -> int | None:
    """The single person whom "he" or "she" stands for in the same sentence."""
    singles = [
        j
        for j in range(pronoun)
        if items[j].kind == "people"
        and (people := items[j].people) is not None
        and people.kind in (Kind.SINGLE, Kind.NAMED)
    ]
    return singles[0] if len(singles) == 1 else None


def _back_chain(items: list[Item], subject: int, taken: dict[int, int]) -> list[int]:
    """A subject and those coordinated with it on its left: "two men and a woman died"."""
    chain = [subject]
    j = subject - 1
    words = 0
    while j >= 0:
        item = items[j]
        if item.kind == "people":
            joined = any(items[k].kind in ("and", "comma") for k in range(j + 1, chain[-1]))
            if not joined or j in taken or _governor(items, j) not in (None, "of"):
                break
            chain.append(j)
            words = 0
        elif item.kind in ("and", "comma", "adverb", "quote", "determiner"):
            pass
        elif item.kind in ("word", "preposition", "of"):
            words += 1
            if words > REACH:
                break
        else:
            break
        j -= 1
    return sorted(chain)
