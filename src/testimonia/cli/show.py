"""`testimonia show`: the record, an incident with every claim and policy, or a single claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

import typer
from rich.text import Text

from testimonia.cli.app import app, messages, print_json, screen
from testimonia.cli.options import AsOf, Json, RecordFolder, end_of_day
from testimonia.cli.output import unread_place
from testimonia.cli.tables import NO_INCIDENT, breakdown_lines, figures_table, incidents_table
from testimonia.errors import NotInRecord
from testimonia.model import SHOWN_POLICY, Claim, DateRange, Document, Figure, Incident, Unread, labels_of, to_plain
from testimonia.pipeline.contents import contents_of
from testimonia.pipeline.incidents import current_code
from testimonia.pipeline.record import Record, open_record
from testimonia.pipeline.stages import READER
from testimonia.publish import Contents, claim_line, incident_line
from testimonia.publish.words import count_words, figure_words, said_by, title_words, when_words, where_words
from testimonia.store import Store


@app.command()
def show(
    folder: RecordFolder,
    what: Annotated[
        str | None, typer.Argument(metavar="[INCIDENT|CLAIM]", help="Code of an incident or id of a claim.")
    ] = None,
    as_of: AsOf = None,
    unread: Annotated[
        bool, typer.Option("--unread", help="All that could not be read in any run, with reasons, instead.")
    ] = False,
    json: Json = False,
) -> None:
    """Show the record; an incident with each claim, its sentence, who said it, and its figures; or a claim."""
    with open_record(folder) as record:
        if unread:
            return _show_unread(list(record.store.unread()), json=json)
        if what is None:
            return _show_record(contents_of(record, at=end_of_day(as_of)), json=json)
        if "-" not in what:
            return _show_claim(record.store, what, json=json)
        if as_of:
            return _show_incident(_past_incident(contents_of(record, at=end_of_day(as_of)), what), json=json)
        code = current_code(record.store, what)
        if code != what:
            messages.print(f"{what} was merged into {code}")
        return _show_incident(_incident_of(record, code), json=json)


@dataclass(frozen=True, slots=True)
class _Shown:
    """An incident with all that is shown of it."""

    incident: Incident
    figures: list[Figure]
    documents: dict[str, Document]
    published: Mapping[str, DateRange | None]
    claims: list[Claim]
    copies: frozenset[str]


def _incident_of(record: Record, code: str) -> _Shown:
    store = record.store
    incident = store.incident(code)
    readings = store.readings(READER, record.configuration.reading_key, incident.documents)
    return _Shown(
        incident,
        list(store.figures(code)),
        {name: store.document(name) for name in incident.documents},
        {reading.document: reading.published for reading in readings},
        [store.claim(name) for name in incident.claims],
        frozenset(copy.document for copy in store.grouping().copies),
    )


def _past_incident(contents: Contents, code: str) -> _Shown:
    incident = next((item for item in contents.grouping.incidents if item.code == code), None)
    if incident is None:
        raise NotInRecord(f"expected the code of an incident that was in the record then; there was no {code!r}")
    documents = {document.id: document for document in contents.documents}
    claims = {claim.id: claim for claim in contents.claims}
    return _Shown(
        incident,
        [figure for figure in contents.figures if figure.incident == code],
        {name: documents[name] for name in incident.documents},
        contents.published,
        [claims[name] for name in incident.claims],
        frozenset(copy.document for copy in contents.grouping.copies),
    )


def _show_record(contents: Contents, *, json: bool) -> None:
    if json:
        labels = labels_of(contents.documents)
        return print_json(
            [
                incident_line(incident, [f for f in contents.figures if f.incident == incident.code], labels)
                for incident in contents.grouping.incidents
            ]
        )
    incidents = contents.grouping.incidents
    return screen.print(incidents_table(incidents, contents.figures) if incidents else NO_INCIDENT)


def _show_unread(unread: list[Unread], *, json: bool) -> None:
    if json:
        return print_json([to_plain(item) for item in unread])
    if not unread:
        return screen.print("nothing that could not be read")
    for item in unread:
        screen.print(f"{unread_place(item)}: {item.reason}", soft_wrap=True)
    return None


def _show_incident(shown: _Shown, *, json: bool) -> None:
    if json:
        line = incident_line(shown.incident, shown.figures, labels_of(shown.documents.values()))
        return print_json(line | {"claims": [claim_line(claim) for claim in shown.claims]})
    _print_head(shown.incident, shown.documents, shown.published)
    why_not = {
        left.claim: left.reason for figure in shown.figures if figure.policy == SHOWN_POLICY for left in figure.left_out
    }
    for claim in shown.claims:
        _print_claim(claim, shown.documents[claim.document], is_copy=claim.document in shown.copies)
        if claim.id in why_not:
            screen.print(Text(f"  left out by {SHOWN_POLICY}: {why_not[claim.id]}", style="dim"))
    return _print_figures(shown.figures)


def _print_head(
    incident: Incident, documents: Mapping[str, Document], published: Mapping[str, DateRange | None]
) -> None:
    screen.print(Text(f"{incident.code}  {incident.title}", style="bold"))
    screen.print(Text(f"when   {when_words(incident.when)}\nwhere  {where_words(incident.where)}"))
    if incident.part_of:
        why = "; ".join(f"{reason.feature}: {reason.detail}" for reason in incident.part_reasons)
        score = sum(reason.weight for reason in incident.part_reasons)
        screen.print(Text(f"part of {incident.part_of} ({score:.2f}): {why}", style="dim"))
    labels = labels_of(documents.values())
    for document in documents.values():
        day = published.get(document.id) or document.published
        dated = when_words(day) if day else "undated"
        outlet = document.outlet or document.name or "outlet not stated"
        screen.print(Text(f"report {labels[document.id]}  {dated}  {outlet}: {title_words(document)}", style="dim"))
    for join in incident.joins:
        reasons = "; ".join(f"{reason.feature}: {reason.detail}" for reason in join.reasons)
        names = f"{labels[join.first]} + {labels[join.second]}"
        screen.print(Text(f"joined {names} ({join.score:.2f}): {reasons}", style="dim"))


def _print_claim(claim: Claim, document: Document, *, is_copy: bool = False) -> None:
    marks = [mark.value for mark in (claim.role, claim.stance) if mark not in ("total", "asserted")]
    marks += ["in a copy"] * is_copy
    note = f" [{', '.join(marks)}]" if marks else ""
    of_whom = f" of {claim.victims}" if claim.victims else ""
    screen.print(Text(f"\n{claim.id}  {claim.harm} {count_words(claim.count.low, claim.count.high)}{of_whom}{note}"))
    sentence = claim.passage.exact
    at = claim.count.start - claim.passage.start
    quoted = Text(f"  “{sentence}”")
    if 0 <= at < len(sentence):
        quoted.stylize("bold", at + 3, at + 3 + len(claim.count.words))
    screen.print(quoted)
    by = f", alleged perpetrator: {claim.alleged_perpetrator}" if claim.alleged_perpetrator else ""
    outlet = document.outlet or document.name or document.label
    screen.print(
        Text(f"  said by: {said_by(claim)}, in {outlet}, code points {claim.passage.start}–{claim.passage.end}")
    )
    screen.print(Text(f"  when: {when_words(claim.when)}; where: {where_words(claim.where)}{by}"))


def _print_figures(figures: list[Figure]) -> None:
    if not figures:
        return screen.print("\nno figures: no claim of the incident gives a policy anything to count")
    screen.print()
    screen.print(figures_table(figures))
    for line in breakdown_lines(figures):
        screen.print(line)
    return None


def _show_claim(store: Store, name: str, *, json: bool) -> None:
    claim = store.claim(name)
    document = store.document(claim.document)
    if json:
        return print_json(claim_line(claim) | {"document": document.label})
    _print_claim(claim, document)
    screen.print(Text(f"  reader: {claim.reader}; evidence: SHA-256 {document.sha256}"))
    for figure in store.figures():
        if name in figure.claims:
            screen.print(f"  used for {figure.incident}, {figure.harm}, {figure.policy}: {figure_words(figure)}")
        for left in figure.left_out:
            if left.claim == name:
                screen.print(f"  left out of {figure.incident}, {figure.harm}, {figure.policy}: {left.reason}")
    return None
