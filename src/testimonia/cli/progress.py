"""Progress of long work, on standard error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from testimonia.cli.app import messages

if TYPE_CHECKING:
    from testimonia.pipeline.derive import Progress as Callback

STEPS = {
    "capture": "capture   files → documents",
    "read": "read      documents → claims",
    "group": "group     claims → incidents",
    "reconcile": "reconcile claims → figures",
    "compare": "compare   lines → pairs",
    "draw": "draw      pairs → partitions",
    "estimate": "estimate  lists → estimates",
}


@contextmanager
def shown_progress() -> Iterator[Callback]:
    """A progress bar a step; call it with the step, how much is done, and of how much if known."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=28),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=messages) as bars:
        tasks: dict[str, TaskID] = {}

        def progress(step: str, done: int, total: int | None) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(STEPS.get(step, step), total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield progress
        for task in tasks.values():
            total = bars.tasks[task].total
            bars.update(task, total=total or 1, completed=total or 1)
