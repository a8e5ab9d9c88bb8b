"""What a reader saw in a text, before it became claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from testimonia.model.claim import Claim, Qualifier
from testimonia.model.daterange import DateRange
from testimonia.model.passage import Span
from testimonia.model.place import Place
from testimonia.model.second import SecondReading
from testimonia.model.uncounted import Uncounted


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression.

    Args:
        span: where it stands.
        text: its words.
        value: TIMEX3 value: "1990-01-13", "1990-WI", "P1W", "PAST_REF".
        dates: the days it stands for; None for durations and references that name no day.
    """

    span: Span
    text: str
    value: str
    dates: DateRange | None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in a text and the gazetteer entry it stands for."""

    span: Span
    text: str
    place: Place


class Act(StrEnum):
    """What a speaker does to what is said."""

    SAYS = "says"
    HOLDS = "holds"
    WANTS = "wants"
    DENIES = "denies"
    DOUBTS = "doubts"
    DISPUTES = "disputes"
    OMITS = "omits"


@dataclass(frozen=True, slots=True)
class AttributionMention:
    """Somebody is said to say something (PARC's source, cue and content).

    Args:
        source: stretches of the words for the speaker; empty where the text names none ("it was reported").
        cue: stretches of the words that attribute: "said in a statement", "according to".
        content: stretches of what is said.
        direct: True for a direct quotation.
        name: the fullest words that the text has for the speaker; None where it names none.
        name_span: where these fullest words stand.
        act: what the speaker does to the content: says it, holds it to be so ("fears that"), wants or judges it
            ("plans to", "praised"), denies it, does not endorse it ("could not confirm"), contests what another
            says ("disputed that"), or leaves it out ("did not say how many").
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    direct: bool
    name: str | None
    name_span: Span | None
    act: Act = Act.SAYS


@dataclass(frozen=True, slots=True)
class Quantity:
    """A bounded number in a text, whatever it counts.

    Args:
        span: where the words of the number stand, with their bounds: "between 150 and 300".
        text: these words.
        low, high, qualifier: the interval that they state.
    """

    span: Span
    text: str
    low: int | None
    high: int | None
    qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader took from one document.

    Args:
        document: id of the document.
        reader: id and version of the reader.
        published: publication date used, marked where it was inferred from the text; None if unknown.
        claims: in the order of their passages.
        uncounted: what the document tells without a number, in the order of its words.
        second: what a statistical model made of it; None where none was asked.
    """

    document: str
    reader: str
    published: DateRange | None
    claims: tuple[Claim, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    attributions: tuple[AttributionMention, ...]
    quantities: tuple[Quantity, ...]
    uncounted: tuple[Uncounted, ...] = ()
    second: SecondReading | None = None
