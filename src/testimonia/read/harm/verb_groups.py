"""Verb groups: auxiliaries and a main verb, with the voice, the negation and the mood that they give it."""

from __future__ import annotations

from collections.abc import Sequence

from testimonia.read.counts import PeopleKind, nouns
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Group, Inflection, Shape
from testimonia.read.harm.lexicon import VERBAL, Frame
from testimonia.read.harm.tokens import Token
from testimonia.read.languages.forms import Form
from testimonia.read.languages.lists import word_lists
from testimonia.text.numerals import UNITS

AUXILIARIES = frozenset({Part.BE, Part.HAVE, Part.DO, Part.MODAL})
_BEHIND_FIGURES = AUXILIARIES | {Part.OF}
_BETWEEN = frozenset({Part.NOT, Part.ADVERB, Part.QUOTE})
_BEFORE_BASE = frozenset({Part.MODAL, Part.DO, Part.TO})
_GOVERNS = frozenset({Part.PREPOSITION, Part.OF, Part.BY, Part.SUBORDINATE})
_BEGINS_NOUN = frozenset(
    {Part.DETERMINER, Part.POSSESSIVE, Part.PEOPLE, Part.NUMBER, Part.WORD, Part.TIME, Part.HARM, Part.PRONOUN}
)
_BEGINS_OBJECT = frozenset({Part.DETERMINER, Part.POSSESSIVE, Part.PEOPLE, Part.NUMBER, Part.PRONOUN})
_BEFORE_VERB = frozenset({Part.NOUN, Part.PRONOUN, Part.WHO, Part.THAT, Part.AND, Part.COMMA, Part.ADVERB})
_PAST = frozenset({Form.PAST, Form.PARTICIPLE})
_WORDS = word_lists("en")
_ADJECTIVES = _WORDS.listed("clauses.closed.adjectives")
_RESPONSIBILITY = _WORDS.listed("parties.blame.responsibility")
_BLAMING = _WORDS.forms("parties.blame.verbs")
_FORCES = _WORDS.listed("parties.forces.nouns")
_ATTACKS = _WORDS.forms("parties.acts.verbs")
_ATTACK_NOUNS = _WORDS.listed("parties.acts.nouns")
_ARMED = _FORCES | _WORDS.listed("parties.armed.nouns")
_FIGURES = _WORDS.listed("tolls.figures.nouns")
_AFTER_NAMES = _WORDS.listed("clauses.closed.after_names")
_NEGATING = tuple(_WORDS.listed("clauses.closed.negating"))
_NO_FORMS: frozenset[Form] = frozenset()


def verb_group_at(tokens: Sequence[Token], at: int, before: Sequence[Group]) -> Group | None:
    """The verb group that starts at a token; None where none does.

    Args:
        tokens: the tokens of the sentence.
        at: index of the token.
        before: the groups before it.
    """
    first = tokens[at]
    if first.part in AUXILIARIES or first.part is Part.TO:
        return _with_auxiliaries(tokens, at)
    if is_verb(tokens, at, before) and not is_attributive(tokens, at, before):
        forms = forms_at(first)
        passive = Form.PARTICIPLE in forms and Form.PAST not in forms and first.part is not Part.WORD
        return Group(Part.VERB, at, at + 1, first, first.senses, verb=Inflection(_shape(forms), passive=passive))
    return None


def forms_at(token: Token) -> frozenset[Form]:
    """The verb forms that a token can be; none where it can be no verb."""
    if token.part is Part.HARM:
        verbal = [sense.forms for sense in token.senses if sense.frame in VERBAL]
        return frozenset().union(*verbal) if verbal else (token.verb.forms if token.verb else _NO_FORMS)
    if token.verb is not None:
        return token.verb.forms
    if token.part is Part.WORD and not token.capital:
        if token.low.endswith("ed"):
            return _PAST
        if token.low.endswith("ing"):
            return frozenset({Form.ING})
    return _NO_FORMS


