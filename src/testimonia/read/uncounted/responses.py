"""Responses: what was done about an incident, by whom and to whom, or that nothing was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from testimonia.model import Span
from testimonia.read.harm import Sentences
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Shape
from testimonia.read.harm.parties import can_be_party
from testimonia.read.harm.sentence import Sentence
from testimonia.read.uncounted.acts import Act
from testimonia.read.uncounted.clauses import analysed, behind, is_done, is_nobody, phrase
from testimonia.read.uncounted.lexicon import Doing, lexicon

_NEAR = 6
"""Groups behind a verb in which the noun stands that makes it a response."""

_ENDS = frozenset({Part.STOP, Part.VERB, Part.WHO, Part.THAT, Part.SUBORDINATE, Part.COLON})
"""Groups behind which nothing belongs to the verb before."""


_BEFORE_NOUNS = frozenset({Part.AND, Part.OF, Part.PREPOSITION})
"""What stands before a noun in -ing."""


def find_responses(sentences: Sentences) -> Iterator[Act]:
    """What was done about an incident, or that nothing was, in order."""
    words = lexicon()
    undone = words.lists.pattern("uncounted.undone.words")
    for sentence in analysed(sentences, words.responding):
        low = sentences.report.low[sentence.span.start : sentence.span.end]
        for match in undone.finditer(low):
            span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            yield Act(sentence.span, span, "investigation", None, done=False)
        told: set[tuple[str, bool]] = set()
        for clause in sentence.clauses:
            act = _response(sentence, clause)
            if act is not None and (act.kind, act.done) not in told:
                told.add((act.kind, act.done))
                yield act


def _response(sentence: Sentence, clause: Clause) -> Act | None:
    """The response that a clause tells; None where it tells none, or only that there may be one."""
    form, _, particle = sentence.groups[clause.verb].head.low.partition(" ")
    for doing in lexicon().doings.get(form, ()):
        span = _told(sentence, clause, doing, particle)
        if span is not None:
            done = is_done(sentence, clause)
            if done is None or not _is_whole(sentence, clause, doing):
                return None
            return Act(sentence.span, span, doing.kind, *_parties(sentence, clause, doing), done)
    return None


def _told(sentence: Sentence, clause: Clause, doing: Doing, particle: str) -> Span | None:
    """The words that tell a response: the verb, with the words or the noun that it needs; None without them."""
    start, end = sentence.start(clause.verb), sentence.end(clause.verb)
    needed = doing.nouns or frozenset({doing.after} - {""})
    subject = _response_as_subject(sentence, clause, needed)
    if subject is not None:
        return Span(sentence.start(subject), end)
    follows = f" {particle}{behind(sentence, clause.verb)}" if particle else behind(sentence, clause.verb)
    if doing.after and f" {doing.after} " not in follows:
        return None
    if not doing.nouns:
        return Span(start, _end_of(sentence, clause, doing.after) if doing.after else end)
    for at in range(clause.verb + 1, min(clause.verb + 1 + _NEAR, len(sentence.groups))):
        if _is_one(sentence, at, doing.nouns):
            return Span(start, sentence.end(at))
        if sentence.part(at) in _ENDS:
            return None
    return None


def _response_as_subject(sentence: Sentence, clause: Clause, needed: frozenset[str]) -> int | None:
    """The subject, where it is what a response is done with: "AN INQUIRY was opened", "THE TRIAL of two men began"."""
    begins = sentence.groups[clause.verb].head.low in sentence.words.forms("uncounted.beginning.verbs")
    if not clause.passive and not (begins and not clause.objects):
        return None
    return next((noun for noun in clause.subjects if _is_one(sentence, noun, needed)), None)


def _end_of(sentence: Sentence, clause: Clause, after: str) -> int:
    """Where the words that a verb needs end."""
    last = after.rsplit(" ", 1)[-1]
    tokens = sentence.tokens[sentence.groups[clause.verb].last :]
    return next((token.end for token in tokens if token.low.endswith(last)), sentence.end(clause.verb))


def _is_one(sentence: Sentence, at: int, heads: frozenset[str]) -> bool:
    """Whether a group has one of some heads, of one word or several."""
    low = sentence.low(at)
    return (
        low.rsplit(" ", 1)[-1] in heads
        or low in heads
        or any(low.endswith(f" {head}") for head in heads if " " in head)
    )


def _is_whole(sentence: Sentence, clause: Clause, doing: Doing) -> bool:
    """Whether a response has all that it needs: "condemned houses", "tried to flee" and a mere "mourning" are none."""
    response = lexicon().responses[doing.kind]
    low = sentence.span.of(sentence.text).lower()
    if response.beside and not any(words in low for words in response.beside):
        return False
    undergoing = clause.subjects if doing.undergone else _undergoing(sentence, clause)
    if any(_is_one(sentence, noun, response.never) for noun in undergoing):
        return False
    if response.persons and not doing.nouns and not any(_is_somebody(sentence, noun) for noun in undergoing):
        return False
    if doing.nouns or doing.after:
        return True
    told_by_whom = response.persons or clause.agents or not _is_passive(sentence, clause, doing)
    return bool(told_by_whom) and not _is_of_another(sentence, clause)


def _is_of_another(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb belongs to another: one with an infinitive behind it, or a noun in -ing."""
    verb = sentence.groups[clause.verb].verb
    follows = sentence.groups[clause.verb + 1].verb if clause.verb + 1 < len(sentence.groups) else None
    tries = follows is not None and follows.shape is Shape.INFINITIVE and not (verb and verb.passive)
    return tries or (verb is not None and verb.shape is Shape.ING and sentence.joint(clause.verb) in _BEFORE_NOUNS)


