"""The place in the sentence of a claim, in its own clause first, and the settlement of a building."""

from __future__ import annotations

from testimonia.model import Harm
from testimonia.read.where.look import CLOSE, LEFT, Found, Look, Unnamed
from testimonia.read.where.naming import DISTRICT, Naming, Part
from testimonia.read.where.scenes import closest

MOST_SITES = 8  # before a number that are tried


def own_clause(look: Look) -> Naming | None:
    """A place in the claim's own clause; a building there gives way to its settlement, if one is named."""
    own = _origin(look) or closest(_site(look), look.here, look.scenes.report.text, look.scenes.words)
    return settlement_of(look, own) if own and own.building else own


def scene_of(look: Look) -> Naming | None:
    """The place that the sentences before have set; a building gives way there too."""
    site = look.scene.site
    return settlement_of(look, site) if site and site.building else site


def settlement_of(look: Look, building: Naming) -> Naming:
    """The settlement of a building, a street or a quarter, where the report names it, or else the building itself.

    It is named right behind ("in Mill Road, ORVEK"), before it in the sentence, in the sentences before, or leads.
    """
    scenes = look.scenes
    inside = scenes.inside.get(scenes.report.sentence_at(building.words.start), ())
    behind = next((one for one in inside if one.words.start >= building.words.end), None)
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
    origins = look.parts(Part.ORIGIN) if look.anchor.harm in LEFT else []
    if look.anchor.harm is Harm.ABDUCTED and look.parts(Part.SITE):
        origins = [one for one in origins if not look.is_theirs(one)]
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
    before = [one for one in sites if one.words.end <= anchor.count.start and not _of_some(look, one)]
    after = next((one for one in sites if one.words.end > anchor.count.start), None)
    if after and before and before[0].opening and _is_abroad(after, before[0]):
        after = None
    if after and anchor.harm is Harm.DETAINED and words.reasons.search(text, last, max(last, after.words.start)):
        after = None
    if before and words.relative.fullmatch(text, before[-1].words.end, first):
        return before[-1]
    if after and not (before and before[0].opening and words.adjunct.search(text, last, after.words.start)):
        gap = words.aside.sub(",", text[min(last, after.words.start) : after.words.start])
        if not words.boundary.search(gap) and not words.counted.search(gap):
            return after
    for one in reversed(before[-MOST_SITES:]):
        border = words.contrast if before[0].opening and not one.opening else words.boundary
        if one.opening or not border.search(text, one.words.end, max(first, one.words.end)):
            return one
    return before[0] if before and _refuge(look) is None else None


def _is_abroad(one: Naming, other: Naming) -> bool:
    """Do two places lie in different countries, as far as that is known?"""
    here, there = one.mention.place.country, other.mention.place.country
    return here is not None and there is not None and here != there


def _of_some(look: Look, one: Naming) -> bool:
    """Is a place that of a part of those counted before it: "20 died, most of them in Orvek"?"""
    text, start = look.scenes.report.text, max(look.sentence.start, one.words.start - CLOSE)
    return look.scenes.words.of_some.search(text, start, one.words.start) is not None


def _refuge(look: Look) -> Naming | None:
    """For the displaced, if no origin is named: where they went."""
    return next(iter(look.parts(Part.DESTINATION)), None) if look.anchor.harm is Harm.DISPLACED else None


def fled(look: Look) -> Found | None:
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
