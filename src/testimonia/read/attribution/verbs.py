"""Verbs: whether a form that can be a verb of attribution is one here, from the words beside it."""

from __future__ import annotations

from testimonia.read.attribution.lexicon import Form, Lexicon, Verb
from testimonia.read.attribution.phrases import LONGEST, number_at
from testimonia.read.attribution.region import Region, Tag

_OBJECT = frozenset((Tag.DETERMINER, Tag.PRONOUN, Tag.NUMBER, Tag.NAME, Tag.QUOTE))
_PHRASE = frozenset((Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.DETERMINER, Tag.PREPOSITION, Tag.CONJUNCTION))
_HEADS = frozenset((Tag.NOUN, Tag.NAME, Tag.DETERMINER))
_NOMINAL = frozenset((Tag.NOUN, Tag.NAME))


def is_cue(region: Region, index: int, verb: Verb, words: Lexicon) -> bool:
    """Whether a form of a verb of attribution is that verb here, and no noun, adjective or name."""
    if verb.lemma in words["making_it"] and region.word(index + 1) != "it":
        return False
    left = _before_adverbs(region, index)
    named = region.tags[index] is Tag.NAME and not (region.titled or region.upper)
    if verb.form is Form.PAST:
        return not named and not describes(region, index, words)
    if named or _owns(region, left):
        return False
    if verb.form is Form.PARTICIPLE:
        noun = region.tag(left) in _NOMINAL and region.word(index + 1) in (".", ",", "")  # "the ministry's briefing."
        of_it = region.word(index + 1) == "of" and region.tag(left) is not Tag.AUXILIARY  # but "had been speaking of"
        dated = region.tag(left) is Tag.NUMBER and region.tag(left - 1) is Tag.DETERMINER  # "a 1992 ruling"
        return region.tag(left) is not Tag.DETERMINER and not (of_it or noun or dated)
    if left < 0 and not region.titled:
        return False
    judge = _is_base if verb.form is Form.BASE else _is_present
    return judge(region, index, left, verb, words)


def describes(region: Region, index: int, words: Lexicon) -> bool:
    """Whether a past form describes the noun after it: "the alleged killer", "among registered voters"."""
    left = _before_adverbs(region, index)
    before, word = region.tag(left), region.word(left)
    if before is Tag.DETERMINER and word not in words["standing"]:
        return True
    if region.words[index] in words["people_by_verbs"] and region.tag(index + 1) is Tag.AUXILIARY:
        return True  # "a third ACCUSED was acquitted"
    reduced = words.verbs.get(region.word(index + 1))
    if reduced and reduced.form is Form.PAST and region.word(index) != "said" and before in _HEADS:
        return True
    if region.tag(index + 1) not in _NOMINAL or region.words[index] == "said":
        return False
    if before in _NOMINAL and region.is_name(index + 1) and _is_called(region, index, words):
        return True
    joined = before is Tag.CONJUNCTION and region.tag(left - 1) is Tag.PREPOSITION
    known = region.words[index] in words["described"] and before is not Tag.MARK
    return before is Tag.PREPOSITION or joined or known or _owns(region, left)


def _is_called(region: Region, index: int, words: Lexicon) -> bool:
    """Whether a name follows that somebody bears: "a farmer NAMED Ostrel"."""
    verb = words.verbs.get(region.words[index])
    named = verb is not None and verb.lemma in words["christening"]
    return named and any(region.word(k) in words["indefinite"] for k in range(max(0, index - 3), index))


def _before_adverbs(region: Region, index: int) -> int:
    left = index - 1
    while left >= 0 and region.tags[left] is Tag.ADVERB:
        left -= 1
    return left


def _owns(region: Region, index: int) -> bool:
    """Whether a word is the owner of what follows: "the army's"."""
    return region.tag(index) in _NOMINAL and region.words[index].endswith(("'s", "s'"))


def _is_base(region: Region, index: int, left: int, verb: Verb, words: Lexicon) -> bool:
    """Whether a base form is a verb: after a modal or "to", or after a plural subject and before its object."""
    before, word = region.tag(left), region.word(left)
    takes = _takes(region, index + 1, verb, words)
    if before is Tag.AUXILIARY:
        return word not in words["being"] and word not in words["having"]
    if word == "to":
        return (takes or not verb.noun) and region.word(left - 1) != "according"
    if before is Tag.CONJUNCTION or word == ",":
        return takes and (not verb.noun or (region.word(index + 1) == "that" and _is_second(region, left, words)))
    if word in words["singular"]:
        return False
    if not verb.noun and (before in _NOMINAL or before is Tag.TIME):
        return takes or _ends(region, index + 1)
    plural = before in (Tag.PRONOUN, Tag.RELATIVE) or word == "that" or _is_plural(region, left, words)
    ends = _ends(region, index + 1) and (not verb.noun or (word.endswith("s") and _set_off(region, left)))
    return plural and (takes or ends)


