"""Where a model's parse and the claims that the rules gave contradict each other.

Only contradictions count: that a small model sees nothing where the rules see a claim says nothing about the claim
(measured: docs/second-reader.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from testimonia.model import Claim, Disagreement, Harm, Passage, Span
from testimonia.read.second.parse import Parse
from testimonia.read.second.propose import Proposed

_NO_PEOPLE = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})
"""Labels of numbers that count no people (OntoNotes)."""


def disagreements(
    text: str, offset: int, parse: Parse, found: Sequence[Proposed], claims: Sequence[Claim]
) -> Iterator[Disagreement]:
    """Where the parse of one sentence contradicts its claims, or has harm to counted people without a claim.

    Args:
        text: the stored text.
        offset: where the sentence starts in it.
        parse: what the model makes of the sentence.
        found: what the parse proposes.
        claims: what the rules made of the sentence.
    """
    for claim in claims:
        own = Span(claim.count.start - offset, claim.count.end - offset)
        about = [one for one in found if one.people.overlaps(own)]
        yield from _of_label(text, offset, parse, claim)
        yield from _of_harm(text, offset, about, claim)
        yield from _of_party(text, offset, about, claim)
        yield from _of_denial(text, offset, about, claim)
    counted = [Span(claim.count.start - offset, claim.count.end - offset) for claim in claims]
    labelled = [Span(one.start, one.end) for one in parse.entities if one.label in _NO_PEOPLE]
    for one in found:
        if one.numbered and not any(one.people.overlaps(span) for span in (*counted, *labelled)):
            words = _passage(text, offset, one.people)
            yield Disagreement(
                None, "harm", words, f"the model has “{words.exact}” {one.harm}; the rules make no claim"
            )


def _of_label(text: str, offset: int, parse: Parse, claim: Claim) -> Iterator[Disagreement]:
    """The number of the claim is one of money, time or a share."""
    for entity in parse.entities:
        span = Span(entity.start + offset, entity.end + offset)
        number = Span(claim.count.start, claim.count.end)
        if entity.label in _NO_PEOPLE and span.overlaps(number) and _covers_number(text, span, number):
            words = Passage.quote(text, span)
            yield Disagreement(claim.id, "count", words, f"the model reads “{words.exact}” as {entity.label}")
            return


def _covers_number(text: str, label: Span, number: Span) -> bool:
    """Whether a label covers all digits of a count, or its first word where it has none; no age beside a name."""
    digits = [at for at in range(number.start, number.end) if text[at].isdecimal()] or [number.start]
    return all(label.start <= at < label.end for at in digits) and "-" not in text[label.start : label.end]


def _of_harm(text: str, offset: int, about: Iterable[Proposed], claim: Claim) -> Iterator[Disagreement]:
    """All words of harm that hang on the claim's people tell another harm; who is shot dead is not only shot."""
    harms = {one.harm: one for one in about}
    if harms and claim.harm not in harms and not (claim.harm is Harm.KILLED and set(harms) == {Harm.INJURED}):
        harm, one = next(iter(harms.items()))
        words = _passage(text, offset, one.trigger)
        reason = f"the model has “{words.exact}” ({harm}) about “{claim.count.words}”; the rules have {claim.harm}"
        yield Disagreement(claim.id, "harm", words, reason)


def _of_party(text: str, offset: int, about: Iterable[Proposed], claim: Claim) -> Iterator[Disagreement]:
    """The model has somebody else who did it."""
    named = [one.party for one in about if one.party is not None and one.harm is claim.harm]
    own = _content(claim.alleged_perpetrator or "")
    if not own or not named:
        return
    words = [_passage(text, offset, party) for party in named]
    if not any(own & _content(party.exact) for party in words):
        reason = f"the model has “{words[0].exact}” do it; the rules have “{claim.alleged_perpetrator}”"
        yield Disagreement(claim.id, "alleged_perpetrator", words[0], reason)


def _of_denial(text: str, offset: int, about: Iterable[Proposed], claim: Claim) -> Iterator[Disagreement]:
    """The model has the word of harm denied, where the claim counts somebody and is asserted."""
    for one in about:
        if one.negated and claim.count.high != 0 and claim.stance == "asserted" and one.harm is claim.harm:
            words = _passage(text, offset, one.trigger)
            yield Disagreement(claim.id, "stance", words, f"the model reads “{words.exact}” as denied")
            return


def _content(words: str) -> frozenset[str]:
    return frozenset(word for word in words.casefold().split() if len(word) > 2 and word != "the")


def _passage(text: str, offset: int, span: Span) -> Passage:
    return Passage.quote(text, Span(span.start + offset, span.end + offset))
