"""Write docs/walk-through.md: three lists of the invented example, from lines to a number, with commands really run.

python scripts/make_walk_through.py            write it (a minute or two)
python scripts/make_walk_through.py --check    fail if the written page is not what would be written
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "walk-through.md"
LISTS = "examples/valmora/lists"

JUDGED = {
    "Brook": (
        "same",
        "the ledger names the hospital as its source for him; age, sex, day and place agree on all three lists",
    ),
    "Ellin": ("same", "the ledger gives *Teodor* as another name of *Teo Ellin*, a boy as on the other two lists"),
}
"""What a person decides about the unclear pairs, by the family name in both lines, and why."""

START = """\
# A walk-through: from three lists to how many

Written by `scripts/make_walk_through.py`, which runs the commands below and prints what they print. Three lists of the
dead of one shelling in an invented country: of a hospital, of a political front, and of an open ledger that anybody can
write to. How many people do they name, and how many are on none of them?

## Which lines are one person?

No list is assumed free of duplicates. Columns are recognised by their names, and nothing has to be prepared."""

UNCLEAR = """\
`pairs.html` shows each unclear pair with what speaks for and against, as a waterfall chart. `pairs.csv` holds the same
for people to judge; these are the pairs in it that are not clear:"""

JUDGE = """\
## People judge what the evidence leaves open

Names alone never decide, for kin die together: *Ansel* and *Anselm* may be father and son. Somebody who knows the lists
looks at the pairs, and writes `same`, `different` or `unsure` into the first column. Here:"""

OBEYED = """\
Handed back, the judgements are recorded with the name of who decided, and obeyed by every later run of `link` and
`estimate`, until somebody judges anew."""

ESTIMATE = """\
## How many are on none of the lists?

Linkages of the same lists are drawn, and every method is averaged over them, so that doubt about who is who is part of
every interval. All methods stand side by side, and a documented procedure says what may be printed."""

END = """\
`page.html` has all of this with pictures, a sentence to quote, and how to read it.

Only a lower bound: three lists cannot tell people who are hard to find from people who are not there. Each method gives
numbers all the same, and they stand in the table for those who know what they assume. What would carry an interval is a
fourth list, and more people: `testimonia power` says how much wider or narrower it would be
([Planning](estimation.md)). How the lines are compared is told in [Who is who](linking.md)."""


def main() -> int:
    """Write or check the page."""
    text = page()
    if "--check" not in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    return int(PAGE.read_text(encoding="utf-8") != text)


def page() -> str:
    """The page, by running its commands in a folder of their own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "examples", folder / "examples")
        parts = [START, *_run(folder, "link", LISTS, "--review", "pairs.csv", "--chart", "pairs.html")]
        parts += [UNCLEAR, _unclear(folder / "pairs.csv"), JUDGE, _judge(folder / "pairs.csv"), OBEYED]
        parts += _run(folder, "link", LISTS, "--decided", "pairs.csv", "--by", "A. Coder")
        parts += [ESTIMATE, *_run(folder, "estimate", LISTS, "--report", "page.html"), END]
    return "\n\n".join(parts) + "\n"


def _run(folder: Path, *words: str) -> list[str]:
    """A command and what it prints, progress left out."""
    command = [sys.executable, "-m", "testimonia", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True)
    told = [line for line in done.stderr.splitlines() if "━" not in line and "compiling" not in line]
    shown = [line.rstrip() for line in [*done.stdout.splitlines(), *told]]
    typed = " ".join(f'"{word}"' if " " in word else word for word in words)
    return [f"```sh\ntestimonia {typed}\n```", "```text\n" + "\n".join(shown).strip() + "\n```"]


def _rows(review: Path) -> list[dict[str, str]]:
    with review.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _unclear(review: Path) -> str:
    """The pairs that are not clear, as a table."""
    lines = ["| probability | one line | the other | for and against |", "|---|---|---|---|"]
    for row in _rows(review):
        if float(row["band"].split("-")[1]) < 1:
            ends = " | ".join(f"{row[f'{end}_list']}, line {row[f'{end}_row']}: {row[f'{end}_says']}" for end in "ab")
            lines.append(f"| {row['probability']} | {ends} | {row['why']} |")
    return "\n".join(lines)


def _judge(review: Path) -> str:
    """Fill the verdicts into the review file, and tell them."""
    rows = _rows(review)
    lines = ["| pair | verdict | why |", "|---|---|---|"]
    for row in rows:
        if float(row["band"].split("-")[1]) < 1:
            family = next(name for name in JUDGED if name in row["a_says"] and name in row["b_says"])
            row["verdict"], why = JUDGED[family]
            ends = " and ".join(f"{row[f'{end}_list']} {row[f'{end}_row']}" for end in "ab")
            lines.append(f"| {family}: {ends} | {row['verdict']} | {why} |")
    with review.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
