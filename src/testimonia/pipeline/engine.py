"""Engines: where the work runs. One method, `map`; the same results in the same order on every engine."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WAITING_PER_PROCESS = 4
"""Items handed out ahead per process: enough to keep it busy, few enough to keep memory small."""


class Engine(Protocol):
    """Runs a function over items.

    The results come in the order of the items. An item whose function raises ends the run there; functions
    that must not end it return their failure as a value.
    """

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results of the function, in the order of the items."""
        ...


class SerialEngine:
    """One item after the other, in this process."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results of the function, in the order of the items."""
        return map(function, items)


class ProcessEngine:
    """Local processes.

    Args:
        processes: how many; None for one per processor.
    """

    def __init__(self, processes: int | None = None) -> None:
        self.processes = processes or os.cpu_count() or 1

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results of the function, in the order of the items."""
        context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
        with ProcessPoolExecutor(self.processes, mp_context=context) as pool:
            waiting: deque[Future[Result]] = deque()
            for item in items:
                waiting.append(pool.submit(function, item))
                if len(waiting) >= self.processes * WAITING_PER_PROCESS:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()


def engine_for(processes: int) -> Engine:
    """The engine for a number of processes: serial for one, local processes for more."""
    return SerialEngine() if processes == 1 else ProcessEngine(processes)
