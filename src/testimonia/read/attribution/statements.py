"""Statements: which words of a region attribute, to whom, and how far what is said reaches."""

from __future__ import annotations

from testimonia.read.attribution import phrases
from testimonia.read.attribution.lexicon import Form, Lexicon, Verb
from testimonia.read.attribution.reach import place_of, set_reach, share_content
from testimonia.read.attribution.region import QUOTE, Region
from testimonia.read.attribution.statement import NEARBY, Place, Statement
from testimonia.read.attribution.subjects import over_auxiliaries, shared_subject, speaks, subject_of


def statements(region: Region, words: Lexicon) -> list[Statement]:
    """The statements of a region in the order of their cues, with their contents."""
    found: list[Statement] = []
    openers, after = words["openers"], 0
    for index, word in enumerate(region.words):
        if index < after or (word not in words.cues and word not in openers):
            continue
        statement = _phrase(region, index, words) or _document(region, index, words)
        if statement is None and (verb := words.verbs.get(word)):
            statement = _spoken(region, index, verb, found, words)
        if statement:
            found.append(statement)
            after = statement.cue[1]
    for number, statement in enumerate(found):
        set_reach(region, statement, found, number, words)
    for number, statement in enumerate(found):
        if statement.cites:
            share_content(statement, found, number)
    return [statement for statement in found if statement.content]


def _phrase(region: Region, index: int, words: Lexicon) -> Statement | None:
    word = region.words[index]
    if word in ("according", "in", "by"):
        length = _matches(region, index, words.phrases["according"])
        if length and (end := phrases.after(region, index + length, words)) > index + length:
            end = _joint(region, end, words)
            opens = _opens_clause(region, index, words) and region.word(end) not in (".", "")
            return Statement((index, index + length), (index + length, end), Place.AFTER if opens else Place.BEFORE)
    if word in ("citing", "quoting"):
        end = phrases.after(region, index + 1, words)
        if end > index + 1:
            return Statement((index, index + 1), (index + 1, end), Place.BEFORE, cites=True)
    if word in ("could", "cannot", "has", "have", "was", "were", "remain", "remains"):
        length = _matches(region, index, words.phrases["unverified"])
        if length:
            return Statement((index, index + length), None, Place.BEFORE, doubts=True)
    return None


def _matches(region: Region, index: int, options: tuple[tuple[str, ...], ...]) -> int:
    """Number of words of the first option that stands at an index; 0 for none."""
    for option in options:
        if option[1] == region.word(index + 1) and region.words[index : index + len(option)] == list(option):
            return len(option)
    return 0


def _joint(region: Region, end: int, words: Lexicon) -> int:
    """End of a list of joint sources: "neighbours, a priest and a union"."""
    if region.word(end) != ",":
        return end
    second = phrases.after(region, end + 1, words)
    if second == end + 1 or region.words[second - 1] == "," or second - end > phrases.LONGEST:
        return end
    inside = region.words[end + 1 : second]
    if "and" in inside:
        return second if region.word(second) in (".", "", ";") else end
    if region.word(second) == "and" and (third := phrases.after(region, second + 1, words)) > second + 1:
        return third if region.word(third) in (".", "", ";") else end
    return end


def _opens_clause(region: Region, index: int, words: Lexicon) -> bool:
    previous = region.word(index - 1)
    return (
        index == 0
        or previous in ("—", "–", ";", ":", "-")
        or previous in words["contrast"]
        or (previous in ("and", "that") and region.word(index - 2) in (",", ";", ""))
    )


def _document(region: Region, index: int, words: Lexicon) -> Statement | None:
    """A figure that speaks: "the port's figure is 19", "the first count of the governor stood at 12"."""
    word = region.words[index]
    if word.removesuffix("s") not in words["counts"] and word not in words["nouns"]:
        return None
    owner = _owner(region, index, words)
    if owner is None:
        return None
    follows = max(owner[1], index + 1)
    follows = _skip(region, follows, words)
    if region.word(follows) not in words["copulas"]:
        return None
    if word.removesuffix("s") not in words["counts"] and region.word(follows) != ":":
        return None
    return Statement((min(index, follows), follows + 1), owner, Place.AFTER)


def _skip(region: Region, index: int, words: Lexicon) -> int:
    """Over an adverb, or over what stands between commas."""
    if region.word(index) in words["adverbs"]:
        return index + 1
    if region.word(index) != ",":
        return index
    for end in range(index + 1, min(len(region), index + NEARBY)):
        if region.words[end] == ",":
            return end + 1
    return index


def _owner(region: Region, index: int, words: Lexicon) -> tuple[int, int] | None:
    """The words for whose document it is: "the army's count", "the count of the governor"."""
    if region.word(index + 1) in ("of", "from", "by"):
        first = index + 2
        end = phrases.after(region, first, words)
        somebody = region.word(first) in words["determiners"] or (first < len(region) and region.is_name(first))
        if end > first and somebody and region.words[end - 1] not in words["counted"]:
            return first, end
    start = phrases.before(region, index, words)
    for position in range(index - 1, start - 1, -1):
        if region.words[position].endswith(("'s", "s'")):
            return start, position + 1
    return None


