"""`testimonia explain`: which words and which named rules gave a claim, and why reports are one incident."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from testimonia.cli.app import app, print_json, screen
from testimonia.cli.options import Json, RecordFolder
from testimonia.cli.tables import titled_table
from testimonia.errors import NotInRecord
from testimonia.model import Claim, Copy, Document, Join, Reason, SecondReading, Why, to_plain
from testimonia.pipeline.explaining import explanations
from testimonia.pipeline.incidents import current_code
from testimonia.pipeline.record import Record, open_record
from testimonia.pipeline.stages import READER
from testimonia.publish import claim_line, second_line
from testimonia.publish.words import title_words


@app.command()
def explain(
    folder: RecordFolder,
    what: Annotated[str, typer.Argument(metavar="INCIDENT|CLAIM", help="Code of an incident or id of a claim.")],
    json: Json = False,
) -> None:
    """Explain a claim field by field, or why the reports of an incident were joined."""
    with open_record(folder) as record:
        if "-" in what:
            _explain_incident(record, what, json=json)
        else:
            _explain_claim(record, what, json=json)


def _explain_claim(record: Record, name: str, *, json: bool) -> None:
    claim = record.store.claim(name)
    document = record.store.document(claim.document)
    reasons = _reasons(record, document, claim)
    second = _second(record, document)
    if json:
        print_json(claim_line(claim) | {"why": [to_plain(why) for why in reasons]} | second_line(claim, second))
        return
    screen.print(Text(f"{claim.id}  “{claim.passage.exact}”\n"), soft_wrap=True)
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    table.add_column("field, rule", no_wrap=True)
    table.add_column("words", overflow="fold")
    table.add_column("considered and left out", overflow="fold")
    for why in reasons:
        left = "\n".join(f"{words}: {reason}" for words, reason in why.left_out)
        table.add_row(Text.assemble((why.field, "bold"), f"\n{why.rule}"), why.words or "", left)
    screen.print(table)
    if second:
        _print_second(second, claim)


def _second(record: Record, document: Document) -> SecondReading | None:
    """What a model made of a document, if one was asked."""
    readings = record.store.readings(READER, record.configuration.reading_key, [document.id])
    return next((reading.second for reading in readings), None)


def _print_second(second: SecondReading, claim: Claim) -> None:
    """Which model was asked, what it holds against the claim, and what it proposes for its sentence."""
    card = second.model
    screen.print(Text(f"\nSecond reader: {card.name} {card.version} (SHA-256 of its files {card.sha256})"))
    against = second.about(claim.id)
    for one in against:
        screen.print(Text(f"  to review: {one.field}: {one.reason}", style="bold"))
    if not against:
        screen.print("  nothing against this claim")
    for proposal in second.proposals:
        if claim.passage.span.contains(proposal.people.span):
            by = f" by “{proposal.party.exact}”" if proposal.party else ""
            screen.print(Text(f"  proposes: {proposal.harm}: “{proposal.people.exact}”{by}", style="dim"))


def _reasons(record: Record, document: Document, claim: Claim) -> tuple[Why, ...]:
    """What gave each field; a claim that a person corrected or added was given by that person.

    Raises:
        NotInRecord: the reader of this version no longer finds the claim.
    """
    found = explanations(record.configuration, document, [claim])
    if claim.id not in found:
        raise NotInRecord(
            f"expected the reader to find claim {claim.id} again; it does not: `testimonia run` reads anew"
        )
    return found[claim.id]


def _explain_incident(record: Record, what: str, *, json: bool) -> None:
    incident = record.store.incident(current_code(record.store, what))
    near = record.store.near_misses(incident.documents)
    copies = record.store.copies(incident.documents)
    names = {*incident.documents, *(name for join in near for name in (join.first, join.second))}
    names |= {copy.original for copy in copies}
    labels = {name: title_words(record.store.document(name)) for name in names}
    if json:
        joins, misses = _lines(incident.joins, labels), _lines(near, labels)
        repeated = [to_plain(copy) | {"labels": [labels[copy.document], labels[copy.original]]} for copy in copies]
        parts = {"part_of": incident.part_of, "part_reasons": [to_plain(reason) for reason in incident.part_reasons]}
        print_json({"incident": incident.code, "joins": joins, "near_misses": misses, "copies": repeated} | parts)
        return
    screen.print(Text(f"{incident.code}  {incident.title}\n", style="bold"))
    if not incident.joins:
        screen.print("one report, or reports whose claims alone bring them here")
    for join in incident.joins:
        _print_join(join, labels)
    for copy in copies:
        _print_changes(copy, labels)
    if incident.part_of:
        score = sum(reason.weight for reason in incident.part_reasons)
        _print_reasons(f"part of {incident.part_of}: {score:.2f}", incident.part_reasons)
    if near:
        screen.print(Text("\nNear misses: reports of other incidents for whose join much speaks\n", style="bold"))
    for join in near:
        _print_join(join, labels)


def _print_changes(copy: Copy, labels: dict[str, str]) -> None:
    """What a copy, or a version with another toll, changed in the text that it repeats."""
    screen.print(Text(f"{labels[copy.document]} repeats {labels[copy.original]}"))
    for change in copy.changes:
        screen.print(Text(f"  {change.kind.value}: “{change.before or ''}” → “{change.after or ''}”", style="dim"))


def _lines(joins: Iterable[Join], labels: dict[str, str]) -> list[dict[str, Any]]:
    return [to_plain(join) | {"labels": [labels[join.first], labels[join.second]]} for join in joins]


def _print_join(join: Join, labels: dict[str, str]) -> None:
    _print_reasons(f"{labels[join.first]} + {labels[join.second]}: {join.score:.2f}", join.reasons)


def _print_reasons(title: str, reasons: Iterable[Reason]) -> None:
    table = titled_table(title)
    table.add_column("feature", no_wrap=True)
    table.add_column("weight", justify="right", no_wrap=True)
    table.add_column("compared", overflow="fold")
    for reason in reasons:
        table.add_row(reason.feature, f"{reason.weight:+.2f}", Text(reason.detail))
    screen.print(table)
