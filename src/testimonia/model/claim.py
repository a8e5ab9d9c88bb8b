"""Claims: who says that which harm happened to how many, when and where."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum

from testimonia.errors import InvalidNoun
from testimonia.model.daterange import DateRange
from testimonia.model.ids import content_id
from testimonia.model.interval import Interval
from testimonia.model.passage import Passage
from testimonia.model.place import Where


class Harm(StrEnum):
    """What is said to have been done to people."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DISPLACED = "displaced"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    TORTURED = "tortured"
    SEXUAL_VIOLENCE = "sexual_violence"
    AFFECTED = "affected"


class Qualifier(StrEnum):
    """How the words bound the number."""

    EXACT = "exact"
    RANGE = "range"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    VAGUE = "vague"


class Role(StrEnum):
    """What the count is of: the toll as of the report, an addition, a part, or a superseded toll."""

    TOTAL = "total"
    INCREMENT = "increment"
    SUBSET = "subset"
    EARLIER = "earlier"


class Stance(StrEnum):
    """How the speaker holds the claim."""

    ASSERTED = "asserted"
    DENIED = "denied"
    DOUBTED = "doubted"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Count:
    """What somebody said the number of people was.

    Args:
        low, high: the interval that the words state; None for an open end.
        words: the words of the text that state it, with their noun: "between 150 and 300 people".
        start, end: where the words stand in the stored text.
        qualifier: how the words bound the number.

    Units:
        persons; Unicode code points
    """

    low: int | None
    high: int | None
    words: str
    start: int
    end: int
    qualifier: Qualifier

    def __post_init__(self) -> None:
        Interval(self.low, self.high)
        Passage(self.start, self.end, self.words)

    @property
    def interval(self) -> Interval:
        """The count as an interval of persons."""
        return Interval(self.low, self.high)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One link of "according to": who says so, in the fullest words that the document has for them.

    Args:
        name: the words for the speaker.
        start, end: where these words stand in the stored text; None where the name stands only beside
            the text (the office that issued the document).
    """

    name: str
    start: int | None = None
    end: int | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidNoun("expected the words for a speaker; got none")
        if (self.start is None) != (self.end is None):
            raise InvalidNoun(f"expected both offsets of a speaker or neither; got {self.start} and {self.end}")


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement about harm to people, with the words that carry it and the chain of who says so.

    A claim never changes; a correction is a judgement about it. Its id is derived from its content, so
    that reading a document twice gives the same claims.

    Args:
        document: id of the document.
        passage: the sentence or clause that carries the claim.
        harm, count, role, stance: what is claimed.
        victims: the words of the text for who was harmed; None if only "people" or nothing.
        alleged_perpetrator: the words of the text for who is said to have done it; None if not stated.
        when: days on which the harm is said to have happened; None if nothing fixes them.
        where: place at which the harm is said to have happened; None if not stated.
        said_by: speakers from the outermost named in the text inward; empty for the report's own voice.
        reader: id and version of the reader: "en.v1".
    """

    document: str
    passage: Passage
    harm: Harm
    count: Count
    role: Role
    stance: Stance
    victims: str | None
    alleged_perpetrator: str | None
    when: DateRange | None
    where: Where | None
    said_by: tuple[Speaker, ...]
    reader: str
    id: str = field(init=False)

    def __post_init__(self) -> None:
        if not self.document:
            raise InvalidNoun("expected the id of the claim's document; got none")
        object.__setattr__(self, "id", content_id("C", *_identity(self)))


def _identity(claim: Claim) -> list[object]:
    """What makes two claims the same: everything that they say and where it stands."""
    count, when, where = claim.count, claim.when, claim.where
    return [
        claim.document,
        [claim.passage.start, claim.passage.end],
        claim.harm,
        [count.low, count.high, count.start, count.end, count.qualifier],
        claim.role,
        claim.stance,
        claim.victims,
        claim.alleged_perpetrator,
        when and [str(when.start), str(when.end), when.words, when.inferred],
        where and [getattr(where, part.name) for part in fields(where)],
        [[speaker.name, speaker.start, speaker.end] for speaker in claim.said_by],
        claim.reader,
    ]
