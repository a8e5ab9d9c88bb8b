"""The place of one claim: where the harm happened, not where it was told, healed or came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from testimonia.model import Harm, Place, Span, Where, Why
from testimonia.places import fold
from testimonia.read.report import Anchor
from testimonia.read.where.context import lows_of
from testimonia.read.where.items import bracketed, labelled, total_of_rows
from testimonia.read.where.lexicon import HERE
from testimonia.read.where.look import CLOSE, LEFT, Found, Look, Unnamed
from testimonia.read.where.naming import COUNTRY, DISTRICT, Naming, Part
from testimonia.read.where.scenes import Scenes
from testimonia.read.where.sites import fled, own_clause, scene_of, settlement_of
from testimonia.read.where.wide import is_of_past, outgrown, somewhere_else, sum_of_list, whole_country

LONGEST_ABBREVIATION = 4  # letters: "USSR"
_POINTED_AT = frozenset([Part.SITE, Part.HOME, Part.ORIGIN, Part.DESTINATION])
SUM = 100  # persons: a number from here on that stands before the first place is that of a period or a country


Given = tuple[str, Found]
"""A rule by name, and the place that it gives."""


def choose_where(anchor: Anchor, scenes: Scenes) -> tuple[Where | None, Why]:
    """The most specific place at which the harm of a claim happened, and why; None where the report names none.

    The rules of `RULES` are asked in order; the first that gives a place decides.

    Args:
        anchor: the claim.
        scenes: the scenes of its report.

    Source: UCDP GED codebook (Högbladh), `where_coordinates` and `where_prec`.
    """
    name, naming = _taken(Look.at(anchor, scenes))
    if isinstance(naming, Unnamed):
        home = scenes.pointers.home
        return (Where(None, country=home, precision=COUNTRY) if home else None), Why("where", name)
    if naming.amid:
        country = naming.mention.place.country
        return (Where(None, country=country, precision=COUNTRY) if country else None), Why("where", name)
    words, place = scenes.report.text[naming.words.start : naming.words.end], naming.mention.place
    where = Where(
        _normal(words, place), place.name, place.country, place.lat, place.lon, place.gazetteer_id, naming.precision
    )
    return where, Why("where", name, words)


def other_places(anchor: Anchor, scenes: Scenes) -> Iterator[tuple[str, str]]:
    """The places that a claim might have had instead of what `choose_where` gives, each with the reason against it.

    They are the other places of the sentence, with the parts they play, and those that later rules would have given.

    Args:
        anchor: the claim.
        scenes: the scenes of its report.
    """
    look = Look.at(anchor, scenes)
    _, taken = _taken(look)
    yield from _left_out(look, taken, list(_given(look))[1:])


def _taken(look: Look) -> Given:
    """What the first rule gives that gives anything."""
    too_small = False
    for name, naming in _given(look):
        if not outgrown(look, naming):
            return _named_later(look, name, naming)
        too_small = True
    if too_small:
        return "more-than-live-there", look.scenes.pointers.country or Unnamed.COUNTRY
    return "no-place-named", Unnamed.COUNTRY


def _given(look: Look) -> Iterator[Given]:
    """What the rules give, the first of them first."""
    if is_of_past(look):
        yield "place-without-a-name", Unnamed.COUNTRY
    if not look.parts(Part.SITE, Part.ORIGIN, Part.DESTINATION) and somewhere_else(look):
        yield "place-without-a-name", Unnamed.COUNTRY
    yield from ((name, naming) for name, rule in RULES if (naming := rule(look)) is not None)


def _left_out(look: Look, taken: Found, given: Sequence[Given]) -> Iterator[tuple[str, str]]:
    """The other places of the sentence with the parts they play, and those that later rules would have given."""
    text = look.scenes.report.text
    for one in look.here:
        if one is not taken:
            yield text[one.words.start : one.words.end], one.part.value
    seen = {one.mention.place for one in (taken, *look.here) if isinstance(one, Naming)}
    for name, other in given:
        if isinstance(other, Naming) and other.mention.place not in seen:
            seen.add(other.mention.place)
            yield text[other.words.start : other.words.end], f"a rule that comes later would give it: {name}"


def _pointed(look: Look) -> Naming | None:
    """What "there" or "the country" in the sentence refers to; a place named beside it is what "there" means."""
    text, pointers = look.scenes.report.text, look.scenes.pointers
    if told := pointers.told_there(text, look.sentence, look.here):
        return told
    there = None if look.parts_of_clause(Part.SITE) else pointers.words.there.search(text, *look.clause)
    before = [one for one in look.here if there and _is_pointed_at(look, one, there.start())]
    if there and (before or look.scene.last):
        return before[-1] if before else look.scene.last
    if any(one.part not in (Part.TELLING, Part.OWNER, Part.NAMED) for one in look.here):
        return None
    return pointers.of(text, look.sentence, look.scene)


def _is_pointed_at(look: Look, one: Naming, there: int) -> bool:
    """May "there" refer to a place before it: not to that to which people were brought for treatment?"""
    text, words = look.scenes.report.text, look.scenes.words
    if one.words.end > there or one.part not in _POINTED_AT:
        return False
    between = lows_of(text, Span(one.words.start, there))
    return one.part is not Part.DESTINATION or words.medical.isdisjoint(between)


def _here(look: Look) -> Naming | None:
    """The town of the dateline, where its sentence or one in the same paragraph says "here"."""
    written, report = look.scenes.written, look.scenes.report
    if written is None or look.parts(Part.SITE, Part.ORIGIN):
        return None
    same = report.paragraph_at(written.words.start) == report.paragraph_at(look.sentence.start)
    return written if same and HERE.search(report.text, look.sentence.start, look.sentence.end) else None


def _in_town(look: Look) -> Naming | None:
    """The town of the report, where the claim's clause says "in the city" and no sentence before has set another."""
    if look.scene.site is not None:
        return None
    count, text = look.anchor.count, look.scenes.report.text
    found = look.scenes.words.here.search(text, look.sentence.start, min(look.sentence.end, count.end + CLOSE))
    if found is None or look.scenes.words.there.search(found[0]):
        return None
    if look.scenes.words.boundary.search(text, count.end, max(count.end, found.start())):
        return None
    last = look.scene.last
    town = last if last and last.part in (Part.ORIGIN, Part.DESTINATION) else look.scenes.town
    return town if town and town.precision <= DISTRICT else None


