"""The place of one claim: where the harm happened, not where it was told, healed or came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from testimonia.model import Harm, Place, Where, Why
from testimonia.places import fold
from testimonia.read.report import Anchor
from testimonia.read.where.items import bracketed, labelled
from testimonia.read.where.lexicon import HERE
from testimonia.read.where.look import Found, Look, Unnamed
from testimonia.read.where.naming import COUNTRY, DISTRICT, Naming, Part
from testimonia.read.where.scenes import Scenes, closest

SHARES = 2  # numbers with places of their own that make a list
MOST_SITES = 8  # before a number that are tried
LONGEST_ABBREVIATION = 4  # letters: "USSR"
BESIDE = 6  # characters after a number within which a name is its own: "three traders" "from Orvek"
CLOSE = 40  # characters after a number within which "in the city" is its own
SUM = 100  # persons: a number from here on that stands before the first place is that of a period or a country
WHOLE_WAR = 1000  # persons: a number from here on that a sentence gives for a war is that of the country
GROWTH = 2  # a town may have had so many times the inhabitants that it has today
A_TOWN = 20_000  # persons: as many can be harmed in any town, with those who fled there
MOST_IN_A_VILLAGE = 100_000  # persons: no more are counted in a settlement whose inhabitants nobody gives


Given = tuple[str, Found]
"""A rule by name, and the place that it gives."""

_LEFT = frozenset([Harm.DISPLACED, Harm.ABDUCTED])  # harms that begin where people are taken from


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
    outgrown = False
    for name, naming in _given(look):
        if not _outgrown(look, naming):
            return _named_later(look, name, naming)
        outgrown = True
    if outgrown:
        return "more-than-live-there", look.scenes.pointers.country or Unnamed.COUNTRY
    return "no-place-named", Unnamed.COUNTRY


def _outgrown(look: Look, naming: Found) -> bool:
    """Is a place that the sentence does not name a settlement with fewer inhabitants than the claim counts people?"""
    if isinstance(naming, Unnamed) or naming in look.here or naming.precision > DISTRICT:
        return False
    place, number = naming.mention.place, look.anchor.number or 0
    if place.population:
        return number > max(GROWTH * place.population, A_TOWN)
    return place.lat is None and number > MOST_IN_A_VILLAGE  # nobody gives the inhabitants of the table's places


def _given(look: Look) -> Iterator[Given]:
    """What the rules give, the first of them first."""
    if not look.parts(Part.SITE, Part.ORIGIN, Part.DESTINATION) and _somewhere_else(look):
        yield "place-without-a-name", Unnamed.COUNTRY
    yield from ((name, naming) for name, rule in RULES if (naming := rule(look)) is not None)


def _somewhere_else(look: Look) -> bool:
    """Does the sentence speak of a place that the report does not name: "in another village", "in the country"?"""
    words, text, sentence = look.scenes.words, look.scenes.report.text, look.sentence
    pointers = look.scenes.pointers
    country = pointers.country is None and words.whole.search(text, sentence.start, sentence.end)
    capital = pointers.capital is None and words.capital.match(text, sentence.start)
    return bool(country or capital or words.unnamed.match(text, sentence.start))


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


def _own_clause(look: Look) -> Naming | None:
    """A place in the claim's own clause; a building there gives way to its settlement, if one is named."""
    own = _origin(look) or closest(_site(look), look.here, look.scenes.report.text, look.scenes.words)
    return _settlement_of(look, own) if own and own.building else own


def _scene(look: Look) -> Naming | None:
    """The place that the sentences before have set; a building gives way there too."""
    site = look.scene.site
    return _settlement_of(look, site) if site and site.building else site


