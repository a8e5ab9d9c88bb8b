"""The scenes of a report: at which place each of its sentences plays."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, radians

from testimonia.model import Place, PlaceMention, Span
from testimonia.places import is_capital
from testimonia.read.report import Report
from testimonia.read.where.headings import find_headings
from testimonia.read.where.lexicon import PartWords, part_words
from testimonia.read.where.naming import Naming, Part
from testimonia.read.where.parts import parts_of

HERE = re.compile(r"\bhere\b")

LEAD = 4  # paragraphs, the title among them, in which news says where it happened
OPENING = 1  # number of the last paragraph of the opening: the title and the one after it
REFINING = 6  # paragraphs in which it names the spot
DISTRICT = 3  # UCDP where_prec of a district
REACHES = {DISTRICT: 0.6}  # UCDP where_prec -> degrees from the point of an area within which its towns lie
NEARLY_ALL = 0.75  # share of the places that a report names
COUNTRY = 6  # UCDP where_prec of a country
FUZZY = 5  # UCDP where_prec of a landscape
TOLD = 40  # characters before "in the capital" that may say that something was told there
COARSE = 3  # UCDP where_prec from which a place is a district or more, within which a report may name the spot


@dataclass(frozen=True, slots=True)
class Scene:
    """What the sentences before one have set in its paragraph.

    Args:
        site: the place where something happened, or that heads the paragraph.
        origin: the place that people left.
        about: a place that they are about, without anything said to have happened there.
        last: the place named last, whatever for: what "there" refers to.
    """

    site: Naming | None = None
    origin: Naming | None = None
    about: Naming | None = None
    last: Naming | None = None


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
        if scene.last and self.words.there.search(text, sentence.start, sentence.end):
            return scene.last
        if self.capital and self._in_capital(text, sentence):
            return self.capital
        if self.words.here_around.search(text, sentence.start, sentence.end):
            return next((one for one in reversed(self.areas) if one.words.end <= sentence.start), None)
        return self.country if self.words.whole.search(text, sentence.start, sentence.end) else None

    def _in_capital(self, text: str, sentence: Span) -> bool:
        """Does a sentence say "in the capital", and not only that something was told there?"""
        found = self.words.capital.search(text, sentence.start, sentence.end)
        if found is None:
            return False
        before = text[max(sentence.start, found.start() - TOLD) : found.start()].lower().split()
        return self.words.tellers.union(self.words.speaking, self.words.telling).isdisjoint(before)

    def told_there(self, text: str, sentence: Span, here: Sequence[Naming]) -> Naming | None:
        """The place of those who speak in a sentence, where it goes on with "there", "in the city", "in the province".

        "Officials in Orvek said four residents had died in the besieged city."
        """
        tellers = [one for one in here if one.part in (Part.TELLING, Part.LOCAL, Part.OWNER)]
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
        return written if written and same and _is_local(written.mention.place) else lead


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
    lead = _lead(report, namings, headings, written)
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
        spot=_spot(report, lead, namings, written, words),
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
    if not here:
        pointed = None if scene.site else pointers.of(report.text, sentence, scene)
        return replace(scene, site=pointed) if pointed else scene
    first = next((one for one in here if one.part is Part.SITE and not (one.building and scene.site)), None)
    first = _settled(first, here)
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


def _settled(first: Naming | None, here: Sequence[Naming]) -> Naming | None:
    """The settlement of a building or a street, where the words right behind name it: "the school in Orvek"."""
    if first is None or not first.building:
        return first
    behind = next((one for one in here if one.words.start >= first.words.end), None)
    near = behind is not None and behind.words.start - first.words.end <= len(" of the ")
    beside = behind is not None and near and behind.part in (Part.BESIDE, Part.SITE) and behind.precision < COARSE
    return replace(behind, part=Part.SITE) if behind and beside else first


def closest(first: Naming | None, here: Sequence[Naming], text: str, words: PartWords) -> Naming | None:
    """The spot that a clause names after a region: "in Orvek province … a checkpoint near Tesk"."""
    if first is None or first.precision < COARSE:
        return first
    country = first.mention.place.country
    spots = (one for one in here if one.part is Part.SITE and one.precision < COARSE and not one.building)
    spot = next((one for one in spots if one.mention.place.country in (None, country)), first)
    between = first.words.end, max(first.words.end, spot.words.start)
    return first if words.apart.search(text, *between) else spot


def _lead(
    report: Report, namings: Sequence[Naming], headings: Mapping[int, Naming], written: Sequence[Naming]
) -> Naming | None:
    """Where a report plays as a whole.

    The place that heads its title, or in the country that heads it the first of the opening paragraphs where something
    happened. Where nothing heads the title, that first place, or the town where the report was written if that lies in
    the district named; but a place that the title only names, most of all if the dateline does too, comes before one
    that the second paragraph of the text or a later one adds. Then where it was written, as local news is; then any
    place of its text outside sections that have a place of their own.
    """
    headed = headings.get(0) if len(report.paragraphs) > 1 else None
    if headed and headed.precision < COUNTRY:
        return headed
    free = [one for one in namings if report.paragraph_at(one.words.start) not in headings]
    free.sort(key=lambda one: one.building)
    happened = [one for one in free if one.part in (Part.SITE, Part.HOME, Part.LOCAL)]
    early = [one for one in happened if report.paragraph_at(one.words.start) < LEAD]
    if headed:
        spots = (one for one in early if one.part is Part.SITE and one.precision < COUNTRY)
        inside = (one for one in spots if one.mention.place.country == headed.mention.place.country)
        return next(inside, None) or _town_in(headed, written) or headed
    if early and written and _is_of_dateline(report, written[0], early[0]):
        return written[0]
    if len({one.mention.place for one in happened}) > 1 and not early:
        happened = []
    persons = [one for one in free if one.part is Part.PERSON]
    named = [one for one in free if one.part is Part.NAMED or (one.part is Part.ORIGIN and _in_title(report, one))]
    late = bool(early) and report.paragraph_at(early[0].words.start) > OPENING
    both = (one for one in namings if written and one.mention.place == written[0].mention.place)
    titled = next(both, None) if late or not early else None
    if titled and _in_title(report, titled):
        return titled
    if late:
        early = [one for one in named if report.paragraph_at(one.words.start) == 0] + early
    named.sort(key=lambda one: one.part is Part.ORIGIN)
    return _settled(next(iter([*early, *written, *happened, *persons, *named]), None), namings)


def _in_title(report: Report, one: Naming) -> bool:
    return len(report.paragraphs) > 1 and report.paragraph_at(one.words.start) == 0


def _town_in(country: Naming, written: Sequence[Naming]) -> Naming | None:
    """The town of the dateline, where the title is headed by its country alone; not the capital, where agencies sit."""
    town = next(iter(written), None)
    same = town is not None and town.mention.place.country == country.mention.place.country
    return town if town and same and _is_local(town.mention.place) else None


def _is_local(town: Place) -> bool:
    """Whether a place is a town and no capital: who writes from there tells of what happened there."""
    return town.precision == 1 and town.country is not None and not is_capital(town)


def _is_of_dateline(report: Report, town: Naming, first: Naming) -> bool:
    """Whether a report that first names another place plays in the town of its dateline all the same.

    The place is a building, or the district in which the town lies; or it is named only after the first sentence of
    a report from a town, or after the first paragraph of one from a capital.
    """
    if _lies_in(town.mention.place, first) or (first.building and first.mention.place != town.mention.place):
        return True
    opening = report.paragraph_at(town.words.start)
    local = _is_local(town.mention.place)
    later = report.paragraph_at(first.words.start) > opening
    behind = report.sentence_at(first.words.start) > report.sentence_at(town.words.start)
    return (local and behind) or (later and (local or _is_here(report, opening)))


def _is_here(report: Report, paragraph: int) -> bool:
    """Does the paragraph with the dateline tell of what happened "here"?"""
    span = report.paragraphs[paragraph]
    return HERE.search(report.text, span.start, span.end) is not None


def _lies_in(town: Place, area: Naming) -> bool:
    """Does a town lie in a district or a region, as far as their points tell?"""
    here, there = _point(town), _point(area.mention.place)
    reach = REACHES.get(area.precision, 0.0)
    if town.precision > 1 or town.country != area.mention.place.country or here is None or there is None:
        return False
    return hypot(here[0] - there[0], (here[1] - there[1]) * cos(radians(here[0]))) <= reach


def _point(place: Place) -> tuple[float, float] | None:
    return None if place.lat is None or place.lon is None else (place.lat, place.lon)


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
    """The first naming of the country of the report."""
    names = (one for one in namings if one.mention.place.precision == COUNTRY)
    return next((one for one in names if home and one.mention.place.country == home), None)


def _capital(home: str | None, namings: Sequence[Naming]) -> Naming | None:
    """The first naming of the capital of the country of the report."""
    places = ((one, one.mention.place) for one in namings)
    return next((one for one, place in places if home and place.country == home and is_capital(place)), None)


def _spot(
    report: Report, lead: Naming | None, namings: Sequence[Naming], told: Sequence[Naming], words: PartWords
) -> Naming | None:
    """Where the attack "took place", if the lead names only the region ("in a village in northern X").

    Or the town of the dateline, if the dateline itself says that it lies in that region ("TESK, Orvek").
    """
    if lead is None or lead.precision < COARSE or report.paragraph_at(lead.words.start) >= LEAD:
        return None
    place = lead.mention.place
    if lead.precision < FUZZY and place in [one.mention.place for one in told[1:]]:
        return told[0]
    for one in namings:
        if report.paragraph_at(one.words.start) >= REFINING:
            return None
        inside = one.mention.place.country in (None, place.country)
        if one.precision < COARSE and one.part is Part.SITE and inside and _took_place(report, one, words):
            return one
    return None


def _took_place(report: Report, one: Naming, words: PartWords) -> bool:
    """Does the sentence of a place say, in one clause, that the attack "took place" there?"""
    sentence = report.sentences[report.sentence_at(one.words.start)]
    found = words.happened.search(report.text, sentence.start, one.words.start)
    return found is not None and not words.boundary.search(report.text, found.end(), one.words.start)
