"""Demands: who asks what of whom, and what a text says that others must do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from testimonia.model import Span
from testimonia.read.harm import Sentences
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Shape
from testimonia.read.harm.sentence import Sentence
from testimonia.read.uncounted.acts import Act
from testimonia.read.uncounted.clauses import analysed, behind, end_of_clause, is_done, phrase
from testimonia.read.uncounted.lexicon import lexicon

_NEAR = 10
"""Groups behind who is asked in which it follows what for."""


def find_demands(sentences: Sentences) -> Iterator[Act]:
    """What somebody asks of somebody, in order."""
    for sentence in analysed(sentences, lexicon().demanding):
        end = sentence.span.start
        for clause in sentence.clauses:
            act = _asked(sentence, clause) or _wanted(sentence, clause) or _duty(sentence, clause)
            if act is not None and act.span.start >= end:
                yield act
                end = act.span.end


def _asked(sentence: Sentence, clause: Clause) -> Act | None:
    """Somebody is asked to do something, or for something."""
    words = lexicon()
    low = sentence.groups[clause.verb].head.low
    if low not in words.asking or not is_done(sentence, clause):
        return None
    after = next((each for each in words.asking[low] if _goes_on(sentence, clause, each)), None)
    if after is None:
        return None
    passive = _is_passive(sentence, clause)
    asked: Sequence[int] = clause.subjects
    if not passive:
        noun = next(sentence.nouns(clause.verb + 1, clause.verb + 4), None)
        asked = sentence.list_at(noun) if noun is not None else ()
    what = _what_for(sentence, max([clause.verb, *clause.agents]) if passive else max(asked, default=-1))
    asking: Sequence[int] = clause.agents if passive else clause.subjects
    if asking and not passive and _is_them(sentence, asked):
        asked, asking = asking, _first_subjects(sentence, clause)
    if not asked or what is None or _is_search(sentence, low, asking):
        return None
    span = Span(sentence.start(what), end_of_clause(sentence, what))
    return Act(sentence.span, span, "demand", phrase(sentence, asking), phrase(sentence, asked))


def _is_them(sentence: Sentence, asked: Sequence[int]) -> bool:
    """Whether those who are asked are those told of before: "found that both had fired, and called on THEM to stop"."""
    return len(asked) == 1 and sentence.low(asked[0]) in lexicon().listed("speaking.objects")


def _first_subjects(sentence: Sentence, clause: Clause) -> Sequence[int]:
    """The subjects of the first clause of a sentence, if others than those of a clause."""
    first = sentence.clauses[0].subjects if sentence.clauses else ()
    return first if first != clause.subjects else ()


def _goes_on(sentence: Sentence, clause: Clause, after: str) -> bool:
    """Whether the words right behind a verb are those that belong to it."""
    return not after or behind(sentence, clause.verb).startswith(f" {after} ")


def _is_passive(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody is asked or something wanted in the passive; a bare verb without its agent only looks so."""
    verb = sentence.groups[clause.verb].verb
    return verb is not None and (verb.passive or bool(clause.agents))


def _what_for(sentence: Sentence, last: int) -> int | None:
    """The group behind who is asked with which begins what for: "to …", "for …", or "that …"."""
    if last < 0:
        return None
    for at in range(last + 1, min(last + 1 + _NEAR, len(sentence.groups))):
        verb = sentence.groups[at].verb
        if sentence.part(at) is Part.STOP:
            return None
        if (verb is not None and verb.shape is Shape.INFINITIVE) or (at == last + 1 and sentence.low(at) == "for"):
            return at - 1 if sentence.part(at - 1) is Part.NOT else at
    return None


def _is_search(sentence: Sentence, low: str, asking: Sequence[int]) -> bool:
    """Whether a verb that everybody uses is used by those who search or talk: "detectives asked the driver to"."""
    weak = low in lexicon().lists.forms("uncounted.demands.weak")
    heads = [sentence.groups[noun].head.low for noun in asking]
    return weak and (not heads or not lexicon().listed("demands.searchers").isdisjoint(heads))


def _wanted(sentence: Sentence, clause: Clause) -> Act | None:
    """Somebody wants something: "demanded an inquiry", "insists that the army withdraw"."""
    words = lexicon()
    low = sentence.groups[clause.verb].head.low
    if low not in words.wanting or not is_done(sentence, clause):
        return None
    after = next((each for each in words.wanting[low] if _goes_on(sentence, clause, each)), None)
    if after is None or _is_passive(sentence, clause):
        return None
    what = sentence.after(clause.verb)
    if after:
        what = sentence.after(what)
    if what >= len(sentence.groups) or not (sentence.groups[what].is_noun or sentence.part(what) is Part.THAT):
        return None
    if not words.listed("demands.help").isdisjoint(sentence.low(what).split()):
        return None
    span = Span(sentence.start(what), end_of_clause(sentence, what))
    return Act(sentence.span, span, "demand", phrase(sentence, clause.subjects), _of_whom(sentence, what, span.end))


def _of_whom(sentence: Sentence, what: int, end: int) -> str | None:
    """Of whom something is wanted: the subject of what is to be done, or who stands behind "from" or "by"."""
    if sentence.part(what) is Part.THAT:
        noun = next(sentence.nouns(what + 1, what + 3), None)
        return _before_verb(phrase(sentence, [noun])) if noun is not None else None
    for at in range(what + 1, len(sentence.groups) - 1):
        if sentence.start(at) >= end:
            return None
        if sentence.low(at) in lexicon().listed("demands.of_whom") and sentence.groups[at + 1].is_noun:
            return phrase(sentence, sentence.list_at(at + 1))
    return None


def _before_verb(words: str | None) -> str | None:
    """The words up to a verb in its base form: "the State party" of "that the State party PAY compensation"."""
    asked = (words or "").split()
    duties = {word.split()[0] for word in lexicon().duties} | lexicon().listed("demands.done")
    end = next((k for k, word in enumerate(asked) if k > 1 and word in duties), len(asked))
    return " ".join(asked[:end]) or None


def _duty(sentence: Sentence, clause: Clause) -> Act | None:
    """What somebody must do: "must be condemned by all governments", "the army should withdraw"."""
    words = lexicon()
    group = sentence.groups[clause.verb]
    low = group.head.low
    if group.verb is None or group.verb.negated or low not in words.duties:
        return None
    if not any(each == "" or f" {each} " in behind(sentence, clause.verb) for each in words.duties[low]):
        return None
    whole = sentence.low(clause.verb)
    if not any(whole.startswith(f"{must} ") for must in words.listed("demands.must")):
        return None
    whom = clause.agents if clause.passive else clause.subjects
    addressee = phrase(sentence, sentence.list_at(whom[0]) if whom and clause.passive else whom)
    span = Span(group.head.start, end_of_clause(sentence, clause.verb))
    return Act(sentence.span, span, "demand", None, addressee)
