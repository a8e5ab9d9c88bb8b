"""Which sentences may tell of harm: a quick look at their words, before anything is analysed."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from testimonia.read.counts import number_words
from testimonia.read.harm.grammar import grammar
from testimonia.read.harm.lexicon import lexicon
from testimonia.read.languages import words
from testimonia.read.languages.lists import WordLists, word_lists
from testimonia.read.languages.screens import WordScreen

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NUMBER = re.compile(r"(?<![^\W_])\d")


@dataclass(frozen=True, slots=True)
class Screen:
    """The words by which a sentence that tells of harm is known.

    Args:
        harm: the words of harm: those of which one is enough, and of phrases that have none of these their two rarest.
        numbers: words of which one, or a digit, stands in every number of people.
        works: words for what tells a story or is an exercise, of which one stands in every invention.
        invented: what only a story or an exercise tells: "In the play, 14 monks are murdered".
    """

    harm: WordScreen
    numbers: frozenset[str]
    works: frozenset[str]
    invented: re.Pattern[str]

    def passes(self, sentence: str) -> bool:
        """Whether a sentence may tell of harm; it may say yes too often, never no too often."""
        words = _WORD.findall(sentence.lower().replace("’", "'"))
        return not self._is_invented(sentence, words) and self.harm.passes(words)

    def is_invented(self, sentence: str) -> bool:
        """Whether a sentence tells what only a story or an exercise tells."""
        return self._is_invented(sentence, _WORD.findall(sentence.lower().replace("’", "'")))

    def _is_invented(self, sentence: str, words: Sequence[str]) -> bool:
        return not self.works.isdisjoint(words) and self.invented.search(sentence) is not None

    def may_count(self, sentence: str) -> bool:
        """Whether a sentence may have a number; it may say yes too often, never no too often."""
        if _NUMBER.search(sentence):
            return True
        return not self.numbers.isdisjoint(_WORD.findall(sentence.lower().replace("-", " ")))


@functools.cache
def screen(language: str = "en") -> Screen:
    """The screen of a language, made from its words of harm."""
    small, lists = grammar(language).parts, word_lists(language)
    phrases = {entry.words + sense.particle for entry in lexicon(language).entries for sense in entry.senses}
    phrases |= {tuple(phrase.split()) for phrase in lists.listed("harm.lost_all.told")}
    alone = frozenset(phrase[0] for phrase in phrases if len(phrase) == 1) | lists.forms("harm.last_seen.burying")
    alone |= {phrase for phrase in lists.forms("harm.last_seen.surviving") if " " not in phrase}
    pairs: dict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        if alone.isdisjoint(phrase):
            first, second = _rarest(phrase, small)
            pairs[first].add(second)
    for verb, particle in map(str.split, lists.forms("harm.last_seen.surviving") - alone):
        pairs[particle].add(verb)
    for verbs, nouns in (
        ("detention.verbs", "detention.times"),
        ("captivity.verbs", "captivity.nouns"),
        ("blows.verbs", "blows.missiles"),
        ("blows.verbs", "blows.parts"),
        ("blows.verbs", "beatings.weapons"),
        ("care.verbs", "care.houses"),
        ("care.healing", "care.healers"),
        ("care.healing", "care.treated"),
        ("last_seen.verbs", "last_seen.since"),
        ("last_seen.unknown", "last_seen.fates"),
        ("mortal_causes.verbs", "mortal_causes.nouns"),
        ("last_seen.returning", "last_seen.never"),
        ("last_seen.leaving", "last_seen.alive"),
        ("last_seen.knowing", "last_seen.fates"),
        ("last_seen.hearing", "last_seen.news"),
        ("last_seen.losing", "last_seen.contact"),
        ("maiming.losing", "maiming.limbs"),
        ("maiming.cutting", "maiming.limbs"),
        ("detention.verbs", "detention.going_on"),
        ("last_seen.seeking", "detention.going_on"),
    ):
        for noun in lists.listed(f"harm.{nouns}"):
            pairs[noun.split()[-1]].update(form.split()[0] for form in lists.forms(f"harm.{verbs}"))
    for noun in lists.listed("parties.acts.nouns") | lists.listed("harm.blows.missiles"):
        pairs[noun.split()[-1]].update(lists.forms("harm.mortal_causes.claiming"))
    for word, others in _of_deeds(language, lists):
        pairs[word].update(others)
    known = {word: frozenset(others) for word, others in pairs.items()}
    works = lists.listed("harm.invented.works")
    works |= {f"{work}'s" for work in works}
    return Screen(WordScreen(alone, known), number_words(language), works, _invented(lists))


def _of_deeds(language: str, lists: WordLists) -> Iterator[tuple[str, Iterable[str]]]:
    """Words of deeds, captives and those of whom there is no news, each with those of which one stands beside it."""
    for phrase in lists.listed("harm.last_seen.news"):
        yield phrase.split()[-1], phrase.split()[:-1]
    for noun in lists.listed("harm.captivity.nouns"):
        yield noun, lists.listed("harm.captivity.of")
    for name, table in words(language, "deeds").items():
        if "verbs" in table:
            movers = lists.listed("deeds.movers.several") if table.get("names") else ()
            for noun in (*table.get("where", table.get("doers", ())), *movers):
                yield noun.split()[-1], lists.forms(f"deeds.{name}.verbs")


def _invented(lists: WordLists) -> re.Pattern[str]:
    """A work or an exercise that opens a sentence with "in", or whose hero or plot the sentence is about."""
    works, persons, telling = (
        "|".join(sorted(lists.listed(f"harm.invented.{name}"))) for name in ("works", "persons", "telling")
    )
    return re.compile(
        rf"\A\W*in (?:the|a|an|his|her|this|one) (?:[\w-]+ ){{0,2}}?(?:{works})\b"
        rf"|\b(?:{works})['’]s (?:{persons})\b|\b(?:{works}) (?:{telling})\b",
        re.IGNORECASE,
    )


def _rarest(phrase: Sequence[str], small: Mapping[str, object]) -> tuple[str, str]:
    """The two words of a phrase that look rarest: no small words, and long ones."""
    first, second, *_ = sorted(phrase, key=lambda word: (word in small, -len(word), word))
    return first, second
