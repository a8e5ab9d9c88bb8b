"""Claims and reports made for tests, in one line each."""

from __future__ import annotations

from datetime import date

from testimonia.model import (
    Claim,
    Count,
    DateRange,
    Document,
    Harm,
    Incident,
    Passage,
    Qualifier,
    Role,
    Speaker,
    Stance,
    Where,
    content_id,
    sha256_hex,
)


def report(name: str, day: str | None = None, *, outlet: str | None = None, text: str = "A report.") -> Document:
    """A report with an id that begins with its name."""
    published = DateRange.of_day(date.fromisoformat(day)) if day else None
    return Document(
        id=name,
        sha256=sha256_hex(name.encode()),
        part=None,
        media_type="text/plain",
        text=text,
        extractor="test",
        published=published,
        outlet=outlet,
    )


def claim(  # noqa: PLR0913 - a claim has that many parts
    document: str,
    low: int | None,
    high: int | None,
    *,
    said_by: str | tuple[str, ...] = (),
    words: str | None = None,
    harm: Harm = Harm.KILLED,
    role: Role = Role.TOTAL,
    stance: Stance = Stance.ASSERTED,
    qualifier: Qualifier | None = None,
    victims: str | None = None,
    perpetrator: str | None = None,
    at: int = 0,
    passage: tuple[int, str] | None = None,
    when: DateRange | None = None,
    where: Where | None = None,
) -> Claim:
    """A claim about a number of people, said by a chain of speakers (a single name is a chain of one).

    Its passage is the words of the count, unless a sentence is given with the place where it starts.
    """
    chain = (said_by,) if isinstance(said_by, str) else said_by
    shown = words or f"{low} to {high} people"
    return Claim(
        document=document,
        passage=Passage(at, at + len(shown), shown) if passage is None else _passage(*passage),
        harm=harm,
        count=Count(low, high, shown, at, at + len(shown), qualifier or _qualifier(low, high)),
        role=role,
        stance=stance,
        victims=victims,
        alleged_perpetrator=perpetrator,
        when=when,
        where=where,
        said_by=tuple(Speaker(name) for name in chain),
        reader="test.v1",
    )


def _passage(start: int, sentence: str) -> Passage:
    return Passage(start, start + len(sentence), sentence)


def incident(*claims: Claim, code: str = "XXX-2019-0001") -> Incident:
    """The incident of some claims."""
    documents = tuple(sorted({item.document for item in claims})) or (content_id("D", code),)
    return Incident(code, "An incident", None, None, documents, tuple(item.id for item in claims))


def _qualifier(low: int | None, high: int | None) -> Qualifier:
    if low == high:
        return Qualifier.EXACT
    if high is None:
        return Qualifier.AT_LEAST
    return Qualifier.AT_MOST if low is None else Qualifier.RANGE
