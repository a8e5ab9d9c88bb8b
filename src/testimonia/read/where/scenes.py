"""The scenes of a report: at which place each of its sentences plays."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from testimonia.model import PlaceMention, Span
from testimonia.places import is_capital
from testimonia.read.report import Report
from testimonia.read.where.governors import is_of_tellers
from testimonia.read.where.headings import find_headings, stands_alone
from testimonia.read.where.lead import find_lead, find_spot, is_local
from testimonia.read.where.lexicon import HERE, PartWords, part_words
from testimonia.read.where.naming import COARSE, COUNTRY, DISTRICT, Naming, Part, settled
from testimonia.read.where.parts import parts_of

NEARLY_ALL = 0.75  # share of the places that a report names
_POINTED_BACK = frozenset([Part.TELLING, Part.LOCAL, Part.OWNER, Part.ORIGIN, Part.PERSON])
TOLD = 40  # characters before "in the capital" that may say that something was told there


@dataclass(frozen=True, slots=True)
class Scene:
    """What the sentences before one have set in its paragraph.

    Args:
        site: the place where something happened, or that heads the paragraph.
        origin: the place that people left.
        about: a place that they are about, without anything said to have happened there.
        last: the place named last, whatever for: what "there" refers to.
        unnamed: True where they play at a place that the report does not name.
    """

    site: Naming | None = None
    origin: Naming | None = None
    about: Naming | None = None
    last: Naming | None = None
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Pointers:
    """What "there", "the capital" and "the country" refer to.

    Args:
        words: words that tell parts.
        country: the country that the report is about, where it names it.
        capital: the capital of that country, where the report names it.
        home: the ISO code of that country, which need not be named; None where the report speaks of several.
        areas: the districts and regions that the report names, in order.
    """

    words: PartWords
    country: Naming | None
    capital: Naming | None
    home: str | None
    areas: Sequence[Naming]

    def of(self, text: str, sentence: Span, scene: Scene) -> Naming | None:
        """The place that a sentence points to; None where it points to none."""
        if scene.last and (
            self.words.there.search(text, sentence.start, sentence.end) or HERE.match(text, sentence.start)
        ):
            return scene.last
        if self.capital and self._in_capital(text, sentence):
            return self.capital
        if self.words.here_around.search(text, sentence.start, sentence.end):
            return next((one for one in reversed(self.areas) if one.words.end <= sentence.start), None)
        return self.country if self.words.whole.search(text, sentence.start, sentence.end) else None

    def is_unnamed(self, text: str, sentence: Span) -> bool:
        """Does a sentence begin at a place that the report does not name: "in the capital", "in another village"?"""
        capital = self.capital is None and self.words.capital.match(text, sentence.start, sentence.end)
        if capital and is_of_tellers(text, Span(capital.end(), sentence.end), self.words):
            return False
        return bool(capital or self.words.unnamed.match(text, sentence.start, sentence.end))

    def _in_capital(self, text: str, sentence: Span) -> bool:
        """Does a sentence say "in the capital", and not only that something was told there?"""
        found = self.words.capital.search(text, sentence.start, sentence.end)
        if found is None:
            return False
        before = text[max(sentence.start, found.start() - TOLD) : found.start()].lower().split()
        return self.words.tellers.union(self.words.speaking, self.words.telling).isdisjoint(before)

    def told_there(self, text: str, sentence: Span, here: Sequence[Naming]) -> Naming | None:
        """The place of those who speak or came, where their sentence goes on with "there" or "in the city".

        "Officials in Orvek said four residents had died in the besieged city."
        """
        tellers = [one for one in here if one.part in _POINTED_BACK]
        if not tellers:
            return None
        for pattern, areas in ((self.words.here, False), (self.words.here_around, True)):
            found = pattern.search(text, tellers[0].words.end, sentence.end)
            before = [one for one in here if found and one.words.end <= found.start()]
            if before and before[-1] in tellers and (before[-1].precision > DISTRICT) is areas:
                return before[-1]
        return None


@dataclass(frozen=True, slots=True)
class Scenes:
    """Where the sentences of a report play.

    Args:
        report: the report.
        words: words that tell parts, of its language.
        inside: sentence number -> the place names in it with the parts they play, in order.
        before: for each sentence, the scene that the sentences before it have set.
        lead: the place of what the report is about; None if it names none.
        pointers: what "there" and "the country" refer to in it.
        spot: a spot named soon after a lead that named only a region; None if there is none.
        written: the town of the dateline; None if there is none.
    """

    report: Report
    words: PartWords
    inside: Mapping[int, tuple[Naming, ...]]
    before: tuple[Scene, ...]
    lead: Naming | None
    pointers: Pointers
    spot: Naming | None
    written: Naming | None

    @property
    def town(self) -> Naming | None:
        """The lead, or if that is a region, the town of the dateline in its country; no capital, where agencies sit."""
        lead, written = self.lead, self.written
        if lead is None or lead.precision <= DISTRICT:
            return lead
        same = written is not None and written.mention.place.country == lead.mention.place.country
        return written if written and same and is_local(written.mention.place) else lead


def find_scenes(report: Report, mentions: Sequence[PlaceMention], *, language: str = "en") -> Scenes:
    """The scenes of a report.

    Args:
        report: the report.
        mentions: its places, in order, from `find_places`.
        language: the report's language.
    """
    words = part_words(language)
    namings = parts_of(report, mentions, language=language)
    headings, told = find_headings(report, namings, language=language)
    namings = tuple(one for one in namings if one not in told)
    inside: dict[int, list[Naming]] = defaultdict(list)
    for one in namings:
        inside[report.sentence_at(one.words.start)].append(one)
    written = sorted(told, key=lambda one: one.words.start)
    lead = find_lead(report, namings, headings, written, words)
    named = [*namings, *written]
    areas = [one for one in namings if DISTRICT <= one.precision < COUNTRY]
    home = _home(lead, named)
    pointers = Pointers(words, _country(home, named), _capital(home, named), home, areas)
    return Scenes(
        report=report,
        words=words,
        inside={sentence: tuple(found) for sentence, found in inside.items()},
        before=_before(report, inside, headings, pointers),
        lead=lead,
        pointers=pointers,
        spot=find_spot(report, lead, namings, written, words),
        written=next(iter(written), None),
    )


def _before(
    report: Report,
    inside: Mapping[int, Sequence[Naming]],
    headings: Mapping[int, Naming],
    pointers: Pointers,
) -> tuple[Scene, ...]:
    scenes: list[Scene] = []
    current, paragraph = Scene(), -1
    for number, sentence in enumerate(report.sentences):
        if report.paragraph_at(sentence.start) != paragraph:
            paragraph = report.paragraph_at(sentence.start)
            current = Scene(site=headings.get(paragraph), last=headings.get(paragraph) or current.last)
        scenes.append(current)
        current = _after(report, sentence, current, inside.get(number, ()), pointers)
    return tuple(scenes)


def _after(report: Report, sentence: Span, scene: Scene, here: Sequence[Naming], pointers: Pointers) -> Scene:
    """The scene after a sentence: a later clause of it changes none that is set, nor does one that looks back."""
    if scene.site and here and pointers.words.compared.search(report.text, sentence.start, sentence.end):
        return scene
    if not here and not scene.site and pointers.is_unnamed(report.text, sentence):
        return replace(scene, unnamed=True)
    if not here:
        pointed = None if scene.site else pointers.of(report.text, sentence, scene)
        return replace(scene, site=pointed) if pointed else scene
    if stands_alone(report.text, sentence, here, pointers.words):
        return Scene(site=here[0], last=here[0])
    first = next((one for one in here if one.part is Part.SITE and not (one.building and scene.site)), None)
    first = settled(first, here)
    first = closest(_told_of(report.text, first, here, pointers.words), here, report.text, pointers.words)
    told = pointers.told_there(report.text, sentence, here) if first is None else None
    if not scene.site:
        first = first or told
    label = scene.site.words.end + 1 if scene.site and sentence.contains(scene.site.words) else sentence.start
    opens = first is not None and not pointers.words.boundary.search(
        report.text, max(label, sentence.start), first.words.start
    )
    site = first if opens else scene.site or first
    origin = next((one for one in here if one.part is Part.ORIGIN), None if opens else scene.origin)
    about = next((one for one in here if one.part is Part.HOME), scene.about)
    last = [one for one in here if one.part not in (Part.OWNER, Part.TELLING, Part.BESIDE, Part.NAMED)]
    return Scene(site, origin, about, told or (last[-1] if last else scene.last))


def _told_of(text: str, first: Naming | None, here: Sequence[Naming], words: PartWords) -> Naming | None:
    """The spot of what was told, where the place that opens the sentence is that of the telling.

    "In Orvek the command announced that a patrol had been fired on near Tesk."
    """
    if first is None or not first.opening:
        return first
    later = next((one for one in here if one.part is Part.SITE and one.words.start > first.words.end), None)
    told = later and words.told_that.search(text, first.words.end, later.words.start)
    return later if told else first


def closest(first: Naming | None, here: Sequence[Naming], text: str, words: PartWords) -> Naming | None:
    """The spot that a clause names after a region: "in Orvek province … a checkpoint near Tesk"."""
    if first is None or first.precision < COARSE:
        return first
    country = first.mention.place.country
    spots = (one for one in here if one.part is Part.SITE and one.precision < COARSE and not one.building)
    spot = next((one for one in spots if one.mention.place.country in (None, country)), first)
    one, other = sorted((first, spot), key=lambda each: each.words.start)
    between = one.words.end, max(one.words.end, other.words.start)
    others = words.counted.search(text, *between) or (spot is other and words.apart.search(text, *between))
    return first if others else spot


def _home(lead: Naming | None, named: Sequence[Naming]) -> str | None:
    """The country of nearly all places that the report names, or else that of the lead.

    A people's name says nothing of where it was harmed, nor does the place of those who tell.
    """
    spoken = Counter(
        one.mention.place.country for one in named if one.mention.place.country and one.part is not Part.TELLING
    )
    code, most = max(spoken.items(), key=lambda item: (item[1], item[0]), default=(None, 0))
    if most > NEARLY_ALL * spoken.total():
        return code
    return lead.mention.place.country if lead else None


def _country(home: str | None, namings: Sequence[Naming]) -> Naming | None:
    """The first naming of the country of the report, or one by its longer name: "Burkina Faso" after "Burkina"."""
    names = [one for one in namings if one.mention.place.precision == COUNTRY and one.mention.place.country == home]
    if not home or not names:
        return None
    return next((one for one in names if one.mention.text.startswith(f"{names[0].mention.text} ")), names[0])


def _capital(home: str | None, namings: Sequence[Naming]) -> Naming | None:
    """The first naming of the capital of the country of the report."""
    places = ((one, one.mention.place) for one in namings)
    return next((one for one, place in places if home and place.country == home and is_capital(place)), None)
