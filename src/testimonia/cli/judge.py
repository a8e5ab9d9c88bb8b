"""`testimonia judge`: decisions of a person about claims and incidents, from the command line."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from testimonia.cli.app import app, messages, print_json, screen
from testimonia.cli.options import Json, RecordFolder
from testimonia.errors import ConfigurationError
from testimonia.model import Decided, Harm, Judgement, Verdict, standing, to_plain
from testimonia.pipeline.derive import derive
from testimonia.pipeline.incidents import figure_judgement, incident_judgement
from testimonia.pipeline.judging import apply_decisions, judge, new_judgement, read_decisions, withdraw
from testimonia.pipeline.record import Record, open_record
from testimonia.reconcile.grades import Grade

commands = typer.Typer(
    help="Decisions of a person: obeyed in every run, kept for ever, undone at will.", no_args_is_help=True
)
app.add_typer(commands, name="judge")

By = Annotated[str, typer.Option("--by", help="Who decides; your user name if you leave it out.")]
Reason = Annotated[str, typer.Option("--reason", help="Why.", show_default=False)]
Code = Annotated[str, typer.Argument(metavar="INCIDENT", help="Code of an incident.", show_default=False)]


@commands.command()
def accept(folder: RecordFolder, claim: str, reason: Reason = "", by: By = "", json: Json = False) -> None:
    """Accept a claim as the reader has it."""
    _decide(folder, lambda record: _about_claim(record, Verdict.ACCEPT, claim, by, reason), json=json)


@commands.command()
def reject(folder: RecordFolder, claim: str, reason: Reason, by: By = "", json: Json = False) -> None:
    """Reject a claim: it leaves every incident and figure."""
    _decide(folder, lambda record: _about_claim(record, Verdict.REJECT, claim, by, reason), json=json)


@commands.command()
def merge(
    folder: RecordFolder,
    code: Code,
    into: Annotated[str, typer.Argument(metavar="INTO", help="Code of the incident that stays.", show_default=False)],
    reason: Reason,
    by: By = "",
    json: Json = False,
) -> None:
    """Make one incident of two; the first code leads to the second from now on."""
    _decide(folder, lambda record: _about(record, Verdict.MERGE, [code, into], by, reason), json=json)


@commands.command()
def split(
    folder: RecordFolder,
    code: Code,
    documents: Annotated[
        list[str],
        typer.Argument(metavar="DOCUMENT…", help="Reports that are about another incident.", show_default=False),
    ],
    reason: Reason,
    by: By = "",
    json: Json = False,
) -> None:
    """Take reports out of an incident into a new one."""
    _decide(folder, lambda record: _about(record, Verdict.SPLIT, [code, *documents], by, reason), json=json)


@commands.command()
def move(
    folder: RecordFolder,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim.", show_default=False)],
    code: Code,
    reason: Reason,
    by: By = "",
    json: Json = False,
) -> None:
    """Move a claim to another incident."""
    _decide(folder, lambda record: _about(record, Verdict.MOVE, [claim, code], by, reason), json=json)


@commands.command()
def pin(folder: RecordFolder, code: Code, reason: Reason, by: By = "", json: Json = False) -> None:
    """Keep an incident's reports together whatever grouping finds later."""
    _decide(folder, lambda record: _about(record, Verdict.PIN, [code], by, reason), json=json)


@commands.command("part-of")
def part_of(
    folder: RecordFolder,
    code: Code,
    whole: Annotated[str, typer.Argument(metavar="WHOLE", help="Code of the larger incident.", show_default=False)],
    reason: Reason,
    by: By = "",
    json: Json = False,
) -> None:
    """Say that an incident is a part of a larger one."""
    _decide(folder, lambda record: _about(record, Verdict.PART_OF, [code, whole], by, reason), json=json)


@commands.command()
def figure(  # noqa: PLR0913, PLR0917 - a decided figure has that many parts
    folder: RecordFolder,
    code: Code,
    harm: Annotated[Harm, typer.Argument(help="Of which harm.", show_default=False)],
    reason: Reason,
    best: Annotated[int | None, typer.Option(help="Persons.")] = None,
    low: Annotated[int | None, typer.Option(help="Persons.")] = None,
    high: Annotated[int | None, typer.Option(help="Persons.")] = None,
    by: By = "",
    json: Json = False,
) -> None:
    """Decide the figure of an incident; the policy `adjudicated` shows it."""
    _checked_reason(reason)
    ends = Decided(low, best, high)
    name = by or getpass.getuser()
    _decide(folder, lambda record: figure_judgement(record, code, harm, ends, by=name, reason=reason), json=json)


