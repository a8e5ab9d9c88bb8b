"""Reports and claims made by hand, with days and places."""

from datetime import date

from testimonia.model import (
    Claim,
    Count,
    DateRange,
    Document,
    Harm,
    Passage,
    Qualifier,
    Reading,
    Role,
    Stance,
    Where,
    sha256_hex,
)

PLACES = {
    "Dorvan": Where("Dorvan", "Dorvan", "QM", 10.0, 20.0, "user:1", 1),
    "Baku": Where("Baku", "Baku", "AZ", 40.38, 49.89, "geonames:587084", 1),
    "Osh": Where("Osh", "Osh", "KG", 40.53, 72.8, "geonames:1527534", 1),
    "Goma": Where("Goma", "Goma", "CD", -1.67, 29.22, "geonames:216281", 1),
    "Bunia": Where("Bunia", "Bunia", "CD", 1.56, 30.25, "geonames:217695", 1),
}


def days(words: str) -> DateRange:
    """ "2021-05-03" or "2021-05-03/2021-05-04"."""
    start, _, end = words.partition("/")
    return DateRange(date.fromisoformat(start), date.fromisoformat(end or start), words)


def report(name: str, published: str | None, text: str, *, title: str | None = None) -> Document:
    return Document(
        id=name,
        sha256=sha256_hex(text.encode("utf-8", "surrogatepass")),
        part=None,
        media_type="text/plain",
        text=text,
        extractor="test",
        published=days(published) if published else None,
        title=title,
    )


def claim(
    document: Document,
    words: str,
    count: int,
    *,
    when: str | DateRange | None = None,
    where: str | None = None,
    harm: Harm = Harm.KILLED,
    qualifier: Qualifier = Qualifier.EXACT,
    high: int | None = -1,
) -> Claim:
    """A claim whose passage is the first place of the words in the report; its count has the same words."""
    start = document.text.index(words)
    end = start + len(words)
    return Claim(
        document=document.id,
        passage=Passage(start, end, words),
        harm=harm,
        count=Count(count, count if high == -1 else high, words, start, end, qualifier),
        role=Role.TOTAL,
        stance=Stance.ASSERTED,
        victims=None,
        alleged_perpetrator=None,
        when=days(when) if isinstance(when, str) else when,
        where=PLACES[where] if where else None,
        said_by=(),
        reader="test.v1",
    )


def reading(document: Document, *claims: Claim) -> Reading:
    return Reading(document.id, "test.v1", document.published, claims, (), (), (), ())