def _spoken(region: Region, index: int, verb: Verb, found: list[Statement], words: Lexicon) -> Statement | None:
    if not _is_cue(region, index, verb, words):
        return None
    cue = (index, index + 1)
    if verb.form is Form.PARTICIPLE:
        return _participle(region, index, verb, found, words)
    back = over_auxiliaries(region, index, words)
    if verb.form is Form.PAST and (_passive(region, back, index) or region.word(index + 1) == "by"):
        return _passively(region, index, verb, words)
    doubts = verb.doubts
    if any(w in ("not", "never", "cannot") or w.endswith("n't") for w in region.words[back:index]):
        if verb.lemma not in ("confirm", "verify"):
            return None
        doubts = True
    source, name, shared = subject_of(region, back, index, verb, found, words)
    if source is None or not speaks(region, source, words):
        return None
    inverted = source[0] > index
    statement = Statement(cue, source, Place.AFTER, shared=shared, denies=verb.denies, doubts=doubts, name=name)
    statement.place = place_of(region, statement, inverted=inverted, words=words)
    return statement


def _is_cue(region: Region, index: int, verb: Verb, words: Lexicon) -> bool:
    """Whether a word that may be a verb of attribution is one here."""
    previous, follows = region.word(index - 1), region.word(index + 1)
    name = region.is_name(index) and index > 0 and previous not in (QUOTE, ".")
    lacking = verb.needs and follows not in verb.needs and follows != QUOTE
    placed = verb.lemma == "find" and verb.form is Form.PAST and follows in words["inside"]
    infinitive = previous in ("to", "of") or (previous == "who" and follows in ("to", "not"))
    describes = (
        verb.form is Form.PAST and previous in words["determiners"] and previous not in ("others", "all", "both")
    )
    return not (
        name or lacking or placed or infinitive or describes or (verb.noun and _is_noun(region, index, verb, words))
    )


def _is_noun(region: Region, index: int, verb: Verb, words: Lexicon) -> bool:
    """Whether a form that can be a verb or a noun is a noun here: "first reports said", "his claims of"."""
    previous, follows = region.word(index - 1), region.word(index + 1)
    if verb.form is not Form.PAST and not _takes_object(region, index + 1, words):
        return True
    nouns = region.words[max(0, index - 4) : index]
    plural = previous in words["pronouns"] or any(
        n in words["people"] or (n.endswith("s") and n[-2:] != "'s") for n in nouns
    )
    helped = previous in words["auxiliaries"] or previous in words["adverbs"] or previous in (",", "and", QUOTE)
    if verb.form is Form.BASE and not (plural or helped):
        return True
    if previous in words["determiners"] or previous in words["inside"] or previous.endswith("'s") or not previous:
        return True
    if follows in (",", "."):
        return verb.form is not Form.PRESENT
    after = words.verbs.get(follows)
    spoken = after is not None and after.form in (Form.PAST, Form.PRESENT) and not after.noun
    return spoken or not follows or follows in ("of", "by", "from") or follows in words["auxiliaries"]


def _takes_object(region: Region, index: int, words: Lexicon) -> bool:
    """Whether a clause, an object or the end of a clause follows: "reports that", "counts 12 dead", "…, X reports."."""
    follows = region.word(index)
    return (
        follows in ("that", QUOTE, ":", ".", ",", "", "how", "what")
        or follows in words["determiners"]
        or follows in words["pronouns"]
        or follows[:1].isdigit()
        or region.is_name(index)
        or follows.endswith("s")
    )


def _passive(region: Region, back: int, index: int) -> bool:
    return any(w in ("is", "are", "was", "were", "be", "been", "being") for w in region.words[back:index])


def _passively(region: Region, index: int, verb: Verb, words: Lexicon) -> Statement | None:
    """A passive: "was reported by the ministry"; "it was reported that" is a statement of nobody in particular."""
    if region.word(index + 1) == "by" and verb.lemma in words["reporting"]:
        end = phrases.after(region, index + 2, words)
        first = region.words[index + 2] if end > index + 2 else ""
        somebody = first in words["determiners"] or region.is_name(index + 2) if first else False
        if first and (somebody or region.words[end - 1] in words["people"]):
            return Statement((index, index + 2), (index + 2, end), Place.BEFORE, denies=verb.denies, doubts=verb.doubts)
    if verb.inverted and region.word(index + 1) == "that":
        return Statement((index, index + 1), None, Place.AFTER)
    return None


def _participle(region: Region, index: int, verb: Verb, found: list[Statement], words: Lexicon) -> Statement | None:
    cue = (index, index + 1)
    if region.word(index - 1) == "as":
        for position in range(index - 2, max(-1, index - 2 - phrases.LONGEST), -1):
            if region.words[position] in ("quoted", "cited", "quotes", "cites", "reported", "quoting", "citing"):
                if position + 1 < index - 1:
                    if found and found[-1].cites:
                        found.pop()
                    return Statement(cue, (position + 1, index - 1), Place.AFTER)
                break
    if region.word(index - 1) in ("is", "are", "was", "were", "been"):
        source, name, shared = subject_of(region, over_auxiliaries(region, index, words), index, verb, found, words)
        return Statement(cue, source, Place.AFTER, shared=shared, name=name) if source else None
    if region.word(index - 1) not in (",", QUOTE, "and", "—", "–", "by", "while", "in") and not found:
        return None
    shared_source = shared_subject(region, found, words, index)
    if shared_source is None:
        return None
    return Statement(cue, shared_source, Place.AFTER, shared=True, denies=verb.denies, doubts=verb.doubts)
