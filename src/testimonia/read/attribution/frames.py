"""Frames: what has to stand beside a verb for it to attribute: "called for", "put the dead at 27", "continued: “…”"."""

from __future__ import annotations

from itertools import pairwise

from testimonia.read.attribution import phrases
from testimonia.read.attribution.lexicon import Kind, Lexicon, Verb
from testimonia.read.attribution.place import is_fronted
from testimonia.read.attribution.region import Region, Tag
from testimonia.read.attribution.statement import NEARBY, Place, Statement

_FIGURE = 4
"""Words within which a verb of numbers has the word for one: "gave a new toll of"."""

_HELD = 14
"""Words within which "to be" follows on what is held to be something."""

_FAR = 20
"""Words within which "at" may stand behind a verb that has it."""

_BETWEEN = frozenset((Tag.PREPOSITION, Tag.TIME, Tag.NUMBER, Tag.NAME, Tag.DETERMINER, Tag.NOUN, Tag.ADVERB))
_SUBJECT = frozenset((Tag.NOUN, Tag.NAME, Tag.DETERMINER, Tag.ADVERB, Tag.NUMBER))
_SETS_OFF = frozenset((Tag.MARK, Tag.QUOTE, Tag.RELATIVE))
_BARE = frozenset((Tag.PRONOUN, Tag.DETERMINER, Tag.NAME))


def stands(region: Region, statement: Statement, verb: Verb, words: Lexicon) -> bool:
    """Whether what a verb needs stands beside it."""
    if statement.place is not Place.AFTER:
        return _stands_behind(region, statement, verb, words)
    index = statement.cue[1]
    if _only_acts(region, index, statement, verb, words) or _withholds(region, index, verb, words):
        return False
    index = _over_days(region, index, verb)
    clausal = _clause_near(region, index, verb, words)
    stationed = verb.lemma in words["stationed"] and region.tag(index) is Tag.PREPOSITION
    if verb.beside or clausal or stationed:
        return clausal or _stands_otherwise(region, index, verb, words)
    if verb.numbered:
        return (
            _makes_it(region, index, words)
            if verb.lemma in words["making_it"]
            else figure_near(region, index, verb, words)
        )
    linked = not verb.prepositions.isdisjoint((region.word(statement.cue[1]), region.word(index)))
    if verb.clause:
        bare = verb.lemma not in words["of_nothing"] and region.tag(index) in _BARE and _clause_at(region, index)
        figure = phrases.number_at(region, index, words) or _names_figure(region, index, words)
        return linked or bare or region.word(index) == "to" or figure
    return verb.kind is Kind.SPEECH or linked or _has_object(region, index, statement, verb, words)


def _stands_otherwise(region: Region, index: int, verb: Verb, words: Lexicon) -> bool:
    """Whether a verb that needs a clause tells something without one: a list handed in, who is held responsible."""
    if verb.lemma in words["handing_in"] and _names_figure(region, index, words):
        return True
    liable = not words["liable"].isdisjoint(region.words[index : index + NEARBY])  # "holds the army RESPONSIBLE for"
    return liable or (verb.lemma in words["holding_for"] and _held_to_be(region, index))


def _makes_it(region: Region, index: int, words: Lexicon) -> bool:
    """Whether "it" and a number follow: "a priest made IT 24"."""
    return region.word(index) == "it" and phrases.number_at(region, index + 1, words)


def _takes_in(region: Region, index: int, statement: Statement, words: Lexicon) -> bool:
    """Whether a hospital takes people in: "the clinic in Velko ADMITTED 33 wounded"."""
    wards = statement.subject is not None and not words["wards"].isdisjoint(
        region.words[slice(*statement.subject.words)]
    )
    return wards and phrases.number_at(region, index, words)


def _over_days(region: Region, index: int, verb: Verb) -> int:
    """Over adverbs, days and how it is told, to what a verb takes: "spoke LATE ON TUESDAY of nine", "BY NAME"."""
    while region.tag(index) in (Tag.ADVERB, Tag.TIME):
        index += 1
    if region.tag(index) is Tag.PREPOSITION and region.word(index) not in verb.prepositions:
        if region.tag(index + 1) is Tag.TIME:
            return index + 2
        if region.words[index : index + 2] == ["by", "name"]:
            return index + 2
    return index


def _stands_behind(region: Region, statement: Statement, verb: Verb, words: Lexicon) -> bool:
    """Whether a verb attributes what stands before it; one that takes a number does not: "as rescuers ARRIVED"."""
    if verb.numbered:
        return False
    if is_fronted(region, statement, words):
        return True
    before = statement.start - 1
    set_off = region.tag(before) in _SETS_OFF or region.word(before) in words["sets_off"]
    return (verb.kind is Kind.SPEECH and not verb.beside) or (set_off and not verb.clause)