def is_verb(tokens: Sequence[Token], at: int, before: Sequence[Group]) -> bool:
    """Whether a token without auxiliaries is a verb rather than a noun."""
    token = tokens[at]
    if token.part not in (Part.HARM, Part.VERB, Part.WORD):
        return False
    forms = forms_at(token)
    follows = tokens[at + 1].part if at + 1 < len(tokens) else Part.STOP
    if forms & _PAST:
        described = follows in (Part.WORD, Part.PEOPLE) or (at + 1 < len(tokens) and tokens[at + 1].low in _FORCES)
        return token.low not in _ADJECTIVES or not described
    owned = at > 0 and tokens[at - 1].owns  # "Sunday's BOMBING", "on the colonel's ORDERS nine were shot"
    if Form.ING in forms:
        phrase = " " in token.low
        common = all(sense.particle for sense in token.senses)  # "LIFTING to 21 the number": no word of harm alone
        verbal = token.part is not Part.HARM or phrase or common or follows in _BEGINS_NOUN
        return verbal and not owned and follows is not Part.OF and not _names_attack(tokens, at)
    dies = Form.PRESENT in forms and _is_dying(tokens, at)
    timed = bool(before) and before[-1].part is Part.TIME and follows in (Part.PEOPLE, Part.NUMBER)
    stays = bool(before) and before[-1].part is Part.COMMA and _stays_so(tokens, at)
    if owned or not before or not (before[-1].part in _BEFORE_VERB or (timed and Form.PRESENT in forms) or stays):
        return dies
    governed = follows is Part.COMMA and len(before) > 1 and before[-2].part in _GOVERNS
    clausal = token.verb is not None and token.verb.clausal and not governed  # "according to preliminary REPORTS, two"
    relative = before[-1].part is Part.WHO and _may_be_present(token, follows)
    has_object = follows in _BEGINS_OBJECT or _is_headline_attack(tokens, at)
    if Form.PRESENT in forms or relative:
        return dies or clausal or relative or has_object or _tells_figure(tokens, at) or _stays_so(tokens, at)
    named = token.low in _AFTER_NAMES and tokens[at - 1].capital  # "in Borno STATE"
    blamed = tokens[at + 1] if token.low in _BLAMING and at + 1 < len(tokens) else None
    blames = blamed is not None and (blamed.capital or blamed.low in _ARMED)  # "they BLAME rebels"
    noun = follows in _BEHIND_FIGURES and token.low in _FIGURES  # "the true FIGURE may be 120", "a lower FIGURE of 30"
    base = Form.BASE in forms and follows is not Part.TIME and not (named or noun)  # "killed 12 people LAST November"
    told = clausal or blames or stays or _tells_figure(tokens, at)
    return base and (told or has_object or _are_several(before))


def _names_attack(tokens: Sequence[Token], at: int) -> bool:
    """Whether "-ing" makes an attack's name with where it was: "Orvek BOMBING", "a bar SHOOTING", no "men shooting"."""
    where = tokens[at - 1] if at else None
    if where is None or where.part is not Part.WORD or tokens[at].low not in _ATTACK_NOUNS:
        return False
    follows = tokens[at + 1].part if at + 1 < len(tokens) else Part.STOP
    if follows is Part.HARM and Form.PRESENT in forms_at(tokens[at + 1]):
        follows = Part.STOP  # "market BOMBING kills 40"
    armed = where.low in _ARMED or (where.low.endswith("s") and not where.capital)
    return not armed and follows not in _BEGINS_NOUN


def _is_dying(tokens: Sequence[Token], at: int) -> bool:
    """Whether right behind a person, or behind his age, a verb tells what he suffers: "protester DIES in clash"."""
    person = tokens[at - 2 if at > 1 and tokens[at - 1].part is Part.COMMA else at - 1].people if at else None
    one = person is not None and person.kind is PeopleKind.SINGLE
    return one and any(sense.frame is Frame.SUFFER for sense in tokens[at].senses)


