"""Tables that people read."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from testimonia.cli.words import figure_words, when_words, where_words
from testimonia.model import Figure, Harm
from testimonia.publish import Contents

POLICY = "default"
"""The policy whose figures stand in the table of incidents."""


def incidents_table(contents: Contents) -> Table:
    """The incidents: when, where, how many killed and injured, on how many reports and sources."""
    table = Table(title="Incidents (figures: policy default, low – best – high)", title_justify="left", pad_edge=False)
    for name, justify in (
        ("incident", "left"),
        ("when", "left"),
        ("where", "left"),
        ("killed", "right"),
        ("injured", "right"),
        ("reports", "right"),
        ("sources", "right"),
        ("flags", "left"),
    ):
        table.add_column(
            name, justify="right" if justify == "right" else "left", no_wrap=name == "incident", overflow="fold"
        )
    figures = {(figure.incident, figure.harm): figure for figure in contents.figures if figure.policy == POLICY}
    for incident in contents.grouping.incidents:
        killed = figures.get((incident.code, Harm.KILLED))
        injured = figures.get((incident.code, Harm.INJURED))
        shown = [figure for figure in (killed, injured) if figure]
        table.add_row(
            incident.code,
            Text(when_words(incident.when)),
            Text(where_words(incident.where)),
            figure_words(killed),
            figure_words(injured),
            str(len(incident.documents)),
            str(max((figure.independent_sources for figure in shown), default=0)),
            _flags(shown),
        )
    return table


def _flags(figures: list[Figure]) -> str:
    raised = {flag for figure in figures for flag in figure.flags}
    return ", ".join(flag.value.replace("_", " ") for flag in sorted(raised))
