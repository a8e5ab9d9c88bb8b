"""Lists of victims by name, one a line, of whom only the heading above tells what befell them.

"The following were killed in the shelling of 4 May:", and below it "1. Mara Ilvane, b. 1931" and "A man, about 40".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from testimonia.model import Harm, Qualifier, Span
from testimonia.read.counts import People, PeopleKind, behind_age, nouns
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.lexicon import Sense
from testimonia.read.harm.screen import screen
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.sentences import Sentences
from testimonia.read.languages.lists import WordLists, word_lists

_LONGEST = 160
"""Code points of the longest line of a list."""

_LONGEST_HEADING = 240
"""Code points of the longest sentence that heads one."""

_FEWEST = 2
"""Lines of the shortest list."""

_BACK = 3
"""Sentences before a heading that only says "the victims" in which what befell them is told."""

_MARKED = re.compile(r"[\s\-–—•*·>|]*(?:\(?(?:\d{1,4}|[a-z]|[ivxl]{1,5})(?:[.):]|\s?\|)\s*|\d{1,4}\t\s*)?")
"""What stands before a name: a bullet, a number, a letter."""

_LABEL = re.compile(r"[^\W\d_][^\n,;:(|\t–—\d]{1,60}?(?=\s*(?:[,;:(|\t–—\d]|\s-\s|\.?\s*$))")
"""A name, or the words for one person, up to what is told of him or her."""

_AGED = re.compile(
    r"[\s,(|–—-]{0,4}(?:(?:\d{1,2}|1[01]\d|(?:18|19|20)\d\d)(?![\d,.]\d|\d)|(?:aged?|born|b\.|about|approx\w*\.?|c\.)\s)",
    re.IGNORECASE,
)
"""An age or a year of birth right behind a name."""

_OWNED = re.compile(r"['’]s? [a-z]+\Z")
"""A relative of somebody: "Mara Ilvane's husband"."""

_ASIDE = re.compile(r"\s?[(,]\s?[a-z]")
"""What is told of somebody right behind the name: "Ilvane (father of three)"."""

_COLUMNS = re.compile(r"(?i)(?:^|[|\t])[ ]*(?:full |last |first |given )?(?:sur)?names?[ ]*(?:[|\t]|$)", re.MULTILINE)
"""What heads the columns of a table of people: "No. | Name | Age"."""

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*[^\W_])?")
_MOST_WORDS = 6
"""Words of the longest name."""


class Heading(NamedTuple):
    """What a list of victims stands under.

    Args:
        sentence: the sentence that tells what befell them.
        trigger: its group with the words of harm.
        clause: the clause of these words; None where they are no verb.
        harm: the harm.
        size: how many people the list has.
    """

    sentence: Sentence
    trigger: int
    clause: Clause | None
    harm: Harm
    size: int


class Entry(NamedTuple):
    """A line of a list of victims: where it stands from the name on, who that is, and its heading."""

    line: Span
    people: People
    heading: Heading


def rolls_of(sentences: Sentences, counting: Collection[int] = ()) -> Mapping[int, Entry | None]:
    """The lines of the lists of victims of a report by the index of their sentence; None for the rest of a line.

    Args:
        sentences: the sentences of the report.
        counting: indices of those that are lines of lists with numbers.
    """
    paragraphs, text = sentences.report.paragraphs, sentences.report.text
    found: dict[int, Entry | None] = {}
    starts = [span.start for span in sentences.spans]
    rows: list[tuple[Span, Span]] = []
    for paragraph in (*paragraphs, None):
        label = _label(text, paragraph) if paragraph is not None else None
        if paragraph is not None and label is not None and sentences.report.sentence_at(label.start) not in counting:
            rows.append((paragraph, label))
            continue
        if len(rows) >= _FEWEST:
            found |= _listed(sentences, starts, rows)
        rows = []
    return found


def _label(text: str, line: Span) -> Span | None:
    """Where the words stand that may name somebody in a line; None for a line that is none of such a list."""
    if line.end - line.start > _LONGEST or _COLUMNS.search(text, line.start, line.end):
        return None
    marked = _MARKED.match(text, line.start, line.end)
    label = _LABEL.match(text, marked.end() if marked else line.start, line.end)
    return Span(label.start(), label.end()) if label else None


def _listed(sentences: Sentences, starts: Sequence[int], rows: Sequence[tuple[Span, Span]]) -> dict[int, Entry | None]:
    """The lines of the lists among some lines that have a heading: another of these, or the sentence above them."""
    lists = word_lists(sentences.language)
    found: dict[int, Entry | None] = {}
    done = 0
    for first, (line, _) in enumerate(rows):
        head, columns = _above(sentences, starts, line)
        if first < done or head < 0 or not _is_heading(sentences.text(head), lists):
            continue
        people: list[tuple[Span, People]] = []
        aged = 0
        for row, label in rows[first:]:
            if (person := _person(sentences, label, row)) is None:
                break
            people.append((row, person))
            aged += _AGED.match(sentences.report.text, label.end, row.end) is not None
        done = first + len(people)
        said = sentences.text(head).rstrip().lower()
        sure = (
            columns or said.endswith(":") or lists.pattern("tolls.rolls.sure").search(said) or 2 * aged >= len(people)
        )
        heading = _heading(sentences, head, sum(each.low or 0 for _, each in people))
        if sure and heading is not None and len(people) >= _FEWEST:
            found |= _entries(starts, people, heading)
    return found


def _above(sentences: Sentences, starts: Sequence[int], line: Span) -> tuple[int, bool]:
    """The last sentence above a line, or above the heads of its columns, and whether it has such; -1 for none."""
    text, paragraphs = sentences.report.text, sentences.report.paragraphs
    above = sentences.report.paragraph_at(line.start) - 1
    columns = above > 0 and _COLUMNS.search(text, paragraphs[above].start, paragraphs[above].end) is not None
    return (bisect_left(starts, paragraphs[above - columns].end) - 1 if above >= 0 else -1), columns


def _entries(
    starts: Sequence[int], people: Sequence[tuple[Span, People]], heading: Heading
) -> Iterator[tuple[int, Entry | None]]:
    for line, each in people:
        named = bisect_right(starts, each.span.start) - 1
        for at in range(bisect_left(starts, line.start), bisect_left(starts, line.end)):
            yield at, Entry(Span(each.span.start, line.end), each, heading) if at == named else None


def _is_heading(line: str, lists: WordLists) -> bool:
    """Whether a line or sentence may head a list of victims: it speaks of them, of nobody else, and ends openly."""
    low = line.strip().lower()
    ended = not (low.endswith((":", ".")) or low[-1:].isalnum())
    if len(low) > _LONGEST_HEADING or ended or "|" in low or "\t" in low:
        return False
    if lists.pattern("tolls.rolls.others").search(low):
        return False
    led = low.endswith(":") or lists.pattern("tolls.items.leads").search(low) is not None
    return (led or low[-1:].isalnum()) and lists.pattern("tolls.rolls.heads").search(low) is not None


def _person(sentences: Sentences, label: Span, line: Span) -> People | None:
    """Who a line names or describes; None where that is nobody."""
    text, known = sentences.report.text, nouns()
    at = sentences.report.sentence_at(label.start)
    counted = next((each for each in sentences.people(at) if each.span.start == label.start), None)
    if counted is not None and counted.kind is not PeopleKind.NAMED and counted.high:
        return counted
    said = label.of(text)
    if screen(sentences.language).passes(said):
        return None
    words = _WORD.findall(said)
    told = _AGED.match(text, label.end, line.end) or _ASIDE.match(text, label.end, line.end)
    if len(words) == 1 and known.person(said.lower()) is None and not told:
        return None
    lower = [word.lower().rstrip(".") for word in words]
    if len(words) <= _MOST_WORDS and _is_name(words, lower, word_lists(sentences.language)):
        span = Span(label.start, behind_age(text, label.end))
        return People(span, span.of(text), 1, 1, Qualifier.EXACT, PeopleKind.NAMED, said)
    noun = next((word for word in lower[:4] if known.names_one(word)), None)
    owned = _OWNED.search(said)
    if noun is None or (owned is None and any(word[0].isupper() for word in words[1:])):
        return None
    return People(label, said, 1, 1, Qualifier.EXACT, PeopleKind.SINGLE, said, noun)


def _is_name(words: Sequence[str], lower: Sequence[str], lists: WordLists) -> bool:
    """Whether words are a person's name: each with a capital or a small part of names, none of an office or a place."""
    known = nouns()
    particles = lists.listed("tolls.rolls.particles")
    capital = all(any(map(str.isupper, word)) or low in particles for word, low in zip(words, lower, strict=True))
    titled = known.names_one(lower[0]) or lower[0] in known["titles"]
    called = [word for word in lower[titled:] if known.person(word) is None]
    nobody = any(word in known["no_names"] or known.is_thing(word) or word in known["stop"] for word in called)
    return capital and bool(called) and not nobody


