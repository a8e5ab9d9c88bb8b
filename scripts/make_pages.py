"""Write the pages that are made of code and results: the commands, and what was measured.

python scripts/make_pages.py            write them
python scripts/make_pages.py --check    fail if a written page is not what would be written
"""

from __future__ import annotations

import csv
import importlib
import inspect
import json
import re
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from testimonia.cli import app
from testimonia.cli.app import loaded
from testimonia.cli.commands import COMMANDS
from testimonia.publish import FORMATS
from testimonia.publish.formats.notes import NOTES
from testimonia.publish.schema import TABLES
from testimonia.reconcile import policies

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "evaluation" / "results.json"
PAGES = {
    "docs/reference/cli.md": "commands_page",
    "docs/measures.md": "measures_page",
    "docs/reproduced.md": "reproduced_page",
    "docs/policies.md": "policies_page",
    "docs/linking.md": "linking_page",
    "docs/second-reader.md": "second_reader_page",
    "docs/reference/exports.md": "exports_page",
    "docs/disagreements.md": "disagreements_page",
}
SHARED = {
    "What all policies share": "testimonia.reconcile.evidence",
    "People who are told of one by one": "testimonia.reconcile.cast",
    "Counts in a list": "testimonia.reconcile.listed",
    "Those who did it and died": "testimonia.reconcile.doers",
    "Who a count comes from": "testimonia.reconcile.sources.primary",
    "Grades": "testimonia.reconcile.grades",
    "Totals over periods and regions": "testimonia.reconcile.ledger",
}
"""Parts of the method that all policies share, and the modules whose docstrings publish them."""


def commands_page() -> str:
    """The help of every command, as `--help` prints it."""
    commands = {name: loaded(name) for name in COMMANDS}
    names: list[list[str]] = [[], *([name] for name in commands)]
    names += [[name, inner] for name, group in commands.items() for inner in sorted(getattr(group, "commands", ()))]
    parts = ["# Commands", "", "Written by `scripts/make_pages.py` from the commands themselves.", ""]
    for name in names:
        title = " ".join(["testimonia", *name])
        parts += [f"## `{title}`", "", "```text", _help(name), "```", ""]
    return "\n".join(parts)


def _help(name: list[str]) -> str:
    runner = CliRunner(env={"COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1"})
    shown = runner.invoke(app, [*name, "--help"], prog_name="testimonia").output
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    return "\n".join(line.rstrip() for line in plain.strip().splitlines())


def measures_page() -> str:
    """What was measured, from the results file."""
    results: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    parts = ["# What was measured", "", "Written by `scripts/make_pages.py` from `evaluation/results.json`.", ""]
    for section in results["sections"]:
        parts += [f"## {section['title']}", "", section["text"], "", "| measure | result |", "|---|---|"]
        parts += [f"| {row['measure']} | {row['result']} |" for row in section["rows"]] + [""]
    return "\n".join(parts)


def policies_page() -> str:
    """The policies and the method that they share, from the docstrings that publish them."""
    parts = [(ROOT / "docs" / "policies.in.md").read_text(encoding="utf-8").strip(), ""]
    for title, module in SHARED.items():
        parts += [f"## {title}", "", _published(inspect.getdoc(importlib.import_module(module)) or ""), ""]
    for rule in policies():
        card = rule.card
        after = f" After: {card.reference}." if card.id != "default" else ""
        parts += [f"## {card.id}", "", f"Version {card.version}.{after}", "", _published(card.method), ""]
    rules = _published(inspect.getdoc(importlib.import_module("testimonia.reconcile.tomlrule")) or "")
    return "\n".join([*parts, "## A policy of your own", "", rules, "", OWN_MODULE, ""])


