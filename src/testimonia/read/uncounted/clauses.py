"""The sentences that may tell something without a number, analysed, and the words of those who act in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from testimonia.read.harm import Sentences
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Shape
from testimonia.read.harm.sentence import Sentence
from testimonia.read.languages.screens import WordScreen
from testimonia.read.uncounted.lexicon import lexicon

_REACH = 14
"""Tokens behind a verb in which the words that belong to it stand."""


def passing(sentences: Sentences, screen: WordScreen) -> Iterator[int]:
    """The sentences of a report that pass a screen, by their index."""
    if screen.passes(sentences.report.vocabulary):
        for at in range(len(sentences.spans)):
            if screen.passes(sentences.letters(at)):
                yield at


def analysed(sentences: Sentences, screen: WordScreen) -> Iterator[Sentence]:
    """The sentences of a report that pass a screen, analysed."""
    return (sentences.analysed(at) for at in passing(sentences, screen))


def behind(sentence: Sentence, at: int) -> str:
    """The words behind a group, up to the end of the sentence or as far as they belong to it; spaces around each."""
    words = [""]
    for token in sentence.tokens[sentence.groups[at].last :][:_REACH]:
        if token.part is Part.STOP:
            break
        words.append(token.low)
    return " ".join([*words, ""])


def is_done(sentence: Sentence, clause: Clause) -> bool | None:
    """Whether what a clause tells was done: False where the text says that it was not, None where it only may be."""
    words, verb = lexicon(), sentence.groups[clause.verb].verb
    if verb is None:
        return True
    if verb.negated or is_nobody(sentence, clause.subjects) or is_nobody(sentence, clause.objects):
        return False
    if verb.shape is Shape.INFINITIVE:
        before = sentence.groups[sentence.before(clause.verb)].head.low if sentence.before(clause.verb) >= 0 else ""
        return False if before in words.lists.forms("uncounted.undone.refusing") else None
    first = min([clause.verb, *clause.subjects])
    opener = sentence.before(first)
    doubtful = sentence.part(opener) is Part.SUBORDINATE and sentence.low(opener) in words.listed("undone.doubtful")
    return None if verb.modal or doubtful else True


def is_nobody(sentence: Sentence, nouns: Sequence[int]) -> bool:
    """Whether noun groups say that there is nobody: "NO ONE was charged", "NOT ONE of them"."""
    return bool(nouns) and sentence.low(nouns[0]).split()[0] in lexicon().listed("undone.nobody")


def phrase(sentence: Sentence, nouns: Sequence[int]) -> str | None:
    """The words of some noun groups, with what they are "of" and the names of where they are from; None for none."""
    if not nouns:
        return None
    first, last = nouns[0], nouns[-1]
    while sentence.part(last + 2) is Part.NOUN and _hangs(sentence, last + 1):
        last += 2
    if sentence.low(first - 1) == "both":
        first -= 1
    if sentence.part(last + 1) is Part.STATE and sentence.people(last) is not None:
        last += 1  # "the families of the 13 DEAD"
    return sentence.text[sentence.start(first) : sentence.end(last)]


def _hangs(sentence: Sentence, at: int) -> bool:
    """Whether the noun group behind a preposition belongs to the one before it."""
    if sentence.part(at) is Part.OF:
        return sentence.groups[at + 1].head.low not in lexicon().listed("names.accusing")
    if sentence.part(at) is not Part.PREPOSITION or sentence.low(at) not in lexicon().listed("names.placing"):
        return False
    group = sentence.groups[at + 1]
    return any(token.capital for token in sentence.tokens[group.first : group.last])


def end_of_clause(sentence: Sentence, at: int) -> int:
    """Offset at which ends what is asked for from a group on: at a stop, a closing quotation mark, or ", X said"."""
    last = at
    for k in range(at, len(sentence.groups)):
        part = sentence.part(k)
        if part is Part.STOP or (part is Part.COMMA and _names_speaker(sentence, k)):
            break
        if part is Part.QUOTE and sentence.low(k) in "”»":
            break
        last = k
    return sentence.end(last)


def _names_speaker(sentence: Sentence, comma: int) -> bool:
    """Whether only a speaker follows a comma: ", the union said", ", said the mayor"."""
    following = range(comma + 1, min(comma + 5, len(sentence.groups)))
    said = next((k for k in following if sentence.says(k)), None)
    between = {sentence.part(k) for k in range(comma + 1, said)} if said is not None else {Part.VERB}
    return not between & {Part.VERB, Part.WHO, Part.THAT, Part.COMMA, Part.SUBORDINATE}
