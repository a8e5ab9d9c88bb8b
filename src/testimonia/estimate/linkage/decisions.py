"""What people judged of pairs of records: obeyed, superseded by later judgements, carried over when lists come anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from testimonia.errors import ContradictoryJudgements
from testimonia.model import Judgement, Verdict, VictimRecord, content_id, standing

Pair = tuple[int, int]

OF_PAIRS = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)


@dataclass(frozen=True, slots=True)
class Decisions:
    """Judgements of pairs of records, by the numbers of the records, the smaller first.

    Args:
        verdicts: of each judged pair, the last one that stands.
        unknown: ids of judgements about lines that are on none of the lists.
    """

    verdicts: Mapping[Pair, Verdict]
    unknown: tuple[str, ...] = ()

    def pairs(self, verdict: Verdict) -> tuple[Pair, ...]:
        """The pairs that were judged so."""
        return tuple(sorted(pair for pair, found in self.verdicts.items() if found is verdict))


NONE = Decisions({})


def line_ids(records: Sequence[VictimRecord]) -> list[str]:
    """Ids of lines by what they say and on which list, so that they are found again when a list comes anew.

    The id of a record says which row of which bytes it is; a list with one line more has other bytes and other rows.
    """
    met: Counter[str] = Counter()
    found = []
    for record in records:
        said = content_id("L", record.list_name, record.names, record.cells)
        found.append(content_id("L", said, met[said]))
        met[said] += 1
    return found


def decisions_of(judgements: Iterable[Judgement], records: Sequence[VictimRecord]) -> Decisions:
    """The judgements that stand, about the records at hand.

    Args:
        judgements: in the order in which they were made; of two about one pair the later counts.
        records: all records, in order.

    Raises:
        ContradictoryJudgements: two records would have to be one person and two.
    """
    number = {name: at for at, record in enumerate(records) for name in (record.id,)}
    number |= {name: at for at, name in enumerate(line_ids(records))}
    verdicts: dict[Pair, Verdict] = {}
    unknown: list[str] = []
    for judgement in standing(judgements):
        if judgement.verdict not in OF_PAIRS or len(judgement.subject) != 2:
            continue
        one, two = (number.get(name) for name in judgement.subject)
        if one is None or two is None or one == two:
            unknown.append(judgement.id)
        else:
            verdicts[min(one, two), max(one, two)] = judgement.verdict
    _check(verdicts, records)
    return Decisions(verdicts, tuple(unknown))


def _check(verdicts: Mapping[Pair, Verdict], records: Sequence[VictimRecord]) -> None:
    """Refuse judgements of which no partition obeys all."""
    first = {record: record for pair in verdicts for record in pair}

    def root(record: int) -> int:
        while first[record] != record:
            record = first[record]
        return record

    for (one, two), verdict in verdicts.items():
        if verdict is Verdict.SAME:
            first[root(two)] = root(one)
    for (one, two), verdict in verdicts.items():
        if verdict is Verdict.DIFFERENT and root(one) == root(two):
            names = [f"{records[at].list_name}, row {records[at].row}" for at in (one, two)]
            raise ContradictoryJudgements(
                f"expected judgements that can all hold; {names[0]} and {names[1]} are judged different, and through"
                " other judgements the same: withdraw one of them"
            )
