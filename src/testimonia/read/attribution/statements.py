"""Statements: which words of a region attribute, to whom, and how far what is said reaches."""

from __future__ import annotations

import re
from dataclasses import replace

from testimonia.model import Act
from testimonia.read.attribution import phrases
from testimonia.read.attribution.asides import apposed
from testimonia.read.attribution.documents import document
from testimonia.read.attribution.fixed import carrier, fixed_phrase
from testimonia.read.attribution.frames import figure_near, stands
from testimonia.read.attribution.groups import Group, group_of
from testimonia.read.attribution.labels import bracketed_sources, labelled
from testimonia.read.attribution.lexicon import Form, Kind, Lexicon, Verb
from testimonia.read.attribution.nominal import adjective, noun
from testimonia.read.attribution.place import place_of
from testimonia.read.attribution.reach import leave_brackets, set_reach, share_content
from testimonia.read.attribution.records import recorded
from testimonia.read.attribution.region import QUOTE, Region, Tag
from testimonia.read.attribution.statement import NEARBY, Place, Statement, Subject
from testimonia.read.attribution.subjects import shared_subject, speaks, subject_of


def statements(region: Region, words: Lexicon) -> list[Statement]:
    """The statements of a region in the order of their cues, with their contents."""
    found: list[Statement] = []
    after = 0
    if line := labelled(region, words):
        found.append(line)
        after = line.end
    for index, word in enumerate(region.words):
        if word not in words.triggers or index < after:
            continue
        statement = _at(region, index, found, words)
        if statement:
            found.append(statement)
            after = statement.cue[1]
    if "(" in region.words:
        found = sorted((*found, *bracketed_sources(region, words)), key=lambda one: one.cue)
    for number, statement in enumerate(found):
        set_reach(region, statement, found, number, words)
    for number, statement in enumerate(found):
        if statement.cites:
            share_content(statement, found, number)
    if "(" in region.words:
        leave_brackets(region, found)
    return [statement for statement in found if statement.content]


_WORD = re.compile(r"\w+")

_CLAUSAL = frozenset((Tag.MARK, Tag.CUE, Tag.VERB, Tag.AUXILIARY, Tag.SUBORDINATOR, Tag.RELATIVE))


def _at(region: Region, index: int, found: list[Statement], words: Lexicon) -> Statement | None:
    """The statement whose cue begins at an index."""
    word = region.words[index]
    if word in words["openers"] and (phrase := fixed_phrase(region, index, words)):
        return phrase
    if word not in words.cues:
        return document(region, index, words)
    cue = words.verbs[word] if region.tags[index] is Tag.CUE else None
    return (
        document(region, index, words)
        or recorded(region, index, words)
        or (_spoken(region, index, cue, found, words) if cue else noun(region, index, found, words))
        or adjective(region, index, found, words)
    )


def _spoken(region: Region, index: int, verb: Verb, found: list[Statement], words: Lexicon) -> Statement | None:
    group = group_of(region, index, verb, words)
    if group.infinitive:
        return None
    carried = f"{region.words[index]} {region.word(index + 1)}" in words["carried"]
    by = region.word(index + 1) == "by" and region.word(index + 2) not in words["by_means"]  # "she said by telephone"
    bare = Tag.AUXILIARY not in region.tags[group.start : index]
    reduced = bare and (carried or by) and region.tag(index - 1) is not Tag.PRONOUN
    if verb.form is Form.PAST and (group.passive or reduced):
        killed = region.words[index : index + 3] == ["put", "to", "death"]
        told = _carried(region, index, verb, words) or _passive(region, index, group, verb, words)
        return None if killed else told
    if verb.form is Form.PARTICIPLE and group.start == index:
        return _participle(region, index, verb, found, words)
    subject = subject_of(region, group, index, verb, found, words)
    if subject is None or not speaks(region, subject.words, words) or _is_silent(region, index, group, verb, words):
        return None
    end = index + 1
    if verb.lemma in words["going"]:
        end += 1
        if not _goes_on(region, index, subject, verb, words):
            return None
    negated = group.negated or region.words[subject.words[0]] in words["negating"]
    act = _act(region, index, verb, words, negated=negated)
    statement = Statement((index, end), subject, Place.AFTER, act)
    statement.place = place_of(region, statement, words=words)
    return statement if stands(region, statement, verb, words) else None