def _heading(sentences: Sentences, head: int, size: int) -> Heading | None:
    """What befell those who stand below a heading, as it tells; if it only says "the victims", as the text before."""
    own = _told(sentences, head)
    if own is None or sentences.letters(head).isdisjoint(word_lists(sentences.language).listed("tolls.rolls.any")):
        return own and own._replace(size=size)
    before = (_told(sentences, at) for at in range(head - 1, max(head - _BACK, 0) - 1, -1))
    return next((told._replace(size=size) for told in before if told is not None), own._replace(size=size))


def _told(sentences: Sentences, at: int) -> Heading | None:
    """The words of harm of a sentence under which a list of people may stand, those of death first."""
    if not sentences.may_tell(at):
        return None
    sentence = sentences.analysed(at)
    told = [(group, sense) for group in range(len(sentence.groups)) if (sense := _sense(sentence, group))]
    fit = [(group, sense) for group, sense in told if sense.harm is not Harm.AFFECTED]
    if not fit:
        return None
    group, sense = next((one for one in fit if one[1].harm is Harm.KILLED), fit[0])
    clause = next((clause for clause in sentence.clauses if clause.verb == group), None)
    return Heading(sentence, group, clause, sense.harm, 0)


def _sense(sentence: Sentence, at: int) -> Sense | None:
    group = sentence.groups[at]
    return next((sense for sense in (*group.senses, *group.attributes) if not sense.particle), None)
