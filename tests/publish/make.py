"""Contents made for tests of publishing: an invented record whose every field holds a word of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from testimonia.model import (
    Breakdown,
    Claim,
    Copy,
    Count,
    DateRange,
    Document,
    Figure,
    Grouping,
    Harm,
    Incident,
    Judgement,
    LeftOut,
    Passage,
    PeopleKind,
    Policy,
    Qualifier,
    Role,
    Speaker,
    Stance,
    Telling,
    Uncounted,
    Unread,
    Verdict,
    VictimRecord,
    Where,
    content_id,
    sha256_hex,
)
from testimonia.publish import Contents

AS_OF = "2024-05-06T07:08:09+00:00"


def made_contents(reports: int = 12, *, secret: str = "Quarn") -> Contents:
    """Some reports on a few incidents; names of people and of files begin with a word that must not go out."""
    documents = tuple(_document(number, secret) for number in range(reports))
    claims = tuple(_claim(document, number, secret) for number, document in enumerate(documents))
    incidents = tuple(_incident(number, documents, claims) for number in range(3))
    figures = tuple(_figure(incident, claims) for incident in incidents)
    main = tuple(sorted((name, (incident.code,)) for incident in incidents for name in incident.documents))
    copies = (Copy(documents[3].id, documents[0].id, 0.97),)
    return Contents(
        documents=documents,
        published={document.id: document.published for document in documents},
        claims=claims,
        grouping=Grouping(incidents, copies, main),
        figures=figures,
        policies=(Policy("default", 1, "ab" * 32, "A policy", "a codebook", "A policy\n\nIts method."),),
        victims=tuple(_victim(number, secret) for number in range(reports)),
        judgements=(
            Judgement(f"J{secret}", (claims[0].id,), Verdict.ACCEPT, f"{secret} Editor", _at(), f"{secret} told me so"),
        ),
        unread=(Unread(f"/home/{secret}/broken file.pdf", None, None, "UnreadableDocument", "no text"),),
        uncounted=tuple(_told(document, number, secret) for number, document in enumerate(documents)),
        sources={f"{secret} Witness{number}": "witness" for number in range(reports)},
        settings=(("gazetteer.csv", "cd" * 32),),
        as_of=AS_OF,
        head="ef" * 32,
    )


EVIL = '=1+1"><script>document.title="owned"</script><img src=x onerror=alert(1)>\u2028\u202e\t@SUM(A1)'
"""What tries to run in a page and in a spreadsheet."""


def hostile_contents(reports: int = 6) -> Contents:
    """Contents in which everything that others write tries to run."""
    contents = made_contents(reports)
    evil, where = Passage(0, len(EVIL), EVIL), Where(EVIL, EVIL, "AZ", 40.0, 47.0, "user:1", 1)
    speakers = (Speaker(EVIL), Speaker(f"office {EVIL}"))
    count = Count(1, 1, EVIL, 0, len(EVIL), Qualifier.EXACT)
    claims = tuple(
        replace(claim, passage=evil, count=count, victims=EVIL, alleged_perpetrator=EVIL, where=where, said_by=speakers)
        for claim in contents.claims
    )
    new = {old.id: claim.id for old, claim in zip(contents.claims, claims, strict=True)}
    return replace(
        contents,
        documents=tuple(
            replace(d, text=EVIL, title=EVIL, outlet=EVIL, url=f"javascript:alert({EVIL})", language=EVIL)
            for d in contents.documents
        ),
        claims=claims,
        uncounted=tuple(
            replace(told, passage=evil, words=evil, actor=EVIL, addressee=EVIL, where=where, said_by=speakers)
            for told in contents.uncounted
        ),
        grouping=replace(
            contents.grouping,
            incidents=tuple(
                replace(i, title=EVIL, where=where, claims=tuple(new[name] for name in i.claims))
                for i in contents.grouping.incidents
            ),
        ),
        figures=tuple(
            replace(
                figure,
                claims=tuple(new[name] for name in figure.claims),
                left_out=tuple(LeftOut(new[left.claim], EVIL) for left in figure.left_out),
                breakdowns=tuple(
                    replace(part, claims=tuple(new[name] for name in part.claims)) for part in figure.breakdowns
                ),
                sources=(EVIL,),
                grade=EVIL,
            )
            for figure in contents.figures
        ),
        policies=tuple(replace(card, method=EVIL, title=EVIL, reference=EVIL) for card in contents.policies),
        victims=tuple(replace(v, names=(EVIL,), harm=EVIL, where=EVIL, list_name=EVIL) for v in contents.victims),
        sources={},
    )


def _at() -> datetime:
    return datetime.fromisoformat(AS_OF).astimezone(UTC)


def _document(number: int, secret: str) -> Document:
    text = f"Report {number}. {secret} Victim{number}, 34, was killed in Velko, {secret} Witness{number} said."
    return Document(
        id=content_id("D", number),
        sha256=sha256_hex(text.encode()),
        part=None,
        media_type="text/plain",
        text=text,
        extractor="test",
        external_id=f"{secret}-provider-{number}",
        published=DateRange.of_day(date(2024, 1, 1 + number % 28)),
        outlet=f"Outlet {number % 4}",
        title=f"{secret} Victim{number} and others dead in Velko",
        url=f"https://outlet{number % 4}.example/{secret}-victim{number}" if number % 2 else "https://outlet.example/a",
        language="en",
        name=f"{secret} folder/report-{number}.txt",
    )


def _claim(document: Document, number: int, secret: str) -> Claim:
    words = f"{secret} Victim{number}"
    start = document.text.index(words)
    exact = document.text[start:]
    return Claim(
        document=document.id,
        passage=Passage(start, start + len(exact), exact),
        harm=Harm.KILLED,
        count=Count(1, 1, words, start, start + len(words), Qualifier.EXACT),
        role=Role.TOTAL,
        stance=Stance.ASSERTED,
        victims=None,
        alleged_perpetrator="Ardanian army",
        when=DateRange.of_day(date(2023, 12, 24)),
        where=Where("Velko", "Velko", "AZ", 40.123456, 47.654321, "user:1", 1),
        said_by=(Speaker(f"{secret} Witness{number}"),),
        reader="en.v1",
    )


def _told(document: Document, number: int, secret: str) -> Uncounted:
    """A named incident, a response or a demand, in turns."""
    exact = document.text
    return Uncounted(
        document=document.id,
        telling=(Telling.INCIDENT, Telling.RESPONSE, Telling.DEMAND)[number % 3],
        type=("massacre", "investigation", "demand")[number % 3],
        passage=Passage(0, len(exact), exact),
        words=Passage(0, len("Report"), "Report"),
        actor=f"{secret} Witness{number}",
        addressee="the court of Velko",
        done=number % 2 == 0,
        about=None,
        when=None,
        where=None,
        said_by=(Speaker(f"{secret} Witness{number}"),),
        reader="en.v1",
    )


def _incident(number: int, documents: tuple[Document, ...], claims: tuple[Claim, ...]) -> Incident:
    inside = [index for index in range(len(documents)) if index % 3 == number]
    return Incident(
        code=f"AZE-2023-{number + 1:04}",
        title="Killings reported in Velko",
        when=DateRange.of_day(date(2023, 12, 24)),
        where=Where("Velko", "Velko", "AZ", 40.123456, 47.654321, "user:1", (1, 4, 6)[number]),
        documents=tuple(documents[index].id for index in inside),
        claims=tuple(claims[index].id for index in inside),
        part_of=None,
    )


def _figure(incident: Incident, claims: tuple[Claim, ...]) -> Figure:
    used, left = incident.claims[:-1], incident.claims[-1:]
    return Figure(
        incident=incident.code,
        harm=Harm.KILLED,
        policy="default",
        low=1,
        best=2,
        high=max(3, len(used)),
        claims=used,
        left_out=tuple(LeftOut(name, "superseded") for name in left),
        independent_sources=1,
        breakdowns=(
            Breakdown(PeopleKind.CHILDREN, 1, 1, used[:1]),
            Breakdown(PeopleKind.CIVILIANS, 1, None, used[-1:]),
        ),
    )


def _victim(number: int, secret: str) -> VictimRecord:
    cells = (("name", f"{secret} Listed{number}"), ("note", f"lives with {secret} uncle number {number}"))
    return VictimRecord(
        id=content_id("V", number),
        list_name=f"{secret} list",
        row=number + 1,
        sha256="12" * 32,
        names=(f"{secret} Listed{number}",),
        sex=("female", "male", None)[number % 3],
        age_low=(7, 40, None)[number % 3],
        age_high=(7, 40, None)[number % 3],
        harm="killed",
        when=DateRange.of_day(date(2023, 12, 24)),
        where="Velko",
        cells=cells,
    )
