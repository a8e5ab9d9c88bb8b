"""How well the dates and places of claims fit the incidents that people coded, in two halves.

    python evaluation/incident_scores.py --data DIR [--half develop|confirm] [--wrong N]

The reports are local news on gun violence (GVA: one incident a report, with its day and its city) and wire reports
on political violence (MUC-4: any number of incidents a report, with days and places). No gold of single claims is
behind this: a claim is compared with the incident that it fits by its number of people, so the shares have a ceiling
below 100, for reports tell of other incidents too. They show whether rules for dates and places hold on text for
which nobody wrote them: look at one half, confirm on the other.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from testimonia.model import Claim, DateRange, Document, Harm, Stance, Why, sha256_hex
from testimonia.places import Gazetteer, fold
from testimonia.read import EnglishReader

HALVES = ("develop", "confirm")
SPELLED = {"DEATH": Harm.KILLED, "INJURY": Harm.INJURED}
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MUC_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d{2})")


@dataclass(frozen=True, slots=True)
class Told:
    """An incident as people coded it.

    Args:
        counts: harm and number of people; None for a number that is not compared.
        days: the first and last day on which it may have happened; None if not coded.
        names: its places, folded, the most specific last; empty if not coded.
    """

    counts: frozenset[tuple[Harm, int | None]]
    days: tuple[date, date] | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A claim beside its incident."""

    report: str
    claim: Claim
    why: tuple[Why, ...]
    told: Told

    @property
    def date_right(self) -> bool | None:
        """Whether the claim's days lie in those of the incident; None where none are coded."""
        if self.told.days is None:
            return None
        when, (first, last) = self.claim.when, self.told.days
        return bool(when and when.start and when.end and first <= when.start <= when.end <= last)

    @property
    def place_right(self) -> bool | None:
        """Whether the claim's place is the most specific one coded; None where none is coded."""
        if not self.told.names:
            return None
        where = self.claim.where
        names = {fold(name) for name in (where.words, where.name) if name} if where else set()
        return any(_same(name, self.told.names[-1]) for name in names)


def _same(name: str, coded: str) -> bool:
    """Whether one name holds all words of the other: "San Miguel department" is "San Miguel"."""
    mine, other = set(name.split()), set(coded.split())
    return bool(mine and other) and (mine <= other or other <= mine)


def rows(data: Path, half: str | None = None) -> Iterator[tuple[str, str]]:
    """Measures with their results, for the page of measures."""
    for name, kind in (("GVA", gva), ("MUC-4", muc)):
        found = list(results(data, kind, half))
        shares = " / ".join((_share(one.date_right for one in found), _share(one.place_right for one in found)))
        yield f"{name}: claims with the incident's date / place, % of {len(found)}", shares


def _share(right: Iterator[bool | None]) -> str:
    known = [one for one in right if one is not None]
    return f"{100 * sum(known) / max(1, len(known)):.1f}"


def results(data: Path, kind: Any, half: str | None) -> Iterator[Result]:
    """The claims of the reports of a half that fit an incident, beside it."""
    reader = EnglishReader(Gazetteer())
    for line, told in kind(data):
        if half and half_of(line.get("incident") or line["id"]) != half:
            continue
        published = DateRange.of_day(date.fromisoformat(line["date"])) if line.get("date") else None
        document = Document(
            "D", sha256_hex(line["text"].encode()), None, "text/plain", line["text"], "measure",
            published=published, title=line.get("title") or None,
        )  # fmt: skip
        for claim, why in reader.explain(document):
            fits = [one for one in told if _fits(claim, one)]
            if len(fits) == 1:
                yield Result(line["id"], claim, why, fits[0])


def half_of(identifier: str) -> str:
    """The half in which a report or an incident lies: always the same one."""
    return HALVES[int(sha256_hex(identifier.encode())[:8], 16) % 2]


def _fits(claim: Claim, told: Told) -> bool:
    count = claim.count
    if claim.stance is Stance.HYPOTHETICAL or count.high == 0:
        return False
    return not told.counts.isdisjoint({(claim.harm, count.low), (claim.harm, count.high), (claim.harm, None)})


