"""The part that each place name plays in its sentence: where it happened, where it was told, whence, whither."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from testimonia.model import PlaceMention, Span
from testimonia.places import is_capital
from testimonia.read.report import Report
from testimonia.read.where.context import Context, Token, lows_of, tokens_of
from testimonia.read.where.governors import describes, governor_of, is_struck, with_what_follows
from testimonia.read.where.lexicon import PartWords, part_words, place_words
from testimonia.read.where.naming import COUNTRY, DISTRICT, FUZZY, Naming, Part

LARGE = 100_000  # persons: a town of this size is meant where one of its buildings is named after it
LONGEST_GAP = 40  # characters between a name and one that says where it lies


def parts_of(report: Report, mentions: Sequence[PlaceMention], *, language: str = "en") -> tuple[Naming, ...]:
    """The part that each of a report's place names plays, in order; names of peoples play none and are left out.

    Args:
        report: the report.
        mentions: its places, in order, from `find_places`.
        language: the report's language.
    """
    peoples, words = place_words(language), part_words(language)
    found: list[Naming] = []
    last_sentence = -1
    tokens: list[Token] = []
    starts: list[int] = []
    for mention in mentions:
        if peoples.country_of(mention.text):
            continue
        sentence = report.sentence_at(mention.span.start)
        if sentence != last_sentence:
            tokens = tokens_of(report.text, report.sentences[sentence])
            starts = [token.start for token in tokens]
            last_sentence = sentence
        first, last = bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.end)
        context = Context.of(report.text, tokens, first, last)
        previous = found[-1] if found and found[-1].words.start >= report.sentences[sentence].start else None
        one = _naming(report.text, mention, context, previous, words)
        if previous:
            found[-1], one = _beside(report.text, previous, one, words)
        found.append(one)
    return tuple(found)


def _beside(text: str, previous: Naming, one: Naming, words: PartWords) -> tuple[Naming, Naming]:
    """Two names of a sentence, one behind the other, as each changes what the other is."""
    if one.part is Part.ALSO:
        amid = _lies_amid(text, previous, words)
        apart = previous.mention.place.country != one.mention.place.country
        part = Part.OWNER if amid and apart else previous.part
        both, building = Span(previous.words.start, one.words.end), previous.building or one.building
        precision = FUZZY if amid else previous.precision
        return replace(previous, part=part, words=both, building=building, precision=precision, amid=amid), one
    if one.part is Part.BESIDE and _is_along(text, previous, one, words):
        return replace(previous, part=Part.BESIDE), replace(one, part=previous.part, opening=previous.opening)
    if one.part is Part.BESIDE and _is_quarter(text, previous, one, words):
        return replace(previous, building=True), one
    if not one.within:
        return previous, one
    if previous.precision == 1 and (one.building or one.mention.place.lat is None):
        return previous, replace(one, part=Part.BESIDE)
    return replace(previous, part=Part.BESIDE), one


def _naming(text: str, mention: PlaceMention, context: Context, previous: Naming | None, words: PartWords) -> Naming:
    governor = governor_of(context, previous, words)
    stretch, precision = _in_full(text, mention, context, words)
    full = lows_of(text, stretch)
    part = governor.part
    if previous and not governor.within:
        if governor.joined:
            part = Part.ALSO
        elif previous.words.contains(mention.span) or _tells_more(text, previous, mention, words):
            part = Part.BESIDE
    elif previous and previous.precision < precision:
        part, governor = Part.BESIDE, replace(governor, within=False)
    if part is governor.part:
        if stretch.end == mention.span.end:
            place = mention.place
            seat = place.precision == COUNTRY or is_capital(place)
            part = with_what_follows(part, context, words, area=place.precision > DISTRICT, seat=seat)
        elif (part is Part.SITE and context.in_care(words)) or _is_of_care(full, context, words):
            part = Part.DESTINATION
        elif mention.place.precision <= DISTRICT and _is_of_event(text, stretch, part, words):
            part = Part.SITE
    building = precision != FUZZY and (full[-1] in words.buildings or _is_house(context, words))
    if building and _stands_for(mention, text[mention.span.end : stretch.end], words):
        stretch, building = Span(stretch.start, mention.span.end), False
    return Naming(
        mention,
        stretch,
        part,
        2 if governor.near and precision == 1 else precision,
        opening=governor.opening,
        building=building,
        within=governor.within,
    )


def _has_article(context: Context, words: PartWords) -> bool:
    """Does a name stand with the article, as rivers and landscapes do, and no noun behind it: "out of the Kosi,"?"""
    follows = context.after[0].low if context.after else ""
    alone = not follows.isalpha() or follows in words.governing or follows in words.auxiliaries
    return bool(context.before) and context.before[0].low in words.definite and alone and not context.possessive


def _stands_for(mention: PlaceMention, behind: str, words: PartWords) -> bool:
    """Is a large town meant, of which a building is named: "Nairobi hospital"? Not a country, a road, a quarter."""
    if mention.place.population < LARGE or mention.place.precision >= COUNTRY:
        return False
    return behind == behind.lower() and not behind.endswith(words.streets)


def _is_house(context: Context, words: PartWords) -> bool:
    """Does a name stand before a building and its kind: "at the Orvek detention centre"?"""
    lows = [token.low for token in context.after[:2]] if context.adjoins and not context.possessive else []
    return len(lows) == 2 and lows[0] in words.housed and lows[1] in words.buildings


def _is_of_care(full: Sequence[str], context: Context, words: PartWords) -> bool:
    """Is it a hospital to which people were brought, or in which they lie?"""
    return not words.medical.isdisjoint(full) and (context.carried(words) or context.cared_for(words))


def _is_of_event(text: str, stretch: Span, part: Part, words: PartWords) -> bool:
    """Does a name with its feature stand before what happened there: "the Orvek mine killings"? Is it struck?"""
    after = lows_of(text, Span(stretch.end, stretch.end + LONGEST_GAP)) if stretch.end < len(text) else []
    event = text[stretch.end : stretch.end + 1] == " " and not words.headlined.isdisjoint(after[:1])
    return event or (part is Part.NAMED and is_struck(after, words))


def _tells_more(text: str, previous: Naming, mention: PlaceMention, words: PartWords) -> bool:
    """Does a name only say where the one before it lies: "X, Y", "X in Y", "X near Y", "X (today Y)"?"""
    between = previous.words.end, mention.span.start
    if not 0 < between[1] - between[0] <= LONGEST_GAP or words.counted.search(text, *between):
        return False
    if words.is_a.fullmatch(text, *between):
        return True
    one, other = previous.mention.place, mention.place
    links = _links(lows_of(text, Span(*between)), words)
    if links and links[-1] in words.along and not words.extended.isdisjoint(lows_of(text, mention.span)):
        links.pop()
    if not links or not words.links.issuperset(links):
        return False
    if links == [","]:
        follows = text[mention.span.end : mention.span.end + 5]
        listed = follows.startswith(", ") or bool(words.joining.intersection(follows.split()))
        inside = other.precision < previous.precision  # "In Orvek province, Tesk came under fire"
        return other.precision > one.precision or not (listed or inside)
    known = one.lat is not None and one.country and other.country  # of a place that no gazetteer has it is a guess
    return links[0] == "(" or not known or one.country == other.country


def _links(gap: Sequence[str], words: PartWords) -> list[str]:
    """What links two names, without the words that tell how far or in what one lies from the other."""
    told = words.apposed if gap[:1] == [","] else words.between
    links = [low for low in gap if not (describes(low, words) or low in told or low[0].isdigit())]
    if links and links[-1] in words.origin and not words.distances.isdisjoint(gap):
        return [low for low in links if low not in words.far_off and low not in words.distances]
    return links


def _lies_amid(text: str, previous: Naming, words: PartWords) -> bool:
    """Did it happen between two places; if they are of two countries, in neither: "sank between Calais and Dover"?"""
    before = text[max(0, previous.words.start - LONGEST_GAP) : previous.words.start].lower().split()
    return not words.amid.isdisjoint(before[-1:])


def _is_quarter(text: str, previous: Naming, one: Naming, words: PartWords) -> bool:
    """Does the text say that the name before is that of a part of a town: "Orvek, a quarter of Tesk"?"""
    if one.words.start <= previous.words.end or one.precision >= DISTRICT:
        return False
    if lows_of(text, Span(previous.words.end, one.words.start)) == ["of"]:
        return not words.wards.isdisjoint(lows_of(text, previous.words)[-1:])
    return not words.quarters.isdisjoint(lows_of(text, Span(previous.words.end, one.words.start)))


def _is_along(text: str, previous: Naming, one: Naming, words: PartWords) -> bool:
    """Is a name that of a town along a river or a road: "on the Orvek River near Tesk", "on Orvek bridge in Tesk"?"""
    between = text[previous.words.end : one.words.start].split()
    close = len(between) == 1 and between[0].lower() in words.locative
    full = lows_of(text, previous.words)
    return close and one.precision < FUZZY and not words.extended.isdisjoint((full[0], full[-1]))


def _in_full(text: str, mention: PlaceMention, context: Context, words: PartWords) -> tuple[Span, int]:
    """The name with the words that belong to it ("eastern X", "X bridge", "X–Y road"), and their precision."""
    start, end, precision = mention.span.start, mention.span.end, mention.place.precision
    for token in context.before:
        if not token.low.endswith(words.directions) and token.low not in words.middle:
            break
        start = token.start
        precision = FUZZY if precision == COUNTRY else precision
    if found := words.line.match(text, end):
        return Span(start, found.end()), max(precision, FUZZY)
    if context.adjoins and not context.possessive:
        for token in context.after[:3]:
            if token.low in words.features:
                return Span(start, token.end), words.areas.get(token.low, precision)
            if not text[token.start].isupper():
                break
    if precision == 1 and _has_article(context, words):
        precision = FUZZY
    return Span(start, end), precision
