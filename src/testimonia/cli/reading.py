"""What `read` and `annotate` share: inputs to reports, reports to lines of JSON."""

from __future__ import annotations

import functools
import itertools
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

from testimonia.capture import find_inputs
from testimonia.cli.app import UNREAD, messages
from testimonia.cli.progress import shown_progress
from testimonia.errors import ItemError
from testimonia.model import Document, Reading, Unread
from testimonia.pipeline import Configuration, engine_for, pinned
from testimonia.pipeline.stages import Loaded, capture_input
from testimonia.publish.shapes import Line

Stage = Callable[[Configuration, Document], Reading | Unread]
Show = Callable[[Document, Reading], None]


def reading_settings(gazetteers: Sequence[Path] | None, model: str | None) -> Configuration:
    """The settings of a reading; a model is known by the hash of its files.

    Raises:
        MissingExtra: a model was named, but spaCy is not installed.
        ConfigurationError: there is no such model.
    """
    return Configuration.usual(gazetteers or (), model=pinned(model) if model else ())


def read_inputs(
    paths: Sequence[str], configuration: Configuration, *, processes: int, stage: Stage, show: Show
) -> None:
    """Run a stage of reading over inputs and show each result, in the order of the inputs.

    Raises:
        typer.Exit: some items could not be read; each was named.
    """
    unread: list[Unread] = []
    documents = _documents(paths, unread)
    ahead, behind = itertools.tee(documents)
    results = engine_for(processes).map(functools.partial(stage, configuration), ahead)
    with shown_progress() as progress:
        for done, (document, result) in enumerate(zip(behind, results, strict=True), start=1):
            if isinstance(result, Reading):
                show(document, result)
            else:
                unread.append(result)
            progress("read", done, None)
    tell_unread(unread)
    if unread:
        raise typer.Exit(UNREAD)


def _documents(paths: Sequence[str], unread: list[Unread]) -> Iterator[Document]:
    for item in find_inputs(paths):
        try:
            captured = capture_input(Loaded(item.name, item.load()))
        except ItemError as error:
            unread.append(Unread(item.name, None, None, type(error).__name__, str(error)))
            continue
        unread.extend(captured.unread)
        yield from captured.documents


def tell_unread(unread: Sequence[Unread], *, most: int = 20) -> None:
    """Name what could not be read, with reasons, on standard error."""
    for item in unread[:most]:
        part = f", part {item.part}" if item.part else ""
        messages.print(f"unread: {item.name}{part}: {item.reason}", markup=False, soft_wrap=True)
    if len(unread) > most:
        messages.print(f"unread: and {len(unread) - most} more")


@contextmanager
def lines_to(out: Path) -> Iterator[Callable[[Line], None]]:
    """A function that writes a line of JSON to a file, or to standard output for "-"."""
    if str(out) == "-":
        yield functools.partial(_write, sys.stdout)
    else:
        with out.open("w", encoding="utf-8", newline="\n") as file:
            yield functools.partial(_write, file)


def _write(file: TextIO, line: Line) -> None:
    file.write(json.dumps(line, ensure_ascii=False) + "\n")
