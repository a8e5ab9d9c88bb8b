"""The screen: the words of reports, lists and files are shown as they are, and command nothing."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from testimonia.text.controls import CONTROLS, TURNING

_SHOWN = {code: ascii(chr(code))[1:-1] for code in (*CONTROLS, *TURNING) if chr(code) not in "\n\t"}
"""Characters that move, hide, colour or turn round what stands on a terminal, as they are shown instead."""


class PlainConsole(Console):
    """A console for words that others wrote: brackets and colons in them format nothing, controls are shown.

    What a command formats itself is a `rich.text.Text` or a table.

    Args:
        stderr: whether it writes to standard error.
    """

    def __init__(self, *, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, highlight=False, markup=False, emoji=False)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """What is written for something to be shown."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=shown(segment.text))


def shown(words: str) -> str:
    """Words as a terminal may have them."""
    return words.translate(_SHOWN)