def _own_residents(look: Look) -> Naming | None:
    """The place where those counted live: "50 residents of Orvek are missing"."""
    return next((one for one in look.parts(Part.HOME) if look.is_theirs(one)), None)


def _own_people(look: Look) -> Naming | None:
    """The place by which the words of the number call those who were harmed: "an Orvek clerk"."""
    count = look.anchor.count
    return next((one for one in look.parts(Part.PERSON, Part.HOME) if count.contains(one.words)), None)


def _besieged(look: Look) -> Naming | None:
    """The place whose people are cut off or besieged: "the blockade of the 12,000 inhabitants of Orvek"."""
    if look.anchor.harm is not Harm.AFFECTED:
        return None
    end = look.anchor.count.end
    return next((one for one in look.parts(Part.HOME) if 0 <= one.words.start - end <= CLOSE), None)


def _office(look: Look) -> Naming | None:
    """The place of the office of the one who was harmed: "the mayor of Orvek was kidnapped"."""
    if look.parts_of_clause(Part.SITE):
        return None
    return next((one for one in look.parts(Part.LOCAL) if look.is_theirs(one)), None)


def _told_across(look: Look) -> Naming | None:
    """The town of those who tell, in another country than that of the report: what they tell of is theirs."""
    home = look.scenes.pointers.home
    tellers = (one for one in look.parts(Part.LOCAL) if one.precision <= DISTRICT and one.mention.place.country)
    told = home and look.anchor.harm is not Harm.INJURED  # the injured may be healed abroad
    return next((one for one in tellers if told and one.mention.place.country != home), None)


def _arrested(look: Look) -> Naming | None:
    """The place of those who arrest: "police in Orvek detained nine men"."""
    if look.anchor.harm is not Harm.DETAINED:
        return None
    return next(
        (one for one in look.parts(Part.LOCAL, Part.TELLING) if one.precision <= DISTRICT and not one.opening), None
    )


def _origin_before(look: Look) -> Naming | None:
    """For people who left or were taken away: whence, as the sentences before have it.

    Where these name the place of an attack, the origin is that of those who came to take people away.
    """
    attacked = look.anchor.harm is Harm.ABDUCTED and (look.scene.site or look.scene.about)
    return look.scene.origin if look.anchor.harm in LEFT and not attacked else None


