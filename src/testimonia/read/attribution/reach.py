"""Reach: how far what is said goes."""

from __future__ import annotations

from testimonia.model import Act
from testimonia.read.attribution import phrases
from testimonia.read.attribution.lexicon import Lexicon
from testimonia.read.attribution.place import after_recipient
from testimonia.read.attribution.region import QUOTE, Region, Tag
from testimonia.read.attribution.statement import Place, Range, Statement

_PLACE = 5
"""Words of a place or a day that may stand between "and" and the subject of its clause."""


_AUXILIARIES = 3
"""Words of the auxiliaries of a passive and "as" before them: "AS HAS BEEN claimed by"."""


_OPENS_CLAUSE = frozenset((Tag.RELATIVE, Tag.SUBORDINATOR, Tag.CONJUNCTION))
"""Before an aside these open the clause that it is about: "in tents, WHERE, the nurse recorded, eleven died"."""

_FAR = 60
"""Words within which a bracket or a semicolon belongs to the words that attribute."""

_NEIGHBOURS = 8
"""Statements on either side of one in brackets that may reach over it."""


def share_content(cites: Statement, found: list[Statement], number: int) -> None:
    """Give "citing …" the content of the statement that it belongs to."""
    following = found[number + 1] if number + 1 < len(found) else None
    opens = not number and not cites.cue[0]  # "QUOTING the vicar, he said"
    if following and following.subject and (opens or following.subject.words[1] <= cites.cue[0]):
        cites.content = following.content
        return
    said = found[number - 1].content if number else None
    if said and (found[number - 1].place is not Place.AFTER or said[0][0] >= cites.end):
        cites.content = said


def leave_brackets(region: Region, found: list[Statement]) -> None:
    """Leave out of what one says what another one says in brackets: "eight died (the army admits two)"."""
    for number, inner in enumerate(found):
        opens = _last_before(region, "(", inner.cue[0])
        near = range(inner.cue[1], min(len(region), inner.cue[1] + _FAR))
        closes = next((k for k in near if region.words[k] == ")"), -1)
        if inner.subject is None or opens < 0 or closes < 0 or opens < _last_before(region, ")", inner.cue[0]):
            continue
        if inner.start <= opens:
            continue
        for outer in found[max(0, number - _NEIGHBOURS) : number + _NEIGHBOURS]:
            if outer is not inner and outer.content and not opens < outer.cue[0] < closes:
                outer.content = [piece for one in outer.content for piece in _without(one, (opens, closes + 1))]


def _last_before(region: Region, mark: str, index: int) -> int:
    """Where a mark stood last before an index; -1 where it is not near."""
    return next((k for k in range(index - 1, max(-1, index - _FAR), -1) if region.words[k] == mark), -1)


def _without(piece: Range, gap: Range) -> list[Range]:
    """What of a range stands before and behind a gap."""
    before, behind = (piece[0], min(piece[1], gap[0])), (max(piece[0], gap[1]), piece[1])
    return [part for part in (before, behind) if part[0] < part[1]]


def set_reach(region: Region, statement: Statement, found: list[Statement], number: int, words: Lexicon) -> None:
    """Set the content of a statement from where its words and those of its neighbours stand."""
    if statement.content:
        return
    if antecedent := _antecedent(region, statement, words):
        statement.content = [antecedent]
        return
    start = statement.start
    content: list[tuple[int, int]] = []
    if statement.place in (Place.BEFORE, Place.AROUND):
        edge = _left_edge(region, statement, found[:number], words)
        if statement.place is Place.AROUND and ";" in region.words[edge:start]:
            edge = start - region.words[edge:start][::-1].index(";")
        if statement.place is Place.AROUND and region.word(start - 1) == "as":
            edge = max(edge, _last_before(region, ",", start - 2) + 1)
        if not (statement.place is Place.AROUND and region.tag(start - 2) in _OPENS_CLAUSE):
            content.append((edge, start))
        if statement.middle:
            content.append(statement.middle)
    if statement.place is Place.BEFORE and region.word(statement.end) in (";", ":"):
        later = [other for other in found[number + 1 :] if other.start >= statement.end]
        content.append((statement.end, _right_edge(region, statement, later, words)))
    if statement.place in (Place.AFTER, Place.AROUND):
        begin = _behind_carrier(after_recipient(region, statement, words), found[number + 1 :])
        later = [other for other in found[number + 1 :] if other.start >= begin]
        content.append((begin, _right_edge(region, statement, later, words)))
    trimmed = (_trimmed(region, *piece) for piece in content)
    statement.content = [piece for piece in trimmed if piece]


def _behind_carrier(begin: int, later: list[Statement]) -> int:
    """Where what is said begins, behind who carries it: "according to a medic, cited by the radio, 12 died"."""
    carrier = next((other for other in later if other.carries and 0 <= other.start - begin <= 1), None)
    return carrier.end if carrier else begin


