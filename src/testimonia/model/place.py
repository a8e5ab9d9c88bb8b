"""Places: entries of a gazetteer, and how a claim says where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of a gazetteer.

    Args:
        gazetteer_id: "geonames:587084", "neutral:artsakh", "user:…": which gazetteer, which entry.
        name: the gazetteer's name for it.
        country: ISO 3166-1 alpha-2 code as commonly listed by the UN; None where none applies.
        lat, lon: degrees, WGS 84; None where the gazetteer gives no point.
        precision: UCDP where_prec of a mention of this place: 1 exact place, 2 near a known place,
            3 second-level district, 4 first-level region, 5 landscape or fuzzy region, 6 country,
            7 international waters or airspace.
        population: persons; 0 where not known. Only for choosing between places of one name.
    """

    gazetteer_id: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: int
    population: int = 0


@dataclass(frozen=True, slots=True)
class Where:
    """How a claim says where: the words of the text, and the place they were resolved to, if any.

    A place that no gazetteer knows keeps its words and has None in the other fields. Where the report names no place,
    though it is clear in which country it plays, there are no words and no name, only the country.
    """

    words: str | None
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    gazetteer_id: str | None = None
    precision: int | None = None

    @classmethod
    def at(cls, words: str, place: Place) -> Where:
        """The words of a text, resolved to a place."""
        return cls(words, place.name, place.country, place.lat, place.lon, place.gazetteer_id, place.precision)