def _settlement_of(look: Look, building: Naming) -> Naming:
    """The settlement of a building, a street or a quarter, where the report names it, or else the building itself.

    It is named right behind ("in Mill Road, ORVEK"), before it in the sentence, in the sentences before, or leads.
    """
    behind = next((one for one in look.here if one.words.start >= building.words.end), None)
    if behind and behind.part is Part.BESIDE and _is_settlement(behind):
        return behind
    ahead = (one for one in look.parts(Part.SITE) if one.words.end <= building.words.start)
    settlement = next((one for one in (*ahead, look.scene.site) if one and _is_settlement(one)), None)
    lead = look.scenes.town
    if settlement or lead is None or not _is_settlement(lead):
        return settlement or building
    elsewhere = building.mention.place.lat is None or building.mention.place.country != lead.mention.place.country
    return lead if elsewhere else building


def _is_settlement(one: Naming) -> bool:
    return one.precision <= DISTRICT and not one.building


def _origin(look: Look) -> Naming | None:
    """For people who left or were taken away: the place named as theirs, after their number or else before it."""
    origins = look.parts(Part.ORIGIN) if look.anchor.harm in _LEFT else []
    if look.anchor.harm is Harm.ABDUCTED and look.parts(Part.SITE):
        origins = [one for one in origins if not _is_theirs(look, one)]
    after = [one for one in origins if one.words.start >= look.anchor.count.start]
    return next(iter(after), None) or next(iter(origins[::-1]), None)


def _site(look: Look) -> Naming | None:
    """The place after the number, or else before it, with no other happening between.

    People who die of their wounds elsewhere were harmed where the report has it before.
    """
    text, anchor, words = look.scenes.report.text, look.anchor, look.scenes.words
    sites = look.parts(Part.SITE)
    if words.later.search(text, look.sentence.start, look.sentence.end):
        return None
    first, last = anchor.count.start, anchor.count.end
    if anchor.trigger:
        first, last = min(first, anchor.trigger.start), max(last, anchor.trigger.end)
    before = [one for one in sites if one.words.end <= anchor.count.start]
    after = next((one for one in sites if one.words.end > anchor.count.start), None)
    if before and words.relative.fullmatch(text, before[-1].words.end, first):
        return before[-1]
    if after:
        gap = words.aside.sub(",", text[min(last, after.words.start) : after.words.start])
        if not words.boundary.search(gap) and not words.counted.search(gap):
            return after
    for one in reversed(before[-MOST_SITES:]):
        if one.opening or not words.boundary.search(text, one.words.end, max(first, one.words.end)):
            return one
    return before[0] if before and _refuge(look) is None else None


def _refuge(look: Look) -> Naming | None:
    """For the displaced, if no origin is named: where they went."""
    return next(iter(look.parts(Part.DESTINATION)), None) if look.anchor.harm is Harm.DISPLACED else None


def _fled(look: Look) -> Found | None:
    """For the displaced, if only where they went is named: what the report has happen elsewhere, or else that refuge.

    "Shells fell on Orvek. Some 400 people fled to Tesk": from Orvek.
    """
    refuge = _refuge(look)
    if refuge is None:
        return None
    lead = look.scenes.lead
    told = lead is None or lead.part is Part.LOCAL or lead in look.here
    left = (look.scene.origin, look.scene.site, None if told else lead)
    places = (one for one in left if one and one.mention.place != refuge.mention.place)
    home, country = look.scenes.pointers.home, refuge.mention.place.country
    return next(places, None) or (Unnamed.COUNTRY if home and country and country != home else refuge)


def _pointed(look: Look) -> Naming | None:
    """What "there" or "the country" in the sentence refers to; a place named beside it is what "there" means."""
    text, pointers = look.scenes.report.text, look.scenes.pointers
    if told := pointers.told_there(text, look.sentence, look.here):
        return told
    if look.scene.last and not look.parts_of_clause(Part.SITE) and pointers.words.there.search(text, *look.clause):
        return look.scene.last
    if any(one.part not in (Part.TELLING, Part.OWNER, Part.NAMED) for one in look.here):
        return None
    return pointers.of(text, look.sentence, look.scene)


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
    town = look.scenes.town
    return town if town and town.precision <= DISTRICT else None


