"""Tables that people read."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from testimonia.model import SHOWN_POLICY, Figure, Harm, Incident
from testimonia.publish.words import code_words, count_words, figure_words, when_words, where_words

NO_INCIDENT = "no incident: no report that was read says how many people were harmed in one"
"""What stands in the place of the table of incidents where there is none."""


def titled_table(title: str, *, lines: bool = False) -> Table:
    """An empty table with a title, as all commands show theirs; with lines between rows of several lines."""
    return Table(
        title=title, title_justify="left", title_style="bold", box=box.HORIZONTALS, show_lines=lines, pad_edge=False
    )


def incidents_table(incidents: Iterable[Incident], of_incidents: Iterable[Figure]) -> Table:
    """The incidents: when, where, how many killed and injured, on how many reports and sources, with what flags.

    An incident takes three short lines, so that the table fits a terminal of 80 columns.
    """
    table = titled_table("Incidents (figures: policy default, low – best – high)", lines=True)
    table.add_column("incident, when, where", no_wrap=True, min_width=13)
    table.add_column("killed", justify="right", no_wrap=True)
    table.add_column("injured", justify="right", no_wrap=True)
    table.add_column("based on", no_wrap=True)
    table.add_column("flags")
    figures = {(figure.incident, figure.harm): figure for figure in of_incidents if figure.policy == SHOWN_POLICY}
    for incident in incidents:
        killed = figures.get((incident.code, Harm.KILLED))
        injured = figures.get((incident.code, Harm.INJURED))
        shown = [figure for figure in (killed, injured) if figure]
        table.add_row(
            Text(f"{incident.code}\n{when_words(incident.when)}\n{where_words(incident.where)}"),
            figure_words(killed),
            figure_words(injured),
            _basis(len(incident.documents), max((figure.independent_sources for figure in shown), default=0)),
            _flags(shown),
        )
    return table


def breakdown_lines(figures: Sequence[Figure]) -> list[str]:
    """Who the people of each figure of an incident were: one line a harm, as the policy that tells most has it."""
    told: dict[Harm, dict[str, str]] = {}
    for figure in figures:
        for part in figure.breakdowns:
            told.setdefault(figure.harm, {})[part.kind.value] = count_words(part.low, part.high)
    return [
        f"{harm.replace('_', ' ')}, of whom " + ", ".join(f"{kind} {number}" for kind, number in kinds.items())
        for harm, kinds in told.items()
    ]


def figures_table(figures: Sequence[Figure]) -> Table:
    """The figures of one incident: for each harm what every policy makes of the counts, side by side."""
    table = titled_table("Figures")
    table.add_column("harm", no_wrap=True)
    table.add_column("policy", no_wrap=True)
    table.add_column("low – best – high", no_wrap=True, justify="right")
    table.add_column("claims", no_wrap=True)
    table.add_column("sources", justify="right")
    table.add_column("grade and flags")
    for harm, of_harm in itertools.groupby(figures, key=lambda figure: figure.harm):
        table.add_section()
        for number, figure in enumerate(of_harm):
            flags = ", ".join(code_words(flag) for flag in figure.flags)
            table.add_row(
                "" if number else code_words(harm),
                figure.policy,
                figure_words(figure),
                f"{len(figure.claims)} of {len(figure.claims) + len(figure.left_out)}",
                str(figure.independent_sources),
                "; ".join(filter(None, (figure.grade, flags))),
            )
    return table


def _basis(reports: int, sources: int) -> str:
    """How many reports and independent sources: "7 reports", "1 source"."""
    return f"{reports} report{'s' * (reports != 1)}\n{sources} source{'s' * (sources != 1)}"


def _flags(figures: list[Figure]) -> str:
    raised = {flag for figure in figures for flag in figure.flags}
    return ", ".join(code_words(flag) for flag in sorted(raised))
