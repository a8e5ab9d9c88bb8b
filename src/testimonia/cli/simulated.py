"""What `simulate` and `power` share: a population of kinds of people, of known size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from testimonia.errors import ConfigurationError

if TYPE_CHECKING:
    from testimonia.estimate.simulate import Kind

Size = Annotated[int, typer.Option(min=10, max=10_000_000, metavar="N", help="People in the population.")]
Kinds = Annotated[
    list[str],
    typer.Option(
        "--kind",
        metavar="SHARE:P1,P2,…",
        help="A kind of people: its share, and the chance of each list to find one; repeat for several kinds.",
    ),
]


def kind_of(words: str) -> Kind:
    """A kind of people from its words.

    Raises:
        ConfigurationError: the words are no share and chances.
    """
    from testimonia.estimate.simulate import Kind

    share, colon, chances = words.partition(":")
    try:
        return Kind(float(share), tuple(float(chance) for chance in chances.split(","))) if colon else Kind(0.0, ())
    except ValueError as error:
        raise ConfigurationError(f"expected a kind such as 0.7:0.3,0.2,0.4; found {words!r}") from error