def _is_somebody(sentence: Sentence, noun: int) -> bool:
    """Whether a noun group is somebody to whom something is done, or says that there is nobody."""
    people = sentence.part(noun) is Part.PRONOUN or sentence.people(noun) is not None
    return people or can_be_party(sentence, noun) or is_nobody(sentence, [noun])


def _is_passive(sentence: Sentence, clause: Clause, doing: Doing) -> bool:
    """Whether the subject undergoes the response; a bare verb without object may do it ("CONDEMNED in …")."""
    verb = sentence.groups[clause.verb].verb
    if not clause.passive or (verb is not None and verb.passive) or clause.agents:
        return clause.passive
    undergoes = doing.nouns or lexicon().responses[doing.kind].persons
    return bool(undergoes) or not any(_is_somebody(sentence, noun) for noun in clause.subjects)


def _undergoing(sentence: Sentence, clause: Clause) -> Sequence[int]:
    """To whom something is done: the subject of a passive, the object of an active verb."""
    if clause.passive:
        return clause.subjects
    return sentence.list_at(clause.objects[0]) if clause.objects else ()


def _parties(sentence: Sentence, clause: Clause, doing: Doing) -> tuple[str | None, str | None]:
    """The words for who responded and to whom it was done; None for whom the clause does not name."""
    response = lexicon().responses[doing.kind]
    undergoing = clause.subjects if doing.undergone else _undergoing(sentence, clause)
    to_whom = None if is_nobody(sentence, undergoing) else phrase(sentence, undergoing)
    if doing.undergone:
        return None, to_whom
    itself = _response_as_subject(sentence, clause, doing.nouns)
    doers: Sequence[int] = clause.subjects
    if itself is not None or _is_passive(sentence, clause, doing):
        doers = sentence.list_at(clause.agents[0]) if clause.agents else ()
    actor = None if is_nobody(sentence, doers) else phrase(sentence, doers)
    if response.persons and not doing.nouns:
        return actor, to_whom
    return actor, _addressed(sentence, clause.verb if itself is None else itself, response.to, doing.nouns)


def _addressed(sentence: Sentence, at: int, prepositions: frozenset[str], heads: frozenset[str]) -> str | None:
    """The words behind one of some prepositions behind a group: "apologised TO the families"."""
    for k in range(at + 1, min(at + 1 + _NEAR, len(sentence.groups) - 1)):
        if sentence.part(k) in _ENDS:
            return None
        told = sentence.part(k) is not Part.OF or _is_one(sentence, k - 1, heads)  # "the TRIAL OF two men"
        noun = sentence.groups[k + 1]
        somebody = noun.is_noun and not noun.senses and _is_somebody(sentence, k + 1)
        told = told and not _is_one(sentence, k + 1, heads)  # but "applied FOR A WARRANT"
        if sentence.low(k) in prepositions and told and somebody:
            return phrase(sentence, sentence.list_at(k + 1))
    return None
