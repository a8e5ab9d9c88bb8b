"""`testimonia ledger`: totals over periods and regions against the incidents that they contain."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from testimonia.cli.app import app, print_json, screen
from testimonia.cli.options import Json, PolicyName, RecordFolder
from testimonia.cli.tables import titled_table
from testimonia.model import SHOWN_POLICY, Ledger, Sum, to_plain
from testimonia.pipeline.questions import Questions
from testimonia.pipeline.record import open_record
from testimonia.publish.words import BALANCES, code_words, count_words, when_words, where_words


@app.command()
def ledger(folder: RecordFolder, policy: PolicyName = SHOWN_POLICY, json: Json = False) -> None:
    """Show each total over a period or region, what of it the incidents account for, and what is left.

    A total is never added to the incidents that it contains. The sums below are of incidents alone.
    """
    with open_record(folder) as record:
        books, sums = Questions(record).ledgers(policy)
    if json:
        return print_json({"ledgers": [to_plain(item) for item in books], "sums": [to_plain(item) for item in sums]})
    screen.print(_table(books, policy) if books else "no claim of the record is a total over a period or a region")
    for total in sums:
        screen.print(Text(_sum_words(total)))
    return None


def _table(books: tuple[Ledger, ...], policy: str) -> Table:
    table = titled_table(f"Totals and the incidents that they contain (figures: policy {policy})", lines=True)
    table.add_column("total, period, region, source")
    table.add_column("contained", justify="right")
    table.add_column("left", justify="right")
    table.add_column("notes")
    for book in books:
        harm, number = code_words(book.harm), count_words(book.total.low, book.total.high)
        place = where_words(book.where)
        head = Text(f"{harm} {number}", style="bold")
        head.append(f"\n{when_words(book.when)}\n{place}\n{book.said_by}", style="not bold")
        left = count_words(book.residual.low, book.residual.high) if book.residual else "·"
        notes = [BALANCES[book.check], *book.assumptions]
        table.add_row(head, _contained(book.contained), left, "\n".join(filter(None, notes)))
    return table


def _contained(contained: Sum | None) -> str:
    if contained is None:
        return "·"
    number = len(contained.incidents)
    return f"{count_words(contained.low, contained.high)}\nin {number} incident{'s' * (number != 1)}"


def _sum_words(total: Sum) -> str:
    best = "" if total.best is None else f", best {total.best:,}"
    harm, number = code_words(total.harm), len(total.incidents)
    return f"{harm}, in all {number} incident{'s' * (number != 1)}: {count_words(total.low, total.high)}{best}"
