"""What people have decided about incidents, applied to what grouping has found: merge, split, move, pin, part of.

Decisions are applied in the order in which they were made, to codes as they then were; a decision about a code that
grouping no longer finds does nothing. Taking a decision back restores what grouping found, byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from testimonia.group.codes import CODE
from testimonia.model import Claim, DateRange, Grouping, Incident, Join, Judgement, Reason, Verdict

ABOUT_INCIDENTS = (Verdict.MERGE, Verdict.SPLIT, Verdict.MOVE, Verdict.PIN, Verdict.PART_OF)

NEW_CODE = "code"
"""The change of a split that holds the code of the new incident: it is given once, when the decision is made."""

PINNED = "documents"
"""The change of a pin that holds the documents that the incident had when it was pinned."""


def decided(grouping: Grouping, judgements: Iterable[Judgement], claims: Mapping[str, Claim]) -> Grouping:
    """A grouping as people have decided.

    Args:
        grouping: what grouping found.
        judgements: decisions in force, oldest first; those about other things are passed over.
        claims: all claims by id.
    """
    wanted = [judgement for judgement in judgements if judgement.verdict in ABOUT_INCIDENTS]
    if not wanted:
        return grouping
    table = _Table({incident.code: incident for incident in grouping.incidents}, claims, {})
    for judgement in wanted:
        _STEPS[judgement.verdict](table, judgement)
    return replace(
        grouping,
        incidents=tuple(_redirected(table, table.incidents[code]) for code in sorted(table.incidents)),
        main=tuple(_main(table, name, codes) for name, codes in grouping.main if any(map(table.now, codes))),
    )


def known_before(known: Mapping[str, frozenset[str]], judgements: Iterable[Judgement]) -> dict[str, frozenset[str]]:
    """The codes that grouping gave before decisions moved documents: so that incidents find their codes again."""
    before = dict(known)
    for judgement in reversed([one for one in judgements if one.verdict in ABOUT_INCIDENTS]):
        first, *others = judgement.subject
        if judgement.verdict is Verdict.SPLIT:
            new = new_code(judgement)
            before[first] = before.get(first, frozenset()) | before.get(new, frozenset())
            before[new] = frozenset()
        elif judgement.verdict is Verdict.MERGE and others[0] in before:
            # a report that contributes to both tells nothing; where all do, the first code has them first
            own = before[others[0]] - before.get(first, frozenset())
            before[others[0]] = own or before[others[0]]
    return before


def redirects(judgements: Iterable[Judgement]) -> dict[str, str]:
    """For each code that was merged away, the code of the incident that now has its documents."""
    into = {one.subject[0]: one.subject[1] for one in judgements if one.verdict is Verdict.MERGE}
    found = {}
    for code, first in into.items():
        end, seen = first, {code}
        while end in into and end not in seen:
            seen.add(end)
            end = into[end]
        found[code] = end
    return found


def free_code(code: str, known: Iterable[str]) -> str:
    """The next code of the same country and year that was never given."""
    match = CODE.fullmatch(code)
    prefix = match[1] if match else "XXX-0000"
    numbers = [int(other[2]) for name in known if (other := CODE.fullmatch(name)) and other[1] == prefix]
    return f"{prefix}-{max(numbers, default=0) + 1:04d}"


def new_code(judgement: Judgement) -> str:
    """The code that a split gave to the new incident."""
    return str(json.loads(dict(judgement.changes)[NEW_CODE]))


def pinned_documents(judgement: Judgement) -> frozenset[str]:
    """The documents that an incident had when it was pinned; none for other decisions."""
    return frozenset(json.loads(dict(judgement.changes).get(PINNED, "[]")))


@dataclass(slots=True)
class _Table:
    """The incidents by code while decisions are applied.

    Args:
        incidents: those that there are.
        claims: all claims by id.
        merged: codes merged away, and into what.
    """

    incidents: dict[str, Incident]
    claims: Mapping[str, Claim]
    merged: dict[str, str]

    def now(self, code: str) -> str | None:
        """The code under which an incident now stands; None if there is none."""
        while code in self.merged:
            code = self.merged[code]
        return code if code in self.incidents else None

    def put(self, incident: Incident, documents: Iterable[str], claims: Iterable[str], **changes: object) -> None:
        """Give an incident its documents and claims; one without documents is no more."""
        names, ids = tuple(dict.fromkeys(documents)), tuple(dict.fromkeys(claims))
        if not names:
            self.incidents.pop(incident.code, None)
            return
        joins = tuple(join for join in incident.joins if {join.first, join.second} <= set(names))
        values = {"joins": joins, **changes}
        self.incidents[incident.code] = replace(incident, documents=names, claims=ids, **values)  # type: ignore[arg-type]

    def of(self, documents: set[str], claims: Iterable[str]) -> list[str]:
        """Those of some claims that stand in some documents."""
        return [name for name in claims if name in self.claims and self.claims[name].document in documents]


def _merge(table: _Table, judgement: Judgement) -> None:
    one, other = (table.now(code) for code in judgement.subject[:2])
    if one is None or other is None or one == other:
        return
    gone, kept = table.incidents.pop(one), table.incidents[other]
    table.merged[one] = other
    join = _judged_join(gone.documents[0], kept.documents[0], judgement)
    table.put(
        kept,
        (*kept.documents, *gone.documents),
        (*kept.claims, *gone.claims),
        joins=(*kept.joins, *gone.joins, *join),
        when=_together(kept.when, gone.when),
        where=kept.where or gone.where,
    )


def _judged_join(first: str, second: str, judgement: Judgement) -> tuple[Join, ...]:
    if first == second:
        return ()
    one, two = sorted((first, second))
    return (Join(one, two, 1.0, (Reason("judgement", f"a person merged them ({judgement.id})", 1.0),)),)


def _together(one: DateRange | None, other: DateRange | None) -> DateRange | None:
    """The days of both; an end that one of them leaves open stays open."""
    if one is None or other is None:
        return one or other
    start = min(one.start, other.start) if one.start and other.start else None
    end = max(one.end, other.end) if one.end and other.end else None
    return DateRange(start, end) if start or end else None


def _split(table: _Table, judgement: Judgement) -> None:
    code = table.now(judgement.subject[0])
    if code is None:
        return
    incident, leaving = table.incidents[code], set(judgement.subject[1:])
    away = [name for name in incident.documents if name in leaving]
    stay = [name for name in incident.documents if name not in leaving]
    if not away or not stay:
        return
    new = replace(incident, code=new_code(judgement), part_of=None, part_reasons=())
    table.put(new, away, table.of(set(away), incident.claims))
    table.put(incident, stay, table.of(set(stay), incident.claims))


def _move(table: _Table, judgement: Judgement) -> None:
    claim, target = judgement.subject[0], table.now(judgement.subject[1])
    if target is None or claim not in table.claims:
        return
    document = table.claims[claim].document
    for code, incident in list(table.incidents.items()):
        if claim in incident.claims and code != target:
            rest = [name for name in incident.claims if name != claim]
            documents = incident.documents if table.of({document}, rest) else _without(incident.documents, document)
            table.put(incident, documents, rest)
    kept = table.incidents[target]
    table.put(kept, (*kept.documents, document), (*kept.claims, claim))


def _without(documents: Iterable[str], name: str) -> list[str]:
    return [each for each in documents if each != name]


def _pin(table: _Table, judgement: Judgement) -> None:
    """Bring back what the incident had when it was pinned; what came since may stay."""
    code = table.now(judgement.subject[0])
    if code is None:
        return
    wanted = pinned_documents(judgement) - set(table.incidents[code].documents)
    for other, incident in list(table.incidents.items()):
        back = [name for name in incident.documents if name in wanted]
        if other != code and back:
            claims = table.of(set(back), incident.claims)
            stay = [name for name in incident.documents if name not in wanted]
            table.put(incident, stay, table.of(set(stay), incident.claims))
            kept = table.incidents[code]
            table.put(kept, (*kept.documents, *back), (*kept.claims, *claims))


def _part_of(table: _Table, judgement: Judgement) -> None:
    """Make an incident a part of another, or of none where the decision names no other."""
    part, *wholes = (table.now(code) for code in judgement.subject[:2])
    if part is None:
        return
    incident = table.incidents[part]
    if not wholes:
        table.incidents[part] = replace(incident, part_of=None, part_reasons=())
    elif (whole := wholes[0]) is not None and whole != part and not _is_part(table, whole, part):
        why = Reason("judgement", f"a person decided so ({judgement.id})", 1.0)
        table.incidents[part] = replace(incident, part_of=whole, part_reasons=(why,))


def _redirected(table: _Table, incident: Incident) -> Incident:
    """An incident that is a part of one that was merged away is a part of the one that it was merged into."""
    whole = incident.part_of
    while whole in table.merged:
        whole = table.merged[whole]
    if whole == incident.code:
        return replace(incident, part_of=None, part_reasons=())
    return incident if whole == incident.part_of else replace(incident, part_of=whole)


def _is_part(table: _Table, code: str, of: str) -> bool:
    """Whether an incident is a part of another, however far up."""
    seen: set[str] = set()
    current: str | None = code
    while current is not None and current not in seen:
        if current == of:
            return True
        seen.add(current)
        current = table.incidents[current].part_of if current in table.incidents else None
    return False


_STEPS = {
    Verdict.MERGE: _merge,
    Verdict.SPLIT: _split,
    Verdict.MOVE: _move,
    Verdict.PIN: _pin,
    Verdict.PART_OF: _part_of,
}


def _main(table: _Table, name: str, codes: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The incidents of a document after the decisions, its main one first."""
    holding = [code for code, incident in sorted(table.incidents.items()) if name in incident.documents]
    first = [now for code in codes if (now := table.now(code)) in holding]
    return name, tuple(dict.fromkeys([code for code in first if code] + holding)) or tuple(codes)