def _other_clause(look: Look) -> Naming | None:
    """A place in another clause of the sentence, if it is not another number's."""
    text, words, end = look.scenes.report.text, look.scenes.words, look.anchor.count.end
    places = look.parts(Part.SITE) + look.parts(Part.HOME)
    place = next((one for one in places if not words.counted.search(text, end, max(end, one.words.start))), None)
    return settlement_of(look, place) if place and place.building else place


def _told_abroad(look: Look) -> Naming | None:
    """The country that opens the sentence, where what a body there tells is of it: "In Orvenia, the ministry said …".

    It is so where the report is on another country; in its own, the body tells of what the report is about.
    """
    lead, first = look.scenes.lead, next(iter(look.parts(Part.TELLING)), None)
    if first is None or lead is None or not first.opening or first.precision != COUNTRY:
        return None
    return None if first.mention.place.country == lead.mention.place.country else first


def _whence(look: Look) -> Naming | None:
    """Whence those came who were harmed, where the report names only the country for what it is about."""
    lead, origin = look.scenes.lead, next(iter(look.parts(Part.ORIGIN)), None)
    if origin is None or lead is None or lead.precision != COUNTRY:
        return None
    return origin if origin.mention.place.country == lead.mention.place.country else None


def _lead(look: Look) -> Naming | None:
    """The lead, if something happened there; not if only its officials tell of it."""
    lead = look.scenes.lead
    if lead is None or lead.part in (Part.LOCAL, Part.PERSON):
        return None
    return look.scenes.pointers.country if _is_told_later(look, lead) else lead


def _lead_of_tellers(look: Look) -> Naming | None:
    """The lead, though only its officials tell of it."""
    lead = look.scenes.lead
    return None if lead is None or _is_told_later(look, lead) else lead


def _is_told_later(look: Look, lead: Naming) -> bool:
    """Is a large count told in a paragraph before that of the place? It is then of more than of that place."""
    report = look.scenes.report
    later = report.paragraph_at(lead.words.start) > report.paragraph_at(look.sentence.start)
    if not later or (look.anchor.number or 0) < SUM:
        return False
    before = (one for number in range(look.number + 1) for one in look.scenes.inside.get(number, ()))
    return all(one.mention.place != lead.mention.place for one in before)


RULES: tuple[tuple[str, Callable[[Look], Found | None]], ...] = (
    ("whose-people-are-cut-off", _besieged),
    ("sum-of-a-list", sum_of_list),
    ("total-of-rows", total_of_rows),
    ("label-of-the-item", labelled),
    ("before-the-brackets", bracketed),
    ("whose-office-it-is", _office),
    ("own-clause", own_clause),
    ("refuge-of-the-displaced", fled),
    ("here", _here),
    ("there-or-the-country", _pointed),
    ("in-the-town", _in_town),
    ("whole-country", whole_country),
    ("country-of-those-who-tell", _told_abroad),
    ("where-those-sit-who-arrest", _arrested),
    ("town-of-those-who-tell-abroad", _told_across),
    ("whom-the-number-counts", _own_residents),
    ("origin-named-before", _origin_before),
    ("scene-of-the-paragraph", scene_of),
    ("whom-the-number-counts", _own_people),
    ("other-clause", _other_clause),
    ("subject-of-the-paragraph", lambda look: look.scene.about),
    ("place-without-a-name", lambda look: Unnamed.COUNTRY if look.scene.unnamed else None),
    ("whence-they-came", _whence),
    ("lead-of-the-report", _lead),
    ("whose-officials-tell", lambda look: next(iter(look.parts(Part.LOCAL)), None)),
    ("where-the-person-comes-from", lambda look: next(iter(look.parts(Part.PERSON)), None)),
    ("lead-of-those-who-tell", _lead_of_tellers),
)
"""The rules, by name, in the order in which they are asked."""


def _named_later(look: Look, name: str, naming: Found) -> Given:
    """A spot named soon after, where a claim of the lead has only the region."""
    spot, lead = look.scenes.spot, look.scenes.lead
    if not spot or not lead or isinstance(naming, Unnamed) or naming.mention.place != lead.mention.place:
        return name, naming
    early = look.number <= look.scenes.report.sentence_at(spot.words.start)
    return ("spot-named-later", spot) if early or name.startswith("lead-") else (name, naming)


def _normal(words: str, place: Place) -> str:
    """Words as written, in normal case where they stand in capitals and are no abbreviation ("KYIV", but "USSR")."""
    return (
        words.title()
        if words.isupper() and (len(words) > LONGEST_ABBREVIATION or fold(words) == fold(place.name))
        else words
    )
