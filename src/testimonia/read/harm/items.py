"""Lists and tables: lines that count people of whom only the heading above tells what befell them.

"Killed by place:", and below it "- Orvek: 4, by shelling"; or "District, killed, wounded" above "Orvek 4 9".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from testimonia.model import Harm, Quantity
from testimonia.read.counts import People, PeopleKind
from testimonia.read.harm.screen import screen
from testimonia.read.harm.sentences import Sentences
from testimonia.read.languages.lists import word_lists

_LONGEST = 160
"""Code points of the longest line of a list, and of the longest heading."""

_FEWEST = 3
"""Short lines of the shortest report with a list: a heading and two items."""

_LABEL = re.compile(r"[\s\-–—•*·|\d.)]*([^\W\d_][^\n;!?]{1,60}?)\s?([:|\t–—,-])?\s*")
"""What stands before the number of an item: what it counts for, and the mark between the two."""

_MARKED = re.compile(r"[^\n]{2,64}?(?:[:|\t]|\s[-–—]\s)")
"""The first look at a line: a mark soon behind its start; an item without one ends with its number ("Orvek 12")."""

_ENDS = (".", "!", "?", ";", ",")
"""What ends a sentence and no heading."""

_NUMBERS = frozenset({PeopleKind.BARE, PeopleKind.COUNTED, PeopleKind.VAGUE})
_COUNTED = _NUMBERS | {PeopleKind.SINGLE}


class Item(NamedTuple):
    """A number in a line of a list.

    Args:
        people: the number, with its noun if it has one.
        harm: what the heading tells.
        part: whether the list has the number of all, too.
        cause: whether the list tells what people died of: a line's own word of harm is no other harm ("Torture: 6").
    """

    people: People
    harm: Harm
    part: bool
    cause: bool


def items_of(sentences: Sentences) -> Mapping[int, Sequence[Item]]:
    """The items of the lists of a report, by the index of their sentence; empty where it has no list.

    Args:
        sentences: the sentences of the report.
    """
    found: dict[int, Sequence[Item]] = {}
    lines = _lines(sentences)
    has_total = any(_is_total(sentences, sentences.text(line)) for line in lines)
    heading = head = -1
    rows: list[tuple[int, str]] = []
    for line in (*lines, -1):
        below = rows[0][0] if rows else line
        label = _label(sentences, line, below - 1) if heading >= 0 and line >= 0 else None
        if label is not None:
            rows.append((line, label))
            continue
        if rows:
            head = _head(sentences, rows[0][0], head if found else -1)
            found |= _listed(sentences, head, rows, has_total=has_total)
        heading, rows = line, []
    return found


def _lines(sentences: Sentences) -> list[int]:
    """The first sentences of the paragraphs, in order; none for a report that has too few short ones for a list."""
    starts = {span.start for span in sentences.report.paragraphs if span.end - span.start <= _LONGEST}
    if len(starts) < _FEWEST:
        return []
    return [at for at, span in enumerate(sentences.spans) if span.start in starts]


def _label(sentences: Sentences, at: int, heading: int) -> str | None:
    """What an item below a heading counts for, folded; None where a line is no item."""
    line = sentences.text(at)
    if len(line) > _LONGEST or not (_MARKED.match(line) or line[-1:].isdigit()):
        return None
    first = next((number.span.start for number in sentences.numbers(at)), None)
    label = _LABEL.fullmatch(line[: first - sentences.spans[at].start]) if first is not None else None
    if label is None or (screen(sentences.language).passes(label[1]) and not _of_causes(sentences, heading)):
        return None
    words = label[1].casefold().split()
    named = all(word[0].isupper() or len(word) < len("from") for word in label[1].split())
    counts = word_lists(sentences.language).listed("tolls.items.no_counts").isdisjoint(words)
    return label[1].casefold() if counts and (label[2] or named) else None


def _is_total(sentences: Sentences, line: str) -> bool:
    """Whether a line, or what an item counts for, begins as the number of all does."""
    first = line.split(maxsplit=1)[:1]
    return bool(first) and first[0].casefold() in word_lists(sentences.language).listed("tolls.items.totals")


def _head(sentences: Sentences, first: int, last: int) -> int:
    """The last sentence before a list that tells of harm: its heading, or what stands before "By district:".

    Args:
        sentences: the sentences of the report.
        first: the first line of the list.
        last: the head of the list before, which the next one divides again ("By month: … By sex: …"); -1 for none.
    """
    heading = first - 1
    if not _leads(sentences, heading) or sentences.may_tell(heading) or heading <= 0:
        return heading
    return last if last >= 0 and _divides(sentences, heading) else heading - 1


def _divides(sentences: Sentences, heading: int) -> bool:
    """Whether a heading divides what was counted before: "By district:", "By cause of death:"."""
    opens = word_lists(sentences.language).listed("tolls.items.by")
    return sentences.text(heading).lower().split(maxsplit=1)[0] in opens


def _of_causes(sentences: Sentences, heading: int) -> bool:
    """Whether a heading leads to what people died of: "By cause of death:"."""
    causes = word_lists(sentences.language).listed("tolls.items.causes")
    line = sentences.text(heading)
    return len(line) <= _LONGEST and not causes.isdisjoint(line.lower().rstrip(" :").split())


def _leads(sentences: Sentences, at: int) -> bool:
    """Whether a sentence leads to a list: "By district:", "The breakdown is as follows."."""
    line = sentences.text(at).rstrip()
    return (
        line.endswith(":")
        or word_lists(sentences.language).pattern("tolls.items.leads").search(line.lower()) is not None
    )


def _listed(
    sentences: Sentences, heading: int, rows: Sequence[tuple[int, str]], *, has_total: bool
) -> dict[int, Sequence[Item]]:
    """The items of some lines under a heading; none where it tells of no harm, or their numbers do not fit it."""
    harms = _harms(sentences, heading, rows[0][0])
    cause = _of_causes(sentences, rows[0][0] - 1)
    if cause and Harm.KILLED in harms:
        harms = [Harm.KILLED]  # "12 detainees died in custody. The causes were as follows:"
    total = heading - 1 if heading and _divides(sentences, heading) else heading
    has_total |= any(people.kind in _NUMBERS for people in sentences.people(total))
    return {
        at: [Item(people, harm, has_total and not _is_total(sentences, label), cause) for people, harm in told]
        for at, label in rows
        if harms and (told := list(_numbers(sentences, at, harms)))
    }


def _numbers(sentences: Sentences, at: int, harms: Sequence[Harm]) -> Iterator[tuple[People, Harm]]:
    """The numbers of a line, each with its harm: the first of a list, as many as the heading has of a table."""
    people = {each.span.start: each for each in sentences.people(at) if each.kind in _COUNTED}
    numbers = sentences.numbers(at)
    if len(harms) == 1 and numbers[0].span.start in people:
        yield people[numbers[0].span.start], harms[0]
    elif len(numbers) == len(harms) > 1:
        yield from ((_alone(number), harm) for number, harm in zip(numbers, harms, strict=True))


def _alone(number: Quantity) -> People:
    """The people that a number in a table counts: in a column of the dead a nought tells that nobody died."""
    kind = PeopleKind.ZERO if number.high == 0 else PeopleKind.BARE
    return People(number.span, number.text, number.low, number.high, number.qualifier, kind)


def _harms(sentences: Sentences, at: int, first: int) -> list[Harm]:
    """The harms that a heading tells of, in order; none where it does not lead to the list that starts at `first`."""
    line = sentences.text(at).rstrip()
    leads = _leads(sentences, first - 1)
    if len(line) > _LONGEST or not sentences.may_tell(at) or (line.endswith(_ENDS) and not leads):
        return []
    if not leads and any(people.kind in _NUMBERS for people in sentences.people(at)):
        return []
    senses = [(*group.senses, *group.attributes) for group in sentences.analysed(at).groups]
    told = [own[0].harm for own in senses if own and not own[0].particle]
    return [harm for position, harm in enumerate(told) if position == 0 or told[position - 1] is not harm]
