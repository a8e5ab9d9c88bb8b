"""Numbers behind a count that add up to it: "12 died, SEVEN in combat and FIVE in an accident"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from testimonia.read.counts import PeopleKind
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.link import Link
from testimonia.read.harm.row import GOVERNS
from testimonia.read.harm.sentence import Sentence

_ENDS = frozenset({Part.STOP, Part.SUBORDINATE, Part.THAT})
_OPENS = frozenset({Part.COMMA, Part.DASH, Part.COLON, Part.OPEN})


def summed_parts(sentence: Sentence, links: Iterable[Link]) -> frozenset[int]:
    """The people of a list, right behind what befell a number of people, whose numbers add up to that number."""
    found: set[int] = set()
    for link in links:
        whole = sentence.people(link.noun)
        if whole is None or whole.low is None or whole.low != whole.high or whole.low < 2:
            continue
        listed, count = [], 0
        for at, low in _listed(sentence, max(link.noun, link.trigger)):
            listed.append(at)
            count += low
            if count >= whole.low:
                break
        if len(listed) > 1 and count == whole.low:
            found.update(listed)
    return frozenset(found)


def _listed(sentence: Sentence, after: int) -> Iterator[tuple[int, int]]:
    """The exact numbers of people behind a group, the first after a mark, as long as no other verb is told."""
    opened = parted = False
    for at in range(after + 1, len(sentence.groups)):
        part, people = sentence.part(at), sentence.people(at)
        if sentence.groups[at].head.low == ";" and not opened:
            opened = parted = True
            continue
        if part in _ENDS or (part is Part.VERB and not sentence.groups[at].tells_harm):
            return
        opened = opened or part in _OPENS
        if people is None:
            continue
        if parted and people.kind is not PeopleKind.BARE:
            return
        governed = sentence.joint(at) in GOVERNS  # "30 people, the army FOR 20"
        if not opened or governed or people.low is None or people.low != people.high:
            return
        yield at, people.low
