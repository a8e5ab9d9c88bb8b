# ruff: noqa: E501 - patterns, to be moved to the word lists
"""How the clause of a claim holds it: denied, doubted, hypothetical, or plainly asserted."""

from __future__ import annotations

import re

from testimonia.model import Span, Stance

_DENIED_BEFORE = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es?|ed|ing)|debunk(?:s|ed|ing)?|disput(?:es?|ed|ing))"
    r"\s+(?:(?!involvement|responsibility|any role|any part)[\w’'“”\"-]+\s+){0,3}?"
    r"(?:that|killing|reports?|claims?|allegations?|accusations?|suggestions?|having|it had|he had|they had)\b"
    r"|\bit (?:is|was) (?:a lie|false|untrue|not true) that\b|\bany talk of\b|\bnot true that\b",
    re.IGNORECASE,
)
_DENIED_AFTER = re.compile(
    r"\b(?:is|was|are|were) (?:a lie|false|untrue|not true|a fabrication|fabricated|invented|pure invention)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?:,|—|–|-)?\s*\b(?:and )?not\s+[“\"]?$", re.IGNORECASE)
_DOUBTED = re.compile(
    r"\bcould(?:n[’']t| not) (?:be )?(?:immediately |independently )*(?:verif(?:y|ied)|confirm(?:ed)?|exclude|corroborated?)\b"
    r"|\b(?:cannot|can[’']t|can not) (?:be )?(?:independently )?(?:verif(?:y|ied)|confirm(?:ed)?|exclude)\b"
    r"|\bunconfirmed\b|\bunverified\b|\brumou?rs? (?:of|that|about)\b|\balleged(?:ly)?\b|\bnot been (?:independently )?(?:confirmed|verified)\b"
    r"|\bunable to (?:confirm|verify)\b",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:may|might|could|would|will|shall|can) (?:also |well |still |yet |already )*(?:be|have|die|kill|lose|drown|flee|starve|become|face|need|soon)\b"
    r"|\bfear(?:s|ed|ing)?\b|\bif\b|\bunless\b|\bthreat(?:s|en|ens|ened|ening)? (?:to|of|that)\b|\bplan(?:s|ned|ning)? to\b|\bplot(?:s|ted|ting)? to\b"
    r"|\bexpect(?:s|ed|ing)?\b|\brisk(?:s|ed|ing)?\b|\bintend(?:s|ed|ing)? to\b|\bvow(?:s|ed)? to\b|\bcould\b(?= \w+ (?:as many|up to|at least|more|\d))"
    r"|\battempt(?:s|ed|ing)? to\b|\btr(?:y|ies|ied|ying) to (?:kill|murder|assassinate|kidnap|abduct)\b|\bwarn(?:s|ed|ing)? that\b(?=[^.;]*\b(?:will|would|could|may|might)\b)"
    r"|\bproject(?:s|ed|ions?)\b|\bin danger of\b|\bpresumed\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"[;:]|\bbut\b|\bwhile\b|\bwhereas\b|\balthough\b|\bthough\b|,\s+and\b(?!\s+that)", re.IGNORECASE)


def stance_of(text: str, sentence: Span, count: Span, trigger: Span | None, *, zero: bool = False) -> Stance:
    """How the words around a count hold it.

    Args:
        text: the stored text.
        sentence: the sentence of the claim.
        count: the words of its number.
        trigger: the words of its harm; None where the number alone carries it.
        zero: whether the count is that nobody was harmed: such a count is asserted even by those who deny.
    """
    end = max(count.end, trigger.end if trigger else 0)
    before = text[sentence.start : count.start]
    clause_start = sentence.start + _last_cut(before)
    clause = text[clause_start:end]
    rest = text[end : sentence.end]
    if not zero and (
        _NOT.search(before[-12:]) or _DENIED_BEFORE.search(text[clause_start : count.end]) or _DENIED_AFTER.search(rest)
    ):
        return Stance.DENIED
    if _DOUBTED.search(clause) or (_DOUBTED.search(rest) and not _CUT.search(rest[: _doubt_at(rest)])):
        return Stance.DOUBTED
    if _HYPOTHETICAL.search(clause):
        return Stance.HYPOTHETICAL
    return Stance.ASSERTED


def _last_cut(before: str) -> int:
    last = 0
    for match in _CUT.finditer(before):
        last = match.end()
    return last


def _doubt_at(rest: str) -> int:
    match = _DOUBTED.search(rest)
    return match.start() if match else 0
