"""Write the pages that are made of code and results: the commands, and what was measured.

python scripts/make_pages.py            write them
python scripts/make_pages.py --check    fail if a written page is not what would be written
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import typer
from typer.testing import CliRunner

from testimonia.cli import app

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "evaluation" / "results.json"
PAGES = {"docs/reference/cli.md": "commands_page", "docs/measures.md": "measures_page"}


def commands_page() -> str:
    """The help of every command, as `--help` prints it."""
    group: Any = typer.main.get_command(app)
    names: list[list[str]] = [[], *([name] for name in sorted(group.commands))]
    names += [["policy", "list"], ["policy", "show"]]
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
