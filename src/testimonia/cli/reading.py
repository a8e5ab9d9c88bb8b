"""What `read` and `annotate` share: inputs to reports, reports to lines of JSON."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import typer

from testimonia.capture import capture_from, find_inputs
from testimonia.cli.app import UNREAD
from testimonia.cli.output import tell_unread
from testimonia.cli.progress import shown_progress
from testimonia.model import Document, Reading, Unread
from testimonia.pipeline.configuration import Configuration
from testimonia.pipeline.engine import engine_for

Stage = Callable[[Configuration, Document], Reading | Unread]
Show = Callable[[Document, Reading], None]


def reading_settings(gazetteers: Sequence[Path] | None, model: str | None) -> Configuration:
    """The settings of a reading; a model is known by the hash of its files.

    Raises:
        MissingExtra: a model was named, but spaCy is not installed.
        ConfigurationError: there is no such model.
    """
    from testimonia.pipeline.models import pinned

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
        captured = capture_from(item)
        unread.extend(captured.unread)
        yield from captured.documents
