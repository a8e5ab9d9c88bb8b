"""How well grouping and reconciling do on our own cases and invented records; `gate.py` holds the floors."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations

from case_tables import rows, share

from testimonia.group.group import group
from testimonia.model import Harm
from testimonia.reconcile.hit import is_of_all_hit
from testimonia.testing.claims import claim
from testimonia.testing.records import made_reports, made_town

REPORTS, SEED = 1200, 20
"""Of the invented record; a part of its incidents lies on one day in one city."""


def measure() -> dict[str, float]:
    """Pairs of reports on one incident, in all and in the crowded city; cases of people who were hit; in per cent."""
    reports = list(made_reports(REPORTS, seed=SEED))
    found = group([made for made, _ in reports], [read for _, read in reports])
    truth = {made.id: (made.external_id or "").split("-")[0] for made, _ in reports}
    city = {made.id for made, read in reports if read.claims[0].where == made_town(0)}
    main = {name: codes[0] for name, codes in found.main if codes}
    scores: dict[str, float] = {}
    for title, chosen in (("all", set(truth)), ("crowded day", city)):
        precision, recall = _pairs({name: truth[name] for name in chosen}, main)
        scores |= {f"group: pairs P {title}": precision, f"group: pairs R {title}": recall}
    return scores | {"reconcile: people who were hit": _hit()}


def _pairs(truth: dict[str, str], main: dict[str, str]) -> tuple[float, float]:
    members: dict[str, list[str]] = defaultdict(list)
    for name in truth:
        members[main.get(name, name)].append(name)
    joined = [truth[one] == truth[two] for names in members.values() for one, two in combinations(names, 2)]
    wanted = sum(size * (size - 1) // 2 for size in Counter(truth.values()).values())
    return round(100 * sum(joined) / max(1, len(joined)), 1), round(100 * sum(joined) / max(1, wanted), 1)


def _hit() -> float:
    return share(_is_hit(row) is (row["all_hit"] == "yes") for row in rows("hit"))


def _is_hit(row: dict[str, str]) -> bool:
    """Whether the count of a case is taken for one of people who were hit, whether they lived or not."""
    sentence, words = row["sentence"], row["count"]
    one = claim("D1", 5, 5, words=words, harm=Harm.INJURED, passage=(0, sentence), at=sentence.index(words))
    return is_of_all_hit(one)