def _is_headline_attack(tokens: Sequence[Token], at: int) -> bool:
    """Whether those who bear arms attack, as headlines tell: "army STORMS Orvek church", "rebels SHELL village"."""
    before = tokens[at - 1].low if at else ""
    told = before in _ARMED and tokens[at].low in _ATTACKS and (tokens[at].low.endswith("s") or before.endswith("s"))
    return told and at + 1 < len(tokens) and tokens[at + 1].part is Part.WORD


def _may_be_present(token: Token, follows: Part) -> bool:
    """Whether an unknown word behind a relative pronoun is a verb in the present: "which CONTROLS the valley"."""
    unknown = token.part is Part.WORD and not token.capital and token.low.endswith("s")
    return unknown and follows in _BEGINS_OBJECT | _GOVERNS


def _tells_figure(tokens: Sequence[Token], at: int) -> bool:
    """Whether "to", "of" or "at" and a number follow: "that BRINGS to 61 the number", "the list STANDS at 74"."""
    behind = [token.part for token in tokens[at + 1 : at + 4] if token.part is not Part.QUOTE][:2]
    if behind in ([Part.OF, Part.PEOPLE], [Part.OF, Part.NUMBER]):
        return tokens[at].low in _WORDS.forms("clauses.speaking.verbs")
    if behind == [Part.PREPOSITION, Part.PEOPLE]:
        return tokens[at].low in _WORDS.forms("tolls.figures.standing")
    return behind in ([Part.TO, Part.PEOPLE], [Part.TO, Part.NUMBER])


def _stays_so(tokens: Sequence[Token], at: int) -> bool:
    """Whether "the dead" or a state follows a verb in the present: "PUTS the dead at 9", "fate REMAINS unknown"."""
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if follows is None:
        return False
    if tokens[at].low in _WORDS.forms("clauses.staying.verbs"):
        plain = not forms_at(follows) or any(sense.frame is Frame.STATE for sense in follows.senses)
        return plain and follows.part in (Part.WORD, Part.HARM, Part.ADVERB, Part.NOT)
    return follows.part is Part.HARM and follows.low.startswith("the ")


def _are_several(before: Sequence[Group]) -> bool:
    """Whether several people stand before a verb, over adverbs: "800 families urgently NEED blankets"."""
    group = next((group for group in reversed(before) if group.part is not Part.ADVERB), before[-1])
    if group.part is Part.PRONOUN:
        return group.head.low in _WORDS.listed("clauses.closed.with_base")
    if group.people is None and group.head.low.startswith(("the ", "those ")) and group.senses:
        return True  # "the wounded now NUMBER 29"
    return group.people is not None and group.people.low != 1


def is_attributive(tokens: Sequence[Token], at: int, before: Sequence[Group]) -> bool:
    """Whether a participle stands before its noun: "wounded soldiers", "armed men"."""
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    participle = forms_at(tokens[at]) & (_PAST | {Form.ING})
    if not participle or follows is None or not _may_be_described(follows):
        return False
    last = [group.part for group in before[-3:] if group.part is not Part.QUOTE][-2:]
    if last and last[-1] in _GOVERNS and Form.ING in forms_at(tokens[at]):
        return False
    if not last or last[-1] in (Part.NOUN, Part.PRONOUN, Part.VERB, Part.WHO, Part.THAT, Part.CLOSE, Part.ADVERB):
        return not last
    if last[-1] in (Part.AND, Part.COMMA):
        return all(group.part is not Part.VERB for group in before)
    return True


def _may_be_described(token: Token) -> bool:
    """Whether a word can be the noun behind a participle."""
    if token.part not in (Part.WORD, Part.HARM) or token.capital or forms_at(token) or token.low in UNITS:
        return False  # "died THREE days later"
    phrase = token.part is Part.HARM and " " in token.low
    return not (phrase or token.low in _RESPONSIBILITY)  # "died IN CUSTODY", ", ACCEPTED responsibility for both"