def exports_page() -> str:
    """The formats with what they cannot carry, and the published tables with their columns."""
    parts = ["# Formats and tables of a release", "", "Written by `scripts/make_pages.py` from the code.", ""]
    parts += ["## Formats", "", "| name | what | what it cannot carry |", "|---|---|---|"]
    parts += [f"| `{name}` | {NOTES[name].about} | {NOTES[name].cannot} |" for name in FORMATS]
    parts += ["", "## Tables", ""]
    for table in TABLES:
        parts += [f"### {table.name}", "", f"{table.about}. Key: {', '.join(table.key)}.", ""]
        parts += ["| column | type | meaning |", "|---|---|---|"]
        for column in table.columns:
            kind = f"{column.type}, {column.unit}" if column.unit else column.type
            only = " Only where a profile asks for it." if column.sensitive else ""
            parts.append(f"| {column.name} | {kind} | {column.about}.{only} |")
        parts.append("")
    return "\n".join(parts)


OWN_MODULE = """\
A package that registers a module in the entry-point group `testimonia.policies` adds a policy in Python: the module has
a docstring (its method), the constants `ID`, `VERSION` and `REFERENCE`, and a function `outcome(evidence)`.
`testimonia.testing.policies` has the laws that every policy keeps, as property tests to run over it."""


def _published(docstring: str) -> str:
    """A docstring as Markdown: the source is a paragraph, and what follows a double colon is code."""
    source = re.compile(r"^Source:\n((?: {4}.*(?:\n|$))+)", re.MULTILINE)
    text = source.sub(lambda match: f"Source: {_dedented(match[1])}", docstring)
    code = re.compile(r"::\n\n((?:(?: {4}.*)?(?:\n|$))+)")
    return code.sub(lambda match: f":\n\n```toml\n{_dedented(match[1])}```\n", text).strip()


def _dedented(block: str) -> str:
    return textwrap.dedent(block).strip() + "\n"


def second_reader_page() -> str:
    """How a model is asked as well, and what a small one was measured to bring."""
    results: dict[str, Any] = json.loads((ROOT / "evaluation" / "second_reader.json").read_text(encoding="utf-8"))
    card, counts = results["model"], results["counts"]
    flagged, wrong = counts["flagged claims"], counts["flagged wrong claims"]
    parts = [(ROOT / "docs" / "second-reader.in.md").read_text(encoding="utf-8").strip(), ""]
    parts += ["## What a small pipeline brings", ""]
    parts += ["Written by `scripts/make_pages.py` from `evaluation/second_reader.json`, which"]
    parts += ["`evaluation/second_reader.py` makes on reports whose claims people have marked."]
    parts += [f"Model: `{card['name']}` {card['version']}, SHA-256 of its files `{card['sha256']}`.", ""]
    parts += ["| measure | result |", "|---|---|"]
    parts += [f"| {name} | {number} |" for name, number in counts.items()]
    parts += [f"| wrong claims among all, % | {_share(counts['wrong claims'], counts['claims'])} |"]
    parts += [f"| wrong claims among flagged ones (precision of the flag), % | {_share(wrong, flagged)} |"]
    parts += [f"| flagged among wrong claims (recall of the flag), % | {_share(wrong, counts['wrong claims'])} |"]
    parts += [
        f"| claims that are not flagged (agreement), % | {_share(counts['claims'] - flagged, counts['claims'])} |"
    ]
    parts += ["", "| field in doubt | flags | of which the field or the claim is wrong |", "|---|---|---|"]
    parts += [f"| {name} | {told['flags']} | {told['right flags']} |" for name, told in results["fields"].items()]
    return "\n".join([*parts, ""])


def disagreements_page() -> str:
    """Incidents whose figures came out otherwise than an archive's, judged by hand, and why."""
    with (ROOT / "evaluation" / "disagreements.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    apart = [row for row in rows if row["apart"] == "archive"]
    causes: dict[str, list[str]] = {}
    for row in rows:
        if row["apart"] == "program":
            causes.setdefault(row["cause"], []).append(row["incident"])
    parts = [(ROOT / "docs" / "disagreements.in.md").read_text(encoding="utf-8").strip(), ""]
    parts += [f"Judged: {len(rows)}. In {len(apart)} the reports do not give the archive's numbers:", ""]
    parts += ["| incident | archive | reports | cause |", "|---|---|---|---|"]
    parts += [f"| {row['incident']} | {row['archive']} | {row['reports']} | {row['cause']} |" for row in apart]
    parts += ["", f"In {len(rows) - len(apart)} they do, and the program is at fault:", ""]
    parts += ["| cause | incidents | which |", "|---|---|---|"]
    parts += [f"| {cause} | {len(found)} | {', '.join(found)} |" for cause, found in causes.items()]
    return "\n".join([*parts, ""])


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.1f}"


