"""How well the reader does on texts whose claims people have marked."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import incident_scores
from matched import Marked
from working_place import Place, Row, Score, prf

from testimonia.places import Gazetteer
from testimonia.read import EnglishReader

HERE = Path(__file__).parent

FIRST_SIGHT = HERE / "first_sight.json"
"""What the first run on new stories and on the newest reports gave, before any of its kinds of error was mended."""

HELD_OUT = HERE / "held_out"
"""Reports that are only scored: two markings, made apart, and what was decided where they differ."""

PROBED = {"besieged": "affected", "raped": "sexual_violence"}
"""Outcomes of the probe sentences under the harms of the program."""

NO_HARM = "released"
"""An outcome of the probe sentences that is no harm."""


def claims(place: Place) -> Iterator[Row]:
    """Claims in reports that were used to develop the reader."""
    yield from _claims(place, place.data / "eval" / "gold_dev.jsonl", "claims")


def own_reports(place: Place) -> Iterator[Row]:
    """Claims in reports of our own, each marked by one person before the reader had seen any of them."""
    yield from _claims(place, HERE / "reports.jsonl", "invented reports")
    first = json.loads(FIRST_SIGHT.read_text(encoding="utf-8"))["reports"]
    seen = "count F1 {count}, full F1 {full}; dates {dates}, place {place}, country {country}, said_by {said_by}"
    yield f"the newest {first['reports']} of them at first sight", seen.format_map(first)


def held_out(place: Place) -> Iterator[Row]:
    """Claims in reports that nobody who writes rules looks at; and how well two markings of them agree."""
    yield from _claims(place, HELD_OUT / "decided.jsonl", "held-out reports")
    second = place.scratch / "held-out-second.jsonl"
    second.write_text("".join(map(_as_read, _lines(HELD_OUT / "second.jsonl"))), encoding="utf-8")
    yield from _scores(place.score("claims", HELD_OUT / "first.jsonl", second), "held-out reports, marked twice")


def _as_read(report: dict[str, Any]) -> str:
    """A line with the marked claims of a report as the program writes those that it reads."""
    return (
        json.dumps({"id": report["id"], "claims": [_claim(report["text"], each) for each in report["claims"]]}) + "\n"
    )


def _claim(text: str, told: dict[str, Any]) -> dict[str, Any]:
    start = text.index(told["evidence"])
    return {
        "harm": told["harm"],
        "role": told["role"],
        "stance": told["status"],
        "count": {"low": told["low"], "high": told["high"]},
        "passage": {"start": start, "end": start + len(told["evidence"]), "exact": told["evidence"]},
        "when": {"start": told["start"], "end": told["end"]},
        "where": {"words": told["place"], "country": told["country"]},
        "said_by": [{"name": name} for name in told["said_by"]],
    }


def _claims(place: Place, gold: Path, name: str) -> Iterator[Row]:
    yield from _scores(place.score("claims", gold, place.read("read", gold, name.replace(" ", "-"))), name)


def _scores(score: Score, name: str) -> Iterator[Row]:
    yield f"{name}: count P / R / F1", prf(score["count"])
    yield f"{name}: full F1 (count, role, stance, dates, place, speakers all right)", str(score["full"]["F1"])
    slots = ", ".join(f"{slot} {value}" for slot, value in score["slots"].items() if slot != "all")
    yield f"{name}: fields right where the count is, %", slots


def parties(place: Place) -> Iterator[Row]:
    """Who harmed whom, in claims whose count is right."""
    marked, reader = Marked(place.data), EnglishReader(Gazetteer())
    counts: Counter[str] = Counter()
    for document, gold in marked.reports():
        claims = reader.read(document).claims
        right = marked.of(document.text, gold, claims)
        for claim in claims:
            if claim.id in right:
                told = right[claim.id][1]
                same = marked.same_party(claim.alleged_perpetrator, told["perpetrator"])
                counts["claims"] += 1
                counts["victims"] += marked.same_party(claim.victims, told["victims"])
                counts["party"] += same
                counts["named"] += claim.alleged_perpetrator is not None
                counts["told"] += told["perpetrator"] is not None
                counts["named right"] += same and claim.alleged_perpetrator is not None
    yield "claims: victims as people have them, % of right counts", _share(counts["victims"], counts["claims"])
    yield "claims: alleged perpetrator as people have it, or both none, %", _share(counts["party"], counts["claims"])
    precision, recall = (_share(counts["named right"], counts[name]) for name in ("named", "told"))
    yield "claims: alleged perpetrators that are named: P / R", f"{precision} / {recall}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.1f}"


def probes(place: Place) -> Iterator[Row]:
    """Single sentences, each hard in a way of its own."""
    gold = _lines(place.data / "data" / "probe" / "probe_sentences.jsonl")
    documents = place.scratch / "probe-documents.jsonl"
    documents.write_text(
        "".join(json.dumps({"id": line["id"], "text": line["text"]}) + "\n" for line in gold), encoding="utf-8"
    )
    read = {line["id"]: line["claims"] for line in _lines(place.read("read", documents, "probe"))}
    right = sum(
        _figures((claim["harm"], claim["count"]) for claim in read.get(line["id"], []))
        == _figures((PROBED.get(told["outcome"], told["outcome"]), told) for told in line["claims"])
        for line in gold
    )
    yield "probe sentences with all claims right", f"{right} of {len(gold)}"


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _figures(claims: Iterable[tuple[str, dict[str, Any]]]) -> list[str]:
    """Harms and bounds, in an order of their own; what is no harm is left out."""
    return sorted(f"{harm} {count['low']} {count['high']}" for harm, count in claims if harm != NO_HARM)


def muc(place: Place) -> Iterator[Row]:
    """Casualty items of MUC-4, and of its messages whose key has any: fights of armies are no part of its keys."""
    lines = [
        line
        for name in ("tst1", "tst2")
        for line in (place.data / "data" / "muc" / f"{name}.jsonl")
        .read_text(encoding="utf-8")
        .splitlines(keepends=True)
    ]
    told = [line for line in lines if _has_casualties(json.loads(line))]
    both, some = place.scratch / "muc-gold.jsonl", place.scratch / "muc-some.jsonl"
    both.write_text("".join(lines), encoding="utf-8")
    some.write_text("".join(told), encoding="utf-8")
    found = place.read("read", both, "muc")
    yield "MUC-4 tst1 + tst2: P / R / F1", prf(place.score("muc", both, found))
    yield (
        f"the same, {len(told)} of {len(lines)} messages whose key has casualties",
        prf(place.score("muc", some, found)),
    )


def _has_casualties(message: dict[str, Any]) -> bool:
    victims = (victim for incident in message["gold"]["incidents"] for victim in incident["victims"])
    return any(victim["number"] and {"DEATH", "INJURY"} & set(victim["effect"]) for victim in victims)


def claimed_incidents(place: Place) -> Iterator[Row]:
    """Dates and places of claims beside incidents that people coded."""
    yield from incident_scores.rows(place.data / "data")