@commands.command()
def grade(
    folder: RecordFolder,
    code: Code,
    grade: Annotated[Grade, typer.Argument(help="How well it is reported.", show_default=False)],
    reason: Reason,
    by: By = "",
    json: Json = False,
) -> None:
    """Grade how well an incident is reported; it takes the place of a policy's grade."""
    _decide(folder, lambda record: _about(record, Verdict.GRADE, [code], by, reason, grade=grade), json=json)


@commands.command("not-part-of")
def not_part_of(folder: RecordFolder, code: Code, reason: Reason, by: By = "", json: Json = False) -> None:
    """Say that an incident is a part of no larger one, whatever grouping finds."""
    _decide(folder, lambda record: _about(record, Verdict.PART_OF, [code], by, reason), json=json)


@commands.command()
def undo(folder: RecordFolder, judgement: str, reason: Reason = "undone", by: By = "", json: Json = False) -> None:
    """Take a decision back."""
    with open_record(folder, write=True) as record:
        undone = withdraw(record, judgement, by=by or getpass.getuser(), reason=reason)
        derive(record)
    _tell(undone, json=json)


@commands.command("list")
def list_judgements(folder: RecordFolder, json: Json = False) -> None:
    """List all decisions, oldest first, and which are in force."""
    with open_record(folder) as record:
        judgements = list(record.store.judgements())
    in_force = {judgement.id for judgement in standing(judgements)}
    if json:
        print_json([to_plain(judgement) | {"in_force": judgement.id in in_force} for judgement in judgements])
        return
    for judgement in judgements:
        mark = " " if judgement.id in in_force else "(no longer in force)"
        what = f"{judgement.verdict} {' '.join(judgement.subject)}: {judgement.reason} {mark}"
        line = f"{judgement.id} {judgement.at:%Y-%m-%d %H:%M} {judgement.by}: {what}"
        screen.print(line.rstrip(), soft_wrap=True)


@commands.command()
def apply(
    folder: RecordFolder,
    files: Annotated[
        list[Path], typer.Argument(metavar="DECISIONS.jsonl…", exists=True, dir_okay=False, show_default=False)
    ],
    json: Json = False,
) -> None:
    """Apply decisions from text files, such as another record's decisions/*.jsonl; those known already are skipped."""
    with open_record(folder, write=True) as record:
        new = apply_decisions(record, [each for file in files for each in read_decisions(file)])
        derive(record)
    if json:
        print_json([to_plain(each) for each in new])
    else:
        messages.print(f"{len(new)} decisions applied")


def _about_claim(record: Record, verdict: Verdict, claim: str, by: str, reason: str) -> Judgement:
    before = next((j for j in standing(record.store.judgements()) if j.subject == (claim,)), None)
    return new_judgement(
        verdict, (claim,), by=by or getpass.getuser(), reason=reason, supersedes=before.id if before else None
    )


def _about(
    record: Record, verdict: Verdict, subject: list[str], by: str, reason: str, *, grade: Grade | None = None
) -> Judgement:
    _checked_reason(reason)
    return incident_judgement(record, verdict, subject, by=by or getpass.getuser(), reason=reason, grade=grade)


def _checked_reason(reason: str) -> None:
    if not reason.strip():
        raise ConfigurationError("expected a reason for a decision about incidents: --reason '…'")


def _decide(folder: Path, made: Callable[[Record], Judgement], *, json: bool) -> None:
    with open_record(folder, write=True) as record:
        judgement = made(record)
        judge(record, judgement)
        derive(record)
    _tell(judgement, json=json)


def _tell(judgement: Judgement, *, json: bool) -> None:
    if json:
        print_json(to_plain(judgement))
    else:
        messages.print(f"decided: {judgement.id} (undo: testimonia judge undo DIR {judgement.id})", soft_wrap=True)