def reproduced_page() -> str:
    """Published estimates with ours beside them, from the benchmark's results."""
    results: dict[str, Any] = json.loads((ROOT / "evaluation" / "estimation.json").read_text(encoding="utf-8"))
    parts = [
        "# Published estimates, reproduced",
        "",
        "Written by `scripts/make_pages.py` from `evaluation/estimation.json`,",
    ]
    parts += ["which `benchmarks/estimation.py` makes. Each published number stands with its source beside ours.", ""]
    parts += ["| table | method | published | ours | note | source |", "|---|---|---|---|---|---|"]
    for row in results["published"]:
        published = _size(row["estimate"], row["low"], row["high"])
        ours = _size(*row["ours"])
        parts.append(f"| {row['table']} | {row['method']} | {published} | {ours} | {row['note']} | {row['source']} |")
    parts += [
        "",
        "## How fast",
        "",
        "Processor time of one core, ours after compiling; R as it was measured elsewhere.",
        "",
    ]
    parts += ["| what | ours | R | times | wanted |", "|---|---|---|---|---|"]
    for row in results["speed"]:
        r = " to ".join(f"{size:g}" for size in dict.fromkeys(row["r"]))
        parts.append(f"| {row['what']} | {row['ours']:g} | {r} | {row['times']:g} | {row['least'] or ''} |")
    parts += ["", "## Coverage of the default procedure", "", COVERAGE, "", *_coverage_table()]
    parts += ["", "## Whether chains that disagree are seen", "", DISAGREE, "", *_disagree_table(results["disagree"])]
    parts += ["", "## Where two samplers differ", "", LONG, "", *_long_table()]
    parts += ["", "## How few lists and people are too few", "", FEW, "", *_few_table()]
    parts += ["", "## Lists whose size is known", "", CONSISTENCY, "", *_consistency_table()]
    return "\n".join([*parts, ""])


COVERAGE = """\
Simulated tables of five lists and 2,000 people; nominal 95 %. The whole default procedure was run on each
(`benchmarks/estimation_coverage.py`): a table without an interval counts as one that misses. Beside it the plain
interval of the model, 2.5 % to 97.5 %, and R's LCMCR on the same tables. Widths are medians, in percent of the point,
of batches of 25 tables, and averaged over these. Monte Carlo error of a share is about 0.02 to 0.03."""


KINDS = {
    "coverage_C1_hrdag_sim1_N2000": "two classes, few on lists",
    "coverage_C2_hrdag_sim3_N2000": "two classes",
    "coverage_C3_hrdag_sim4_N2000": "three classes",
    "coverage_C4_hrdag_sim5_N2000": "negative dependence",
    "coverage_C5_independent_N2000": "independent lists",
    "coverage_C6_pairwise_N2000": "two dependent pairs",
}


