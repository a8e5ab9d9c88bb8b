"""What is told to be done or asked for: a response or a demand, with who acts and to whom."""

from __future__ import annotations

from dataclasses import dataclass

from testimonia.model import Span


@dataclass(frozen=True, slots=True)
class Act:
    """Something that was done, not done, or is asked for.

    Args:
        sentence: where it is told.
        span: the words that tell it.
        kind: kind of response, or "demand".
        actor: the words for who did it or asks for it.
        addressee: the words for who is asked, or to whom it was done.
        done: False where the text says that nothing was done.
    """

    sentence: Span
    span: Span
    kind: str
    actor: str | None
    addressee: str | None = None
    done: bool = True
