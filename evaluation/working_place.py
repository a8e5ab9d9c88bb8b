"""Where the data of a measure are and its scratch files go, and what runs the program and the scorer there."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Score = dict[str, Any]
Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the data are, and where the program's output may go."""

    data: Path
    scratch: Path

    def read(self, command: str, source: Path, name: str) -> Path:
        """The output of `testimonia read` or `annotate` on a file."""
        out = self.scratch / f"{name}.jsonl"
        run_testimonia(command, str(source), "--json", str(out))
        return out

    def exported(self, source: Path, name: str) -> Path:
        """The export of a record made of a file."""
        record, out = self.scratch / f"{name}-record", self.scratch / f"{name}-out"
        run_testimonia("run", str(source), "--record", str(record), "--processes", "0", "--json")
        run_testimonia("export", str(record), "--format", "jsonl", "--out", str(out))
        return out

    def score(self, measure: str, gold: Path, predicted: Path) -> Score:
        """What the scorer says."""
        command = [sys.executable, str(self.data / "eval" / "score.py"), measure, str(gold), str(predicted)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        result: Score = json.loads(done.stdout)
        return result


def run_testimonia(*words: str) -> None:
    """Run a command of the program; what it could not read is no failure.

    Raises:
        SystemExit: the command failed; with what it printed.
    """
    done = subprocess.run([sys.executable, "-m", "testimonia", *words], check=False, capture_output=True, text=True)
    if done.returncode not in (0, 3):
        raise SystemExit(f"testimonia {' '.join(words)} failed:\n{done.stderr}")


def prf(score: Score) -> str:
    """Precision, recall and their harmonic mean, in percent."""
    return f"{score['P']} / {score['R']} / {score['F1']}"