def _is_silent(region: Region, index: int, group: Group, verb: Verb, words: Lexicon) -> bool:
    """Whether somebody is told what to bear in mind, or off: "members WILL also REMEMBER the raid", "told off"."""
    if verb.kind is Kind.TELLING and region.word(index + 1) in words["told_away"]:
        return True
    return verb.lemma in words["bearing_in_mind"] and not words["modal"].isdisjoint(region.words[group.start :][:2])


def _goes_on(region: Region, index: int, subject: Subject, verb: Verb, words: Lexicon) -> bool:
    """Whether a verb with its particle tells that somebody speaks on: ", the text GOES ON,", "…”, she WENT ON."."""
    particle = f"{verb.lemma} {region.word(index + 1)}" in words["going_on"]
    set_off = region.word(subject.words[0] - 1) in (",", QUOTE)
    return particle and set_off and region.word(index + 2) in (",", ".", ":", "")


def _act(region: Region, index: int, verb: Verb, words: Lexicon, *, negated: bool) -> Act:
    """What the speaker does: what the verb says, unless it is negated, withholds something, or calls it a lie."""
    if negated and verb.lemma in words["not_accepting"] and region.word(index + 1) == "that":
        return Act.DENIES
    if negated:
        return Act.DOUBTS if verb.lemma in words["leaving_open"] else Act.OMITS
    if verb.lemma in words["withholding"] and region.word(index + 1) == "to":
        said = words.verbs.get(region.word(index + 2))
        return Act.OMITS if said and said.act is Act.SAYS else verb.act
    if verb.lemma in words["calling"] and not words["pointing"].isdisjoint(region.words[index + 1 : index + NEARBY]):
        rest = region.text[region.ends[index] : region.ends[-1]].casefold()
        return verb.act if words["disbelief"].isdisjoint(_WORD.findall(rest)) else Act.DENIES
    return verb.act


def _passive(region: Region, index: int, group: Group, verb: Verb, words: Lexicon) -> Statement | None:
    """A passive: "was reported by the ministry"; "it was reported that" is a statement of nobody in particular."""
    by = index + 1
    if verb.act in (Act.HOLDS, Act.WANTS) and verb.kind is not Kind.JUDGING:
        return _made_known(region, index, group, words)
    while by < index + NEARBY and region.word(by) != "by" and region.tag(by) not in _CLAUSAL:
        by += 1
    if region.word(by) == "by" and region.word(by + 1) not in words["by_means"]:
        end = _agent_end(region, by + 1, words)
        if end > by + 1 and _is_agent(region, by + 1, end, words, reduced=not group.passive):
            near = range(index - NEARBY, index)
            counted = any(region.tag(k) is Tag.NUMBER or region.word(k) in words["counts"] for k in near)
            if verb.numbered and not counted and not figure_near(region, index + 1, verb, words):
                return None
            if verb.beside or (verb.clause and not counted):
                return None
            middle = (index + 1, by) if by > index + 1 else None
            subject = Subject((by + 1, end), follows=True)
            goes_on = Place.AROUND if region.word(end) in words["after_agents"] else Place.BEFORE
            opens = region.word(group.start - 1) == "as" and region.word(end) not in (".", "")
            tells = verb.kind is Kind.TELLING and "that" in region.words[end : end + NEARBY]
            place = Place.AFTER if opens or tells else goes_on
            subject = replace(subject, name=apposed(region, end, words)) if tells else subject
            act = _act(region, index, verb, words, negated=group.negated)
            return Statement((index, by + 1), subject, place, act, middle)
    if verb.inverted and region.word(index + 1) == "that":
        return Statement((index, index + 1), None, Place.AFTER)
    return _made_known(region, index, group, words)