def _antecedent(region: Region, statement: Statement, words: Lexicon) -> Range | None:
    """What a clause is about that hangs on a noun: "50 were shot, a claim that the army disputes"."""
    relative = statement.start - 1
    if statement.place is Place.AFTER or not _is_object_relative(region.word(relative), words):
        return None
    if region.words[relative] in words["fused_relatives"]:
        return relative, relative + 1
    end = relative - (region.word(relative - 1) == ",")
    start = phrases.before(region, end, words)
    return (start, end) if start < end and region.word(start - 1) == "," else None


def _is_object_relative(word: str, words: Lexicon) -> bool:
    return word in words["object_relatives"] or word in words["fused_relatives"]


def _left_edge(region: Region, own: Statement, earlier: list[Statement], words: Lexicon) -> int:
    """Where what is said before its attribution begins: at the last clause that another speaker does not own."""
    start, cue = own.start, own.cue
    before = region.words[max(0, cue[0] - _AUXILIARIES) : cue[0]]
    aside = region.tag(cue[0] - 1) is not Tag.AUXILIARY or "as" in before
    told_by = aside and region.words[cue[1] - 1] in words["agents"]
    for statement in reversed(earlier):
        if statement.carries:
            continue
        if told_by and statement.place is Place.AFTER:
            return statement.end  # "the court is not satisfied that two men, SAID BY a witness to be dead, …"
        if statement.place is Place.BEFORE and statement.subject:
            return statement.end
        for position in range(start - 1, statement.end, -1):
            word = region.words[position]
            if word in (";", ":") or (word in words["contrast"] and region.words[position - 1] == ","):
                return position + 1
    return 0


def _right_edge(region: Region, statement: Statement, later: list[Statement], words: Lexicon) -> int:
    """Where what is said after its attribution ends: before the next statement, or the end of a relative clause."""
    if statement.subject and statement.subject.relative and region.word(statement.subject.relative[0] - 1) == ",":
        return next((k for k in range(statement.end, len(region)) if region.words[k] == ","), len(region))
    for other in later:
        edge = _edge_before(region, statement, other, words)
        if edge is not None:
            return edge
    if region.word(statement.start - 1) == "that" and (goes_on := _next_that(region, statement.end)):
        return goes_on  # "recalling that the inquiry reported 40; that 20,000 were deported"
    ending = {Act.DENIES: ":", Act.WANTS: ";", Act.HOLDS: ";"}.get(statement.act)
    return next((k for k in range(statement.end, len(region)) if region.words[k] == ending), len(region))


def _next_that(region: Region, start: int) -> int:
    """Where a semicolon goes over to the next clause with "that"; 0 where none does."""
    near = range(start, len(region) - 2)
    return next((k for k in near if region.words[k] == ";" and "that" in region.words[k + 1 : k + 3]), 0)


def _edge_before(region: Region, statement: Statement, other: Statement, words: Lexicon) -> int | None:
    """Where a statement ends that another one follows; None where the other one lies inside it."""
    if other.place is Place.BEFORE and not other.cites and other.subject is not None:
        ends = other.end < len(region) and region.word(other.start - 1) == "," and statement.place is Place.AFTER
        return other.start - 1 if ends and not other.shared else None
    position = _clause_start(region, other.start)
    semicolon = _last_before(region, ";", other.start)
    if semicolon >= statement.end and Tag.CUE not in region.tags[semicolon : other.start]:
        return semicolon
    previous = region.word(position - 1)
    if other.shared or other.cites:
        joined = previous in (",", "and", "but", "—", "–", QUOTE)
        return position - (previous != QUOTE) if joined else None
    if (
        previous == ";"
        or previous in words["contrast"]
        or previous == "and"
        or (previous == "," and _is_opening(region, statement))
    ):
        return position - 1
    return position - 2 if previous == "," and region.word(position - 2) in (",", "and", "but") else None


def _clause_start(region: Region, start: int) -> int:
    """Where a clause begins whose subject stands at an index: before "in Orlen" of "and in Orlen the prefect spoke"."""
    for position in range(start - 1, max(0, start - _PLACE), -1):
        if region.tags[position] is Tag.PREPOSITION:
            opens = region.tag(position - 1) in (Tag.CONJUNCTION, Tag.MARK)
            return position if opens else start
        if region.tags[position] not in (Tag.NAME, Tag.NOUN, Tag.TIME, Tag.NUMBER):
            return start
    return start


def _is_opening(region: Region, statement: Statement) -> bool:
    """Whether a statement stands in what opens a sentence before its main clause: "While he denies it, …"."""
    before = region.tags[: statement.start + 1]
    return before[0] in (Tag.SUBORDINATOR, Tag.PREPOSITION, Tag.ADVERB) and Tag.MARK not in before


def _trimmed(region: Region, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (
        region.words[start] in (",", ":", ";", ".", "—", "–", ")", "-") or region.words[start] == "that"
    ):
        start += 1
    while end > start and region.words[end - 1] in (",", ".", ";", ":", "—", "–", "(", "-"):
        end -= 1
    return (start, end) if start < end else None
