"""The lead of a report: where it plays as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import cos, hypot, radians

from testimonia.model import Place
from testimonia.places import is_capital
from testimonia.read.dateline import end_of_dateline
from testimonia.read.report import Report, title_end
from testimonia.read.where.headings import is_signed
from testimonia.read.where.lexicon import HERE, PartWords
from testimonia.read.where.naming import COARSE, COUNTRY, DISTRICT, FUZZY, NEAR, Naming, Part, settled

LEAD = 4  # paragraphs, the title among them, in which news says where it happened
OPENING = 1  # number of the last paragraph of the opening: the title and the one after it
REFINING = 6  # paragraphs in which it names the spot
_SPOTS = frozenset([Part.SITE, Part.HOME, Part.OWNER])
REACHES = {DISTRICT: 0.6}  # UCDP where_prec -> degrees from the point of an area in which its towns lie


def find_lead(
    report: Report,
    namings: Sequence[Naming],
    headings: Mapping[int, Naming],
    written: Sequence[Naming],
    words: PartWords,
) -> Naming | None:
    """Where a report plays as a whole.

    The place that heads its title, or in the country that heads it the first of the opening paragraphs where something
    happened; else what `_of_text` finds. What is only an area or only near by gives way to the spot of the opening.

    Args:
        report: the report.
        namings: its places, in order.
        headings: paragraph number -> the place that heads it.
        written: the places of its dateline.
        words: words that tell parts.
    """
    headed = headings.get(0) if len(report.paragraphs) > 1 else None
    if headed and headed.precision < COUNTRY:
        return _spot_of_title(report, headed, namings) or headed
    free = [one for one in namings if report.paragraph_at(one.words.start) not in headings]
    free = [settled(one, namings) or one if _is_early(report, one) else one for one in free]
    free.sort(key=lambda one: one.building)
    lead = (
        _of_headed(report, headed, free, written, words) if headed else _of_text(report, namings, free, written, words)
    )
    return _narrowed(report, lead, free, words) if lead else None


def _spot_of_title(report: Report, headed: Naming, namings: Sequence[Naming]) -> Naming | None:
    """The spot that a title names behind the area that heads it: "Orvek province: the attack on Tesk"."""
    if headed.precision <= DISTRICT:
        return None
    spots = (one for one in namings if _in_title(report, one) and one.precision < COARSE and not one.building)
    countries = (None, headed.mention.place.country)
    return next((one for one in spots if one.part in _SPOTS and one.mention.place.country in countries), None)


def _of_headed(
    report: Report, headed: Naming, free: Sequence[Naming], written: Sequence[Naming], words: PartWords
) -> Naming:
    """The first place of the opening paragraphs in the country that heads the title, else the town of the dateline."""
    spots = (one for one in free if one.part is Part.SITE and one.precision < COUNTRY and _is_early(report, one))
    country = headed.mention.place.country
    spot = next((one for one in spots if one.mention.place.country == country and _is_main(report, one, words)), None)
    town = _town_in(headed, written) or _city_told_of(report, headed, written, words)
    return town if town and (spot is None or spot.building or spot.precision > DISTRICT) else spot or headed


def _is_early(report: Report, one: Naming) -> bool:
    return report.paragraph_at(one.words.start) < LEAD


def _is_main(report: Report, one: Naming, words: PartWords) -> bool:
    """Does a place belong to what its sentence tells first: not "hours after troops had entered Orvek"?"""
    sentence = report.sentences[report.sentence_at(one.words.start)]
    start = end_of_dateline(report.text, sentence.start, sentence.end, any_case=True) or sentence.start
    return one.words.start <= start or not words.boundary.search(report.text, start, one.words.start)


def _of_text(
    report: Report, namings: Sequence[Naming], free: Sequence[Naming], written: Sequence[Naming], words: PartWords
) -> Naming | None:
    """Where a report plays whose title no place heads.

    The town that its first sentence explains; else the first place where something happened, or the town where the
    report was written if that lies in the district named; but a place that the title only names, most of all if the
    dateline does too, comes before one that the second paragraph of the text or a later one adds. Then where it was
    written, as local news is; then any place of its text outside sections that have a place of their own.
    """
    subject = next(iter(namings), None)
    if (
        subject
        and report.sentence_at(subject.words.start) == 0
        and words.is_settlement.match(report.text, subject.words.end)
    ):
        return subject
    happened = [one for one in free if one.part in (Part.SITE, Part.HOME, Part.LOCAL)]
    early = [one for one in happened if _is_early(report, one)]
    same = bool(early and written) and early[0].mention.place == written[0].mention.place
    if same or (early and written and _is_of_dateline(report, written[0], early, words)):
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
    subject_of_title = _of_title(report, namings)
    if subject_of_title and not (early and _opens(report, early[0])):
        return subject_of_title
    if late:
        early = [one for one in named if report.paragraph_at(one.words.start) == 0] + early
    named.sort(key=lambda one: one.part is Part.ORIGIN)
    return settled(next(iter([*early, *written, *happened, *persons, *named]), None), namings)


def _narrowed(report: Report, lead: Naming, free: Sequence[Naming], words: PartWords) -> Naming:
    """The one spot of the first sentence under a title that names only an area, or a town near by.

    Or the one of which the text says that it lies in the area that the title names.
    """
    if not _in_title(report, lead):
        return lead
    if inside := next(_inside(report, lead, free), None):
        return inside
    if lead.precision != NEAR and lead.precision <= DISTRICT:
        return lead
    first = report.sentence_at(report.paragraphs[1].start)
    spots = [
        one
        for one in free
        if one.part is Part.SITE
        and one.precision < COARSE
        and report.sentence_at(one.words.start) == first
        and one.mention.place.country in (None, lead.mention.place.country)
        and _is_main(report, one, words)
    ]
    return spots[0] if len({one.mention.place for one in spots}) == 1 else lead


def _inside(report: Report, lead: Naming, free: Sequence[Naming]) -> Iterator[Naming]:
    """The spots of the opening of which the text says that they lie in the area of the title: "X, a district of Y"."""
    early = [one for one in free if 0 < report.paragraph_at(one.words.start) < LEAD]
    spot: Naming | None = None
    for one in early:
        if one.part is not Part.BESIDE:
            spot = one if one.part is Part.SITE and one.precision < COARSE and not one.building else None
        elif spot and one.precision >= DISTRICT and one.mention.place == lead.mention.place:
            yield spot


def _in_title(report: Report, one: Naming) -> bool:
    return _is_titled(report) and one.words.end <= title_end(report)


def _is_titled(report: Report) -> bool:
    """Does the text begin with its title?"""
    return len(report.paragraphs) > 1 and title_end(report) > 0


def _opens(report: Report, one: Naming) -> bool:
    """Is a place named in the title, or in the first sentence of the text under it?"""
    first = OPENING if _is_titled(report) else 0
    return report.sentence_at(one.words.start) <= report.sentence_at(report.paragraphs[first].start)


def _of_title(report: Report, namings: Sequence[Naming]) -> Naming | None:
    """The first naming in the text of the one town of its title: "Report of the Orvek inquest"."""
    title = (report.title or "").casefold()
    titled = [one for one in namings if one.mention.text.casefold() in title]
    under = [one for one in titled if not _in_title(report, one)]
    if not under or len({one.mention.place for one in titled}) > 1 or under[0].precision > DISTRICT:
        return None
    return titled[0]


def _town_in(country: Naming, written: Sequence[Naming]) -> Naming | None:
    """The town of the dateline, where the title is headed by its country alone; not the capital, where agencies sit."""
    town = next(iter(written), None)
    same = town is not None and town.mention.place.country == country.mention.place.country
    return town if town and same and is_local(town.mention.place) else None


def _city_told_of(report: Report, country: Naming, written: Sequence[Naming], words: PartWords) -> Naming | None:
    """The city of the dateline, where its paragraph speaks of "the city": of what happened in the capital itself."""
    town = next(iter(written), None)
    if town is None or town.mention.place.country != country.mention.place.country:
        return None
    return town if _is_here(report, town, words) else None


def is_local(town: Place) -> bool:
    """Whether a place is a town and no capital: who writes from there tells of what happened there."""
    return town.precision == 1 and town.country is not None and not is_capital(town)


def _is_of_dateline(report: Report, town: Naming, early: Sequence[Naming], words: PartWords) -> bool:
    """Whether a report that first names another place plays in the town of its dateline all the same.

    The place is a building, or the district in which the town lies, or an area in the title; or it is named only after
    the first sentence of a report from a town, or after the first paragraph of one from a capital.
    """
    if is_signed(report, town):
        return False  # who speaks from there may speak of anywhere
    sentence = report.sentence_at(town.words.start)
    spot = any(one.precision < COARSE and report.sentence_at(one.words.start) == sentence for one in early)
    first = early[0]
    if _lies_in(town.mention.place, first) or (first.building and first.mention.place != town.mention.place):
        return True
    opening = report.paragraph_at(town.words.start)
    local = is_local(town.mention.place)
    if local and DISTRICT < first.precision < COUNTRY and _in_title(report, first):
        return first.mention.place.country == town.mention.place.country and not spot
    later = report.paragraph_at(first.words.start) > opening
    behind = report.sentence_at(first.words.start) > report.sentence_at(town.words.start)
    return (local and behind) or (later and (local or _is_here(report, town, words)))


def _is_here(report: Report, town: Naming, words: PartWords) -> bool:
    """Does the paragraph with the dateline tell of what happened "here", "in the city", "in the city's stadium"?"""
    end = report.paragraphs[report.paragraph_at(town.words.start)].end
    return any(pattern.search(report.text, town.words.end, end) for pattern in (HERE, words.in_town))


def _lies_in(town: Place, area: Naming) -> bool:
    """Does a town lie in a district or a region, as far as their points tell?"""
    here, there = _point(town), _point(area.mention.place)
    reach = REACHES.get(area.precision, 0.0)
    if town.precision > 1 or town.country != area.mention.place.country or here is None or there is None:
        return False
    return hypot(here[0] - there[0], (here[1] - there[1]) * cos(radians(here[0]))) <= reach


def _point(place: Place) -> tuple[float, float] | None:
    return None if place.lat is None or place.lon is None else (place.lat, place.lon)


def find_spot(
    report: Report, lead: Naming | None, namings: Sequence[Naming], told: Sequence[Naming], words: PartWords
) -> Naming | None:
    """Where the attack "took place", if the lead names only the region ("in a village in northern X").

    Or the town of the dateline, if the dateline itself says that it lies in that region ("TESK, Orvek").
    """
    if lead is None or not COARSE <= lead.precision < COUNTRY or report.paragraph_at(lead.words.start) >= LEAD:
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