def _made_known(region: Region, index: int, group: Group, words: Lexicon) -> Statement | None:
    """Who lets a thing be known: "the envoy's office LET IT BE KNOWN that"."""
    made = group.start - 2
    if region.word(made + 1) != "it" or region.word(made) not in words["making_known"]:
        return None
    start = phrases.before(region, made, words)
    return Statement((made, index + 1), Subject((start, made)), Place.AFTER) if start < made else None


def _carried(region: Region, index: int, verb: Verb, words: Lexicon) -> Statement | None:
    """Who carries what somebody says: "a doctor quoted by the radio", "figures of the port, cited in a report"."""
    if verb.lemma not in words["carriers"] or f"{region.words[index]} {region.word(index + 1)}" not in words["carried"]:
        return None
    return carrier(region, (index, index + 2), words)


def _agent_end(region: Region, start: int, words: Lexicon) -> int:
    """Where the words for an agent end: before "of" and what somebody was accused of by it."""
    end = phrases.after(region, start, words)
    for position in range(start + 1, end - 1):
        if region.words[position] in words["after_agents"] and region.words[position + 1].endswith("ing"):
            return position
    return end


def _is_agent(region: Region, start: int, end: int, words: Lexicon, *, reduced: bool) -> bool:
    """Whether words after "by" are somebody; after a participle ("posted by the river") they must be so by name."""
    head = region.words[end - 1]
    if head in words["people"] or head in words["persons"] or head in words["bodies"]:
        return True
    named = any(region.tags[k] is Tag.NAME for k in range(start, end))
    return named or (not reduced and region.tags[start] in (Tag.DETERMINER, Tag.PRONOUN))


def _participle(region: Region, index: int, verb: Verb, found: list[Statement], words: Lexicon) -> Statement | None:
    """A participle: of the noun before it ("voters supporting the strike"), or of the subject of its sentence."""
    previous = region.word(index - 1)
    if verb.lemma in words["resulting"]:
        return None
    if previous == "as":
        return _quoted_as(region, index, found, words) or _is_quoted_as(region, index, found, words)
    subject = None
    if region.tag(index - 1) in (Tag.NOUN, Tag.NAME):
        start = phrases.before(region, index, words)
        subject = Subject((start, index)) if start < index else None
    elif previous in words["before_participles"] or previous == QUOTE:
        subject = shared_subject(region, found, words, index)
    if subject is None or not speaks(region, subject.words, words):
        return None
    statement = Statement((index, index + 1), subject, Place.AFTER, verb.act)
    return statement if stands(region, statement, verb, words) else None


def _quoted_as(region: Region, index: int, found: list[Statement], words: Lexicon) -> Statement | None:
    """Who is quoted by somebody: "the paper quoted the mayor as saying that …"."""
    for position in range(index - 2, max(-1, index - 2 - phrases.LONGEST), -1):
        if region.words[position] in words["quoting"]:
            if position + 1 < index - 1:
                if region.words[position + 1] == "by":
                    return None
                if found and found[-1].cites:
                    found.pop()
                place = Place.BEFORE if region.word(index + 1) in (".", "") else Place.AFTER
                return Statement((index, index + 1), Subject((position + 1, index - 1)), place)
            break
    return None


def _is_quoted_as(region: Region, index: int, found: list[Statement], words: Lexicon) -> Statement | None:
    """Who is quoted in the passive: "the mayor was quoted as saying", "the mayor was quoted by the paper as saying"."""
    for position in range(index - 2, max(-1, index - 2 - phrases.LONGEST), -1):
        verb = words.verbs.get(region.words[position])
        if verb is None or verb.lemma not in words["carriers"]:
            continue
        group = group_of(region, position, verb, words)
        subject = subject_of(region, group, position, verb, found, words) if group.passive else None
        if subject is None or not speaks(region, subject.words, words):
            return None
        statement = Statement((index, index + 1), subject, Place.AFTER)
        statement.place = place_of(region, statement, words=words)
        return statement
    return None