def _whole_country(look: Look) -> Found | None:
    """The country of the report, for the count of a whole war or a year and more.

    "The rebellion has cost 40,000 lives"; "61 judges have been murdered this year".
    """
    words, text, sentence = look.scenes.words, look.scenes.report.text, look.sentence
    placed = look.parts(Part.SITE, Part.ORIGIN, Part.DESTINATION, Part.HOME)
    if placed or look.anchor.harm in _LEFT:
        return None
    ends = sentence.start, sentence.end
    local = words.here.search(text, *ends) or HERE.search(text, *ends)
    long = words.cumulative.search(text, *ends) and not local
    large = (look.anchor.number or 0) >= WHOLE_WAR and words.wars.search(text, *ends)
    return (look.scenes.pointers.country or Unnamed.COUNTRY) if long or large else None


def _own_people(look: Look) -> Naming | None:
    """The place by which the words of the number call those who were harmed: "an Orvek clerk"."""
    count = look.anchor.count
    return next((one for one in look.parts(Part.PERSON, Part.HOME) if count.contains(one.words)), None)


def _sum_of_list(look: Look) -> Found | None:
    """The country, for the sum of what a list behind it divides by places: "40 died: 12 in Orvek, nine in Tesk"."""
    text, end = look.scenes.report.text, look.sentence.end
    colon = text.find(":", look.anchor.count.end, end)
    if colon < 0 or len(look.scenes.words.share.findall(text, colon, end)) < SHARES:
        return None
    named = any(one.part is Part.SITE and one.words.end <= colon for one in look.here)
    return None if named else look.scenes.pointers.country or Unnamed.COUNTRY


def _besieged(look: Look) -> Naming | None:
    """The place whose people are cut off or besieged: "the blockade of the 12,000 inhabitants of Orvek"."""
    if look.anchor.harm is not Harm.AFFECTED:
        return None
    end = look.anchor.count.end
    return next((one for one in look.parts(Part.HOME) if 0 <= one.words.start - end <= CLOSE), None)


def _office(look: Look) -> Naming | None:
    """The place of the office of the one who was harmed: "the mayor of Orvek was kidnapped"."""
    return next((one for one in look.parts(Part.LOCAL) if _is_theirs(look, one)), None)


def _is_theirs(look: Look, one: Naming) -> bool:
    """Does a name stand in the words of the number or right behind them: "three traders" "from Orvek"?"""
    count = look.anchor.count
    return count.start <= one.words.start <= count.end + BESIDE


def _arrested(look: Look) -> Naming | None:
    """The place of those who arrest: "police in Orvek detained nine men"."""
    bodies = (one for one in look.parts(Part.LOCAL) if one.precision <= DISTRICT)
    return next(bodies, None) if look.anchor.harm is Harm.DETAINED else None


def _origin_before(look: Look) -> Naming | None:
    """For people who left or were taken away: whence, as the sentences before have it."""
    return look.scene.origin if look.anchor.harm in _LEFT else None


def _other_clause(look: Look) -> Naming | None:
    """A place in another clause of the sentence, if it is not another number's."""
    text, words, end = look.scenes.report.text, look.scenes.words, look.anchor.count.end
    places = look.parts(Part.SITE) + look.parts(Part.HOME)
    return next((one for one in places if not words.counted.search(text, end, max(end, one.words.start))), None)


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
    ("sum-of-a-list", _sum_of_list),
    ("label-of-the-item", labelled),
    ("before-the-brackets", bracketed),
    ("own-clause", _own_clause),
    ("whose-office-it-is", _office),
    ("refuge-of-the-displaced", _fled),
    ("here", _here),
    ("there-or-the-country", _pointed),
    ("in-the-town", _in_town),
    ("whole-country", _whole_country),
    ("country-of-those-who-tell", _told_abroad),
    ("where-those-sit-who-arrest", _arrested),
    ("origin-named-before", _origin_before),
    ("scene-of-the-paragraph", _scene),
    ("whom-the-number-counts", _own_people),
    ("other-clause", _other_clause),
    ("subject-of-the-paragraph", lambda look: look.scene.about),
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
