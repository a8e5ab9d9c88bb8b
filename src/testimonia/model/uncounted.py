"""What a report tells without a number: named incidents, responses to them, demands."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from testimonia.model.claim import Speaker
from testimonia.model.daterange import DateRange
from testimonia.model.ids import content_id
from testimonia.model.passage import Passage
from testimonia.model.place import Where


class Telling(StrEnum):
    """What is told: that something happened, that somebody responded to it, that somebody asks for something."""

    INCIDENT = "incident"
    RESPONSE = "response"
    DEMAND = "demand"


@dataclass(frozen=True, slots=True)
class Uncounted:
    """One telling without a number. Loaded words in it are the text's own, under its speakers.

    Args:
        document: id of the document.
        telling: what is told.
        type: what kind of it: "massacre", "siege" … "investigation", "condemnation" … "demand"; "incident" for one
            that is known by a colour and a time ("Bloody Sunday").
        passage: the sentence.
        words: the words that tell it.
        actor: the words for who responded, who asks, or who is said to have done it; None if not stated.
        addressee: the words for who is asked, to whom it was done (who was charged, compensated, apologised to), or
            against whom an incident was; None if not stated.
        done: False where the text says that it was not done ("no steps have been taken").
        about: id of the named incident of the same document that it bears on; None if none is told.
        when, where: of an incident, as far as the text fixes them.
        said_by: speakers from the outermost named in the text inward; empty for the report's own voice.
        reader: id and version of the reader.
    """

    document: str
    telling: Telling
    type: str
    passage: Passage
    words: Passage
    actor: str | None
    addressee: str | None
    done: bool
    about: str | None
    when: DateRange | None
    where: Where | None
    said_by: tuple[Speaker, ...]
    reader: str
    id: str = field(init=False)

    def __post_init__(self) -> None:
        day = self.when and [str(self.when.start), str(self.when.end)]
        parts = (self.document, self.telling, self.type, self.words.start, self.words.end, day, self.reader)
        object.__setattr__(self, "id", content_id("U", *parts))