def _only_acts(region: Region, index: int, statement: Statement, verb: Verb, words: Lexicon) -> bool:
    """Whether a verb only does something: "called the village TO the square", "responded, KILLING two", takes lives."""
    if verb.lemma in words["taking_in"] and _takes_in(region, index, statement, words):
        return True
    if verb.lemma in words["going_on_to"] and region.word(index) == "to":
        return True
    if verb.lemma in words["acting_back"]:
        by_means = region.word(index) == "with" and region.tag(index + 1) is not Tag.QUOTE
        acts = region.tag(index + 1) is not Tag.CUE and region.word(index + 1).endswith(("ed", "ing"))
        if by_means or (acts and region.word(index) in {",", "and"}):
            return True
    summons = verb.lemma in words["summoning"] and "to" in region.words[index : index + NEARBY]
    return summons or _takes_lives(region, index, verb, words)


def _held_to_be(region: Region, index: int) -> bool:
    """Whether something is held to be something: "HELD 90 dead TO BE a cautious range"."""
    near = region.words[index : index + _HELD]
    return any(pair == ("to", "be") for pair in pairwise(near))


def _withholds(region: Region, index: int, verb: Verb, words: Lexicon) -> bool:
    """Whether the object is what is withheld from somebody, and nothing is said to be untrue: "denied BAIL to"."""
    near = region.words[index : index + _FIGURE]
    return verb.kind is Kind.DENYING and not words["withheld"].isdisjoint(near)


def _takes_lives(region: Region, index: int, verb: Verb, words: Lexicon) -> bool:
    """Whether the object is lives, of which nothing more is said, or an attack: "the blaze claimed 14 lives"."""
    if verb.lemma not in words["taking"]:
        return False
    struck = next(
        (k for k in range(index, min(index + _FIGURE, len(region))) if region.words[k] in words["owned_up"]), None
    )
    if struck is not None and "that" not in region.words[index:struck]:
        return True
    taken = next((k for k in range(index, index + _FIGURE) if region.word(k) in words["taken"]), None)
    return taken is not None and region.tag(taken + 1) not in (Tag.AUXILIARY, Tag.VERB, Tag.CUE)


def figure_near(region: Region, index: int, verb: Verb, words: Lexicon) -> bool:
    """Whether a number or the word for one follows: "gave a toll of", "put the dead at 27", "gave them as 9"."""
    if _names_figure(region, index, words):
        return True
    if "at" not in verb.prepositions and phrases.number_at(region, index, words):
        return True
    links = verb.prepositions & words["before_figures"]
    reach = _FAR if "at" in links else NEARBY  # "puts the losses around Orlen from 2 to 14 May AT 27"
    before = (k for k in range(index, min(len(region), index + reach)) if region.words[k] in links)
    return any(phrases.number_at(region, at + 1, words) for at in before)


def _names_figure(region: Region, index: int, words: Lexicon) -> bool:
    """Whether the word for a number follows: "a toll of", "a figure of"."""
    return any(word in words["counts"] for word in region.words[index : index + _FIGURE])


def _has_object(region: Region, index: int, statement: Statement, verb: Verb, words: Lexicon) -> bool:
    """Whether an object follows, or stands before a relative pronoun: "which he denied"."""
    tag = region.tag(index)
    if phrases.number_at(region, index, words):
        return True
    if tag in (Tag.PREPOSITION, Tag.SUBORDINATOR):
        return region.word(index) == "as" and verb.kind in (Kind.THINKING, Kind.WANTING, Kind.DENYING)
    if tag is Tag.MARK:
        before = statement.start - 1
        return region.tag(before) is Tag.RELATIVE or region.word(before) in words["sets_off"]
    return True


def _clause_near(region: Region, index: int, verb: Verb, words: Lexicon) -> bool:
    """Whether "that" or a question follows, over days and places: "ruled in 1947 that"; or a quotation of speech."""
    if region.word(index) in ("it", "as") and "that" in region.words[index + 1 : index + _FIGURE]:
        return True  # "found IT proven THAT", "held AS a fact THAT"
    quotes = not (verb.beside and verb.kind is Kind.FINDING)
    for position in range(index, min(len(region), index + NEARBY)):
        word, tag = region.words[position], region.tags[position]
        if word in ("that", ":") or (tag is Tag.QUOTE and quotes) or (position == index and word in words["questions"]):
            return True
        if tag not in _BETWEEN and word != ",":
            return False
    return False


def _clause_at(region: Region, index: int) -> bool:
    """Whether a clause with a subject and a verb begins at an index."""
    for position in range(index + 1, min(len(region), index + NEARBY)):
        if region.tags[position] in (Tag.AUXILIARY, Tag.VERB, Tag.CUE) or region.words[position] == "to":
            return True
        if region.tags[position] not in _SUBJECT:
            return False
    return False