def _coverage_table() -> list[str]:
    """A row for each kind of table, from the lines of the benchmark."""
    text = (ROOT / "evaluation" / "estimation_coverage.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    rows = [
        "| kind | tables | no interval | holds the truth | plain interval | R's LCMCR | width | R's width | ratio |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name in dict.fromkeys(line["file"] for line in lines):
        batches = [line for line in lines if line["file"] == name]
        number = sum(batch["replicates"] for batch in batches)
        mean = {
            key: sum(batch["replicates"] * batch[key] for batch in batches) / number
            for key in batches[0]
            if key.endswith(("_covers", "_percent"))
        }
        shares = " | ".join(f"{mean[key]:.2f}" for key in ("default_covers", "plain_covers", "r_covers"))
        width, other = mean["default_width_percent"], mean["r_width_percent"]
        without = sum(batch["without_interval"] for batch in batches)
        sizes = f"{width:.1f} | {other:.1f} | {width / other:.2f}"
        rows.append(f"| {KINDS.get(name, name)} | {number} | {without} | {shares} | {sizes} |")
    return rows


FEW = """\
A hard case for every method (`benchmarks/small_lists.py`): lists find most people easily and a third of them hardly.
The interval of the model grows narrow around too small a number long before the lists show the hard third, so that it
holds the truth the less often the longer the lists are ("holds the truth", of all tables). The default procedure sees
what such an interval rests on and prints it more seldom, on short lists never ("printed", "of them hold"): three lists
cannot show such people at any length; few people cannot show whether lists depend on each other ("hidden factor": by
how much they could, unseen); and where people seem hard to find and the interval passes over them, it is a lower bound.
What is still printed of long lists is mostly wrong: no rule tells them from lists that know nothing of each other,
whose intervals hold."""


def _few_table() -> list[str]:
    """A row for each number of lists and size."""
    found = json.loads((ROOT / "evaluation" / "small_lists.json").read_text(encoding="utf-8"))
    names = ("lists", "people", "on the lists", "hidden factor", "tables", "holds the truth", "width, %")
    rows = [f"| {' | '.join((*names, 'printed', 'of them hold'))} |", f"|{'---|' * (len(names) + 2)}"]
    for row in found["rows"]:
        cells = (row["lists"], row["size"], row["observed"], row["hidden"], row["tables"], f"{row['covers']:.2f}")
        ends = (f"{100 * row['width']:.0f}", row["printed"], row["printed_hold"])
        rows.append(f"| {' | '.join(map(str, (*cells, *ends)))} |")
    return rows


DISAGREE = """\
On these tables the answer of the published program depends on its seed. The latent class model was run with many
seeds; "seen" are those on which it printed no interval because its chains disagree."""


def _disagree_table(rows: Sequence[dict[str, Any]]) -> list[str]:
    """A row for each table, from the results of the benchmark."""
    lines = [f"| {row['table']} | {row['seeds']} | {row['raised']} |" for row in rows]
    return ["| table | seeds | seen |", "|---|---|---|", *lines]


LONG = """\
The bars ask for more than the published program repeats of itself, so long chains are asked
(`benchmarks/latent_class_long.py`). The published sampler was written once more from its paper, apart from ours: many
short chains show how far its answers scatter from seed to seed at its usual length, long ones where they come to rest.
Ranges over the seeds are in brackets; R-hat and effective draws are those of all chains of a row together. From seed
to seed the published sampler scatters further than the bar is wide, and more with ten classes, with which the published
numbers were made. On the first table both samplers come to the same. On the second the long chains of the published one
have not settled (few effective draws); with five classes it lies above ours, and which is nearer is open. On the third,
whose published upper end is the one that ours misses by more than the bar allows, the published sampler ends anywhere
in a wide range by its seed, and moves towards ours as its chains grow longer. The comparison brought to light that our
sampler had kept a parameter from coming near 0; the numbers here and in the first table are of the mended one."""


def _long_table() -> list[str]:
    """A row for each sampler, length and number of classes."""
    found = json.loads((ROOT / "evaluation" / "latent_class_long.json").read_text(encoding="utf-8"))
    rows = ["| table | sampler | median | 2.5 % | 97.5 % | R-hat | effective draws |", "|---|---|---|---|---|---|---|"]
    for row in found["rows"]:
        ends = []
        for name in ("estimate", "low", "high"):
            seeds = row.get(f"{name}_of_seeds")
            ends.append(f"{row[name]:,}" + (" ({:,} to {:,})".format(*seeds) if seeds else ""))
        cells = (row["table"], row["what"], *ends, row.get("rhat", ""), f"{row['ess']:,}" if "ess" in row else "")
        rows.append(f"| {' | '.join(map(str, cells))} |")
    return rows


CONSISTENCY = """\
A check on real lists (`benchmarks/estimation_consistency.py`): the people on one list are a population of known size,
of whom the other lists find some. The error is the root mean square of the logarithm of point by truth. Published are
coverage and error of the R program of the method (Binette and Steorts 2022), on the same five tables."""


def _consistency_table() -> list[str]:
    """A row for each method, from the results of the benchmark."""
    text = (ROOT / "evaluation" / "estimation_consistency.json").read_text(encoding="utf-8")
    results: dict[str, Any] = json.loads(text)
    rows = [
        "| method | populations | with an interval | hold the truth | error | published |",
        "|---|---|---|---|---|---|",
    ]
    for row in results["rows"]:
        published = "{:.2f}, {:.2f}".format(*row["published"]) if row["published"] else ""
        cells = (row["method"], row["populations"], row["intervals"], row["hold"], row["error"] or "none", published)
        rows.append(f"| {' | '.join(map(str, cells))} |")
    given, hold = results["lower_bounds"]
    return [*rows, "", f"Of {given} lower bounds that the default procedure gives instead, {hold} hold."]


def linking_page() -> str:
    """How lines become persons, and what was measured of it."""
    found: dict[str, Any] = json.loads((ROOT / "evaluation" / "linkage_errors.json").read_text(encoding="utf-8"))
    results: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    parts = [(ROOT / "docs" / "linking.in.md").read_text(encoding="utf-8").strip(), ""]
    for section in results["sections"]:
        if section["title"] == "Linkage":
            parts += ["## How well it links", "", section["text"], "", "| measure | result |", "|---|---|"]
            parts += [f"| {row['measure']} | {row['result']} |" for row in section["rows"]] + [""]
    shares = ", ".join(f"{share:.0%}" for share in found["lists"])
    parts += [
        "## Do intervals hold the truth when links are wrong?",
        "",
        WRONG_LINKS.format(**found, shares=shares),
        "",
    ]
    parts.append("| lists | populations | wrong links | plug-in covers | averaged covers | true links cover |")
    parts.append("|---|---|---|---|---|---|")
    for row in found["rows"]:
        kinds = " | ".join(_covers(row[kind]) for kind in ("plug_in", "averaged", "true"))
        parts.append(f"| {row['what']} | {row['tables']} | {row['wrong']:.0%} | {kinds} |")
    persons = ", ".join(f"{row['persons_cover']:.0%}" for row in found["rows"])
    parts += [
        "",
        f"The interval of the number of persons on the lists, which is narrow, held the truth in {persons}.",
        "",
    ]
    return "\n".join(parts)


WRONG_LINKS = """\
Made by `benchmarks/linkage_errors.py`: invented populations of {size} people, half of them killed with kin, on three
lists that hold {shares} of them, with more and more left out and misspelt. Wrong links are true pairs missed and false
pairs made when all pairs of probability {plug_in} and above are taken for certain (plug-in), as a share of the true
pairs. Beside it: an average over {sampled} sampled linkages, in which links that two slips in a name hide are made as
often as there must be some, and the true linkage. One method of estimation for all
three; nominal 95 %; in brackets the mean error of the point."""


def _covers(row: dict[str, float]) -> str:
    return f"{row['covers']:.0%} ({row['error']:+.1%})"


def _size(point: Any, low: Any, high: Any) -> str:
    if point in ("", None):
        return "none"
    interval = f" ({float(low):,.0f} to {float(high):,.0f})" if low not in ("", None) else ""
    return f"{float(point):,.1f}{interval}"


def main() -> int:
    """Write or check the pages."""
    stale = []
    for name, maker in PAGES.items():
        page, text = ROOT / name, globals()[maker]()
        if "--check" not in sys.argv:
            page.write_text(text, encoding="utf-8")
        elif not page.is_file() or page.read_text(encoding="utf-8") != text:
            stale.append(name)
    if stale:
        print(f"not what the code would write: {', '.join(stale)}; run scripts/make_pages.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
