"""`testimonia link`: who is who on lists of victims, with the reasons, for people to judge and for estimates."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from testimonia.cli import linking
from testimonia.cli.app import UNREAD, app, messages, screen
from testimonia.cli.options import Seed
from testimonia.cli.output import tell_unread
from testimonia.cli.progress import shown_progress
from testimonia.estimate.linkage import need_link
from testimonia.model import Judgement

if TYPE_CHECKING:
    from testimonia.estimate.linkage.linking import Linkage

MOST_CHARTS = 200

Lists = Annotated[
    list[str],
    typer.Argument(
        metavar="LIST.csv…|DIR", help="Lists of victims, .csv or .xlsx; or the folder of a record.", show_default=False
    ),
]
Json = Annotated[
    Path | None,
    typer.Option("--json", metavar="OUT.jsonl", help="Write JSON Lines, one line a pair; - for standard output."),
]
Clusters = Annotated[
    Path | None, typer.Option(metavar="OUT.csv", help="Write which line is which person: list, row, person.")
]
Patterns = Annotated[
    Path | None,
    typer.Option(metavar="OUT.csv", help="Write how many persons stand on which lists, for `testimonia estimate`."),
]
Strata = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="Part the patterns by sex, year, month, place or harm.")
]
Sampled = Annotated[
    int, typer.Option(min=0, metavar="N", help="Write the patterns of N sampled partitions instead of one.")
]
Chart = Annotated[
    Path | None, typer.Option(metavar="OUT.html", help="Write a page with a waterfall chart of each unclear pair.")
]
Review = Annotated[Path | None, typer.Option(metavar="OUT.csv", help="Write a sample of pairs for people to judge.")]
ReviewPairs = Annotated[int, typer.Option(min=1, metavar="N", help="Pairs of that sample.")]
Decided = Annotated[
    Path | None,
    typer.Option(
        metavar="REVIEW.csv", exists=True, dir_okay=False, help="Record the verdicts filled in, and obey them."
    ),
]
By = Annotated[str, typer.Option(metavar="NAME", help="Who decided, for --decided.")]
Decisions = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help=f"Judgements to obey; {linking.DECISIONS} where it exists, or those of the record."
    ),
]
Least = Annotated[
    float, typer.Option(min=0.05, max=1.0, metavar="P", help="Least probability of the pairs that --json writes.")
]


@app.command()
def link(  # noqa: PLR0913 - one parameter an option
    lists: Lists,
    *,
    json: Json = None,
    clusters: Clusters = None,
    patterns: Patterns = None,
    strata: Strata = None,
    sampled: Sampled = 0,
    chart: Chart = None,
    review: Review = None,
    review_pairs: ReviewPairs = 100,
    decided: Decided = None,
    by: By = "",
    decisions: Decisions = None,
    least: Least = 0.5,
    seed: Seed = 1,
) -> None:
    """Find out which lines of victim lists are one person, with reasons; what is unclear is left to people."""
    need_link()
    wanted = linking.to_link(lists, decisions)
    fresh = linking.record_verdicts(wanted, decided, by, decisions) if decided else []
    linkage = _linked(wanted, [*wanted.judgements, *fresh], seed)
    if json:
        linking.write_links(linkage, json, least)
    if clusters:
        linking.write_clusters(linkage, clusters)
    if patterns:
        linking.write_patterns(linkage, patterns, strata or (), sampled)
    if chart:
        linking.write_chart(linkage, chart, MOST_CHARTS)
    if review:
        linking.write_review(linkage, review, review_pairs)
    if json is None or str(json) != "-":
        _print(linkage)
    _tell(wanted, linkage, len(fresh))
    if not any((json, clusters, patterns, chart, review, decided)):
        _tell_more(lists, linkage)
    if wanted.unread:
        raise typer.Exit(UNREAD)


def _linked(wanted: linking.ToLink, judgements: Sequence[Judgement], seed: int) -> Linkage:
    from testimonia.estimate.linkage.decisions import decisions_of
    from testimonia.estimate.linkage.linking import link as link_records

    decided = decisions_of(judgements, wanted.records)
    with shown_progress() as progress:
        return link_records(wanted.records, decisions=decided, seed=seed, progress=progress)


def _print(linkage: Linkage) -> None:
    lines = Counter(linkage.lists.on)
    persons = Counter(on for on, _ in set(zip(linkage.lists.on, linkage.persons, strict=True)))
    table = Table("list", "lines", "persons", box=None, header_style="bold", pad_edge=False)
    for number, name in enumerate(linkage.lists.names):
        table.add_row(Text(name), f"{lines[number]:,}", f"{persons[number]:,}")
    screen.print(table)
    clarity = Counter(link.clarity.value for link in linkage.links)
    expected = linkage.expected
    screen.print(
        f"\n{len(linkage.records):,} lines, {max(linkage.persons):,} persons; expected {expected.mean:,.0f}"
        f" ({expected.low:,}–{expected.high:,} in 95 % of the sampled partitions)\n"
        f"pairs: {clarity['clear']:,} clear, {clarity['unclear']:,} unclear; seed {linkage.seed}"
    )


def _tell_more(lists: Sequence[str], linkage: Linkage) -> None:
    """Say where the lines, the pairs and the reasons can be seen."""
    named = " ".join(map(shlex.quote, lists))
    unclear = sum(link.clarity.value == "unclear" for link in linkage.links)
    judged = f"; {unclear} for people to judge" if unclear else ""
    messages.print(
        f"\nTry next:\n"
        f"  testimonia link {named} --clusters persons.csv   which line is which person\n"
        f"  testimonia link {named} --chart pairs.html --review pairs.csv   the pairs with the reasons{judged}",
        soft_wrap=True,
    )


def _tell(wanted: linking.ToLink, linkage: Linkage, fresh: int) -> None:
    tell_unread(wanted.unread)
    if wanted.repeated:
        messages.print(f"{wanted.repeated} lines stand in files given twice: they count once")
    if fresh:
        messages.print(f"{fresh} judgements recorded")
    for note in linkage.notes:
        messages.print(note, soft_wrap=True)