def _is_second(region: Region, before: int, words: Lexicon) -> bool:
    """Whether a base form attributes earlier in the sentence: "they DENY that … and claim that …"."""
    verbs = (words.verbs[region.words[k]] for k in range(before) if region.tags[k] is Tag.CUE)
    return any(verb.form is Form.BASE for verb in verbs)


def _is_plural(region: Region, last: int, words: Lexicon) -> bool:
    """Whether the noun phrase that ends at an index is plural: "most historians outside Ardania", "64 percent"."""
    first, head = last, last
    while first >= 0 and last - first < LONGEST and _is_inside(region, first):
        if region.tags[first] in (Tag.PREPOSITION, Tag.VERB, Tag.CUE):
            head = first - 1
        if region.words[first] == "and" and region.tag(first - 1) in _NOMINAL:
            return True
        first -= 1
    word = region.word(head)
    if region.tag(head) is Tag.DETERMINER:
        return word in words["standing"]
    if region.tag(head) is Tag.NUMBER:
        return True
    if region.word(first + 1) in words["indefinite"]:
        return False
    many = region.word(first + 1) in words["standing"] or region.tag(first + 1) is Tag.NUMBER
    ends = word.endswith(("s", "%")) and not word.endswith(("ss", "'s"))
    several = word in words["people"] or word in words["plurals"]
    return region.tag(head) in _NOMINAL and (ends or many or several)


def _is_inside(region: Region, index: int) -> bool:
    """Whether a word can stand inside a noun phrase: a participle before "by" and the like, too."""
    tag = region.tags[index]
    return tag in _PHRASE or (tag in (Tag.VERB, Tag.CUE) and region.tag(index + 1) is Tag.PREPOSITION)


def _is_present(region: Region, index: int, left: int, verb: Verb, words: Lexicon) -> bool:
    """Whether a form in -s is a verb: after a singular subject and before its object."""
    before, word = region.tag(left), region.word(left)
    many = word in words["numerals"] and word not in words["single"]  # "Seventeen SUSPECTS were arrested"
    counted = many or (before is Tag.NUMBER and verb.noun)
    if counted or (before in (Tag.DETERMINER, Tag.PREPOSITION) and word not in words["single"]):
        return False
    if before is Tag.PRONOUN:
        return word not in words["plural"]
    if before is Tag.RELATIVE or not verb.noun:
        return True
    plural = word.endswith(("s", "ing")) and not word.endswith("ss") and not _is_document(region, left, words)
    if before is Tag.NOUN and (plural or _is_object(region, left)):
        return False
    return _takes(region, index + 1, verb, words) or (_ends(region, index + 1) and _set_off(region, left))


def _is_document(region: Region, last: int, words: Lexicon) -> bool:
    """Whether nouns end what begins with one document: "A TALLY by the port based on lists shows"."""
    first = last
    while first >= 0 and last - first < LONGEST and _is_inside(region, first):
        first -= 1
    linked = (k for k in range(first + 2, last) if region.tags[k] is Tag.PREPOSITION)
    head = next(linked, last) - 1
    return region.word(first + 1) in words["articles"] and region.word(head) in words["documents"]


def _is_object(region: Region, last: int) -> bool:
    """Whether the nouns that end at an index follow a verb without an article: "received credible reports"."""
    first = last
    while first >= 0 and region.tags[first] is Tag.NOUN:
        first -= 1
    return region.tag(first) in (Tag.VERB, Tag.CUE)


def _takes(region: Region, index: int, verb: Verb, words: Lexicon) -> bool:
    """Whether a clause or an object follows; for a form that is as often a noun, one that plainly is so."""
    if region.word(index) == "there" and region.tag(index + 1) is Tag.AUXILIARY:
        return True  # "villagers say THERE WERE 16"
    while region.tag(index) is Tag.ADVERB:
        index += 1
    word, tag = region.word(index), region.tag(index)
    if tag in _OBJECT or word in words["questions"] or word in ("that", ":", "to"):
        return True
    if number_at(region, index, words):
        return True
    if verb.noun and word not in verb.prepositions:
        return tag is Tag.NOUN and word.endswith("s")
    return tag is Tag.NOUN or (tag in (Tag.TIME, Tag.PREPOSITION) and word in words["linking"])


def _set_off(region: Region, last: int) -> bool:
    """Whether the noun phrase that ends at an index begins after a comma or a quotation: "…, the panel notes."."""
    first = last
    while first >= 0 and last - first < LONGEST and region.tags[first] in _PHRASE:
        first -= 1
    return first >= 0 and (region.tag(first) in (Tag.MARK, Tag.QUOTE) or region.words[first] == "as")


def _ends(region: Region, index: int) -> bool:
    while region.tag(index) is Tag.ADVERB:
        index += 1
    return region.tag(index) in (Tag.MARK, Tag.QUOTE, Tag.TIME)