def _may_be_base(low: str) -> bool:
    """Whether an unknown word can be a verb: no noun for things, nor for several people ("to MEMBERS of")."""
    person = nouns().person(low)
    return low not in nouns().things and low not in _FORCES and not (person is not None and person[1])


def _shape(forms: frozenset[Form]) -> Shape:
    if Form.PARTICIPLE in forms:
        return Shape.BARE
    return Shape.ING if Form.ING in forms else Shape.FINITE


def _with_auxiliaries(tokens: Sequence[Token], at: int) -> Group | None:
    """The verb group that starts with an auxiliary or with "to"."""
    at_last, last = at, tokens[at].part
    negated = modal = False
    j = at
    while j < len(tokens):
        part = tokens[j].part
        if part in AUXILIARIES or (part is Part.TO and (j == at or last in (Part.BE, Part.HAVE, Part.MODAL))):
            if part is Part.TO and not _is_base(tokens, j + 1):
                break
            at_last, last = j, part
            modal |= part is Part.MODAL
            negated |= tokens[j].low.endswith(_NEGATING)
        elif part in _BETWEEN or (j > at and _stands_inside(tokens[j].low, last)):
            negated |= part is Part.NOT
        else:
            break
        j += 1
    while (
        j > at_last + 1
        and tokens[j - 1].part is Part.PRONOUN
        and not (j < len(tokens) and _can_follow(tokens, j, last))
    ):
        j -= 1  # "he was HIMSELF a refugee"
    if last is Part.TO and at_last == at and not _is_base(tokens, at + 1):
        return None
    shape = _auxiliary_shape(tokens[at])
    plural = tokens[at].low in _WORDS.listed("clauses.closed.plural")
    if j < len(tokens) and _can_follow(tokens, j, last):
        main = tokens[j]
        passive = last is Part.BE and bool(forms_at(main) & _PAST)
        verb = Inflection(shape, passive, negated, modal, plural, perfect=last is Part.HAVE)
        return Group(Part.VERB, at, j + 1, main, main.senses, verb=verb)
    head = tokens[at_last]
    end = at_last + 1 if j == len(tokens) or tokens[j - 1].part is not Part.NOT else j
    return Group(Part.VERB, at, end, head, verb=Inflection(shape, negated=negated, modal=modal, plural=plural))


def _stands_inside(low: str, auxiliary: Part) -> bool:
    """Whether a word may stand between an auxiliary and its verb: "was HIMSELF hurt", "have SINCE died"."""
    since = auxiliary is Part.HAVE and low in _WORDS.listed("clauses.closed.inside_perfect")
    return since or low in _WORDS.listed("clauses.pronouns.reflexive")


def _auxiliary_shape(first: Token) -> Shape:
    if first.part is Part.TO:
        return Shape.INFINITIVE
    if first.low in _WORDS.listed("clauses.closed.ing"):
        return Shape.ING
    return Shape.FINITE


def _is_base(tokens: Sequence[Token], at: int) -> bool:
    """Whether a base form stands at a token, over adverbs: what follows "to" in an infinitive."""
    while at < len(tokens) and tokens[at].part in _BETWEEN:
        at += 1
    if at == len(tokens):
        return False
    token = tokens[at]
    if token.part in (Part.BE, Part.HAVE, Part.DO):
        return True
    return _can_follow(tokens, at, Part.TO)


def _can_follow(tokens: Sequence[Token], at: int, auxiliary: Part) -> bool:
    """Whether a token can be the main verb after an auxiliary."""
    token = tokens[at]
    if token.part not in (Part.HARM, Part.VERB, Part.WORD) or token.capital or token.low in UNITS:
        return False
    forms = forms_at(token)
    if auxiliary in _BEFORE_BASE:
        return Form.BASE in forms or (token.part is Part.WORD and not forms and _may_be_base(token.low))
    if auxiliary is Part.HAVE:
        return Form.PARTICIPLE in forms
    states = any(sense.frame is Frame.STATE for sense in token.senses)
    return states or bool(forms & {Form.PARTICIPLE, Form.ING})