def gva(data: Path) -> Iterator[tuple[dict[str, Any], Sequence[Told]]]:
    """The reports of local news, each with its incident."""
    for line in _lines(data / "gva" / "articles.jsonl"):
        gold = line["gold"]
        day = date.fromisoformat(gold["incident_date"])
        counts = {(Harm.KILLED, gold["killed"]), (Harm.INJURED, gold["injured"])}
        names = tuple(fold(name) for name in (gold["state"], re.sub(r"\s*\(.*", "", gold["city"])) if name)
        names = names if names[-1] in fold(line["text"]) else ()
        yield line, [Told(frozenset(one for one in counts if one[1]), (day, day), names)]


def muc(data: Path) -> Iterator[tuple[dict[str, Any], Sequence[Told]]]:
    """The wire reports, each with its incidents."""
    for name in ("dev", "tst1", "tst2"):
        for line in _lines(data / "muc" / f"{name}.jsonl"):
            yield line, [_muc_incident(one) for one in line["gold"]["incidents"]]


def _muc_incident(incident: dict[str, Any]) -> Told:
    counts = {
        (SPELLED[effect], number[0])
        for victim in incident["victims"]
        for effect in victim["effect"]
        if effect in SPELLED
        for number in victim["number"]
    }
    if "KIDNAPPING" in incident["type"]:
        counts |= {(Harm.ABDUCTED, number[0]) for victim in incident["victims"] for number in victim["number"]}
    return Told(
        frozenset(one for one in counts if one[1]),
        _muc_days((incident["date"] or [""])[0]),
        _muc_names((incident["location"] or [""])[0]),
    )


def _muc_days(written: str) -> tuple[date, date] | None:
    """The days of "30 DEC 89" and "25 DEC 89 - 03 JAN 90"; of "- 03 JAN 90" only those a fortnight before it."""
    found = _MUC_DAY.findall(written)
    if not found or "(" in written or any(day == "00" for day, _, _ in found):
        return None
    days = []
    for day, month, year in found:
        days.append(date(1900 + int(year), _MONTHS.index(month) + 1, min(int(day), 28 if month == "FEB" else 30)))
    return (days[-1] - timedelta(14) if written.startswith("-") else days[0], days[-1])


def _muc_names(written: str) -> tuple[str, ...]:
    """The places of "EL SALVADOR: SAN MIGUEL (DEPARTMENT): SAN LUIS (TOWN)", folded; none of a country alone."""
    names = [fold(re.sub(r"\(.*", "", part).strip()) for part in written.split(":")]
    return tuple(filter(None, names[1:]))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def main() -> None:
    """Print the shares, how often each rule was right and wrong, and some of the claims that are wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with gva/ and muc/")
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--wrong", type=int, default=0, help="about how many wrong claims to print of each kind")
    wanted = parser.parse_args()
    for kind in (gva, muc):
        found = list(results(wanted.data, kind, wanted.half))
        for field in ("date_right", "place_right"):
            print(f"{kind.__name__} {field}: {_share(getattr(one, field) for one in found)} of {len(found)}")
            wrong = [one for one in found if getattr(one, field) is False]
            right = Counter(_rule(one, field) for one in found if getattr(one, field))
            for rule, times in Counter(_rule(one, field) for one in wrong).most_common():
                print(f"    {rule}: {right[rule]} right, {times} wrong")
            for one in wrong[:: max(1, len(wrong) // wanted.wrong)] if wanted.wrong else ():
                print("   ", _described(one, field))


def _described(one: Result, field: str) -> str:
    """A claim beside its incident, in a line."""
    when, where = one.claim.when, one.claim.where
    found = f"{when.start}..{when.end}" if when else None, where.words if where else None
    told = "..".join(str(day) for day in one.told.days or ()), ", ".join(one.told.names)
    passage = " ".join(one.claim.passage.exact.split())[:300]
    return f"{one.report[:14]} {_rule(one, field)} | {one.claim.count.words} | {found} | {told} | {passage}"


def _rule(one: Result, field: str) -> str:
    """The rule that gave a claim its date or place."""
    name = "when" if field == "date_right" else "where"
    return next(why.rule for why in one.why if why.field == name)


if __name__ == "__main__":
    main()
