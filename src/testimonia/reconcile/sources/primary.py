"""Who a count really comes from: the innermost speaker who can be told, not the outlet that carries it.

1. The innermost speaker of a claim is its source. What a body issues ("the communique") is no speaker of its own; a
   mouthpiece ("a spokesman for", "its director, Ann Lowe") speaks for its body; a body's name cut short ("the
   ministry") is the one that the same report quotes in full, or else the only such body of the incident. A person is
   one with the office that the report gives beside the name ("the mayor of Dorvan, Ann Lowe").
2. A body that passes on the word of unnamed sources answers for it, and the claim is marked as hearsay. A news outlet
   does not: its unnamed source stays one, is recorded, and counts as no independent source.
3. Names of one source are united: all telling words of the shorter stand in the fuller one, word order and the endings
   of adjectives aside; an abbreviation is the name whose initials it is. The user's registry comes first.
4. A report's own voice is the outlet's. An outlet that is no news outlet (a ministry's site) is itself the speaker.
5. A count in the report's own voice close behind one of another harm by a source is that source's, where the report
   quotes no other there ("34 died, the mayor said. Nine were hurt."); not one of people told of before ("the six
   dead").
6. Where a report quotes an outlet, and the outlet's own report gives the same count on somebody else's word, the count
   comes from there. Outlets that quote each other in a circle are no independent source.

Source:
    Every Casualty Worldwide, Standards for Casualty Recording: corroboration needs sources that are independent
    of one another; fifty outlets that quote one ministry are one source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from testimonia.model import Claim, Document, Harm, Interval, Source, SourceKind, Speaker
from testimonia.reconcile.sources.names import (
    acronyms,
    initials,
    is_head,
    is_issued,
    is_named,
    kind_of,
    office,
    same_word,
    telling_words,
)
from testimonia.reconcile.sources.offices import with_office
from testimonia.reconcile.sources.registry import SourceRegistry, source_called

NO_BODY = frozenset({SourceKind.MEDIA, SourceKind.OTHER, SourceKind.PERSON, SourceKind.UNNAMED, SourceKind.WITNESS})
"""Kinds of outlets whose own voice is a report's, and not a body's statement."""

CLOSE = 200
"""Code points behind a source's count within which a report goes on with what the source says."""

_STEM = 4
"""Letters by which words are looked up."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim comes from.

    Args:
        source: the primary source.
        hearsay: whether the source passes on what it has from unnamed ones.
    """

    source: Source
    hearsay: bool = False


def origins(
    claims: Iterable[Claim], documents: Mapping[str, Document], registry: SourceRegistry | None = None
) -> dict[str, Origin]:
    """The origin of each claim, by claim id.

    Args:
        claims: of one incident.
        documents: the documents of these claims, by id.
        registry: the sources that the user describes.
    """
    claims = list(claims)
    speakers = _speakers(claims)
    spoken = {claim.id: _speaker(claim, documents[claim.document], speakers[claim.document]) for claim in claims}
    outlets = {documents[claim.document].outlet for claim in claims}
    names = {name for name in (*outlets, *(name for name, _ in spoken.values())) if name}
    united = _united(names, registry or SourceRegistry())
    found = {}
    for claim in claims:
        name, hearsay = spoken[claim.id]
        found[claim.id] = Origin(united[name] if name else _own_voice(documents[claim.document], united), hearsay)
    found |= _continued(claims, found)
    published = {claim.document: united[outlet] for claim in claims if (outlet := documents[claim.document].outlet)}
    quotations = _Quotations(claims, published, found, frozenset(source.id for source in published.values()))
    circular = quotations.circular()
    return {
        name: replace(origin, source=replace(origin.source, circular=True)) if origin.source.id in circular else origin
        for name, origin in quotations.passed_on().items()
    }


def _continued(claims: Iterable[Claim], origins: Mapping[str, Origin]) -> dict[str, Origin]:
    """The origins of counts in a report's own voice that go on with what the only source says that it quotes there."""
    reports: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        reports[claim.document].append(claim)
    found = {}
    for report in reports.values():
        quoted = sorted(
            (claim for claim in report if not origins[claim.id].source.own_voice), key=lambda claim: claim.passage.end
        )
        counted = {(origins[claim.id].source.id, claim.harm) for claim in quoted}
        ends = [claim.passage.end for claim in quoted]
        for claim in report:
            own, start = origins[claim.id].source, claim.passage.start
            before = quoted[bisect_left(ends, start - CLOSE) : bisect_right(ends, start)]
            sources = {origins[other.id].source.id: origins[other.id].source for other in before}
            source = next(iter(sources.values())) if len(sources) == 1 else own
            goes_on = (source.id, claim.harm) not in counted and not _is_known(claim)
            if own.own_voice and own.kind is SourceKind.MEDIA and source.named and goes_on:
                found[claim.id] = Origin(own if source.kind is SourceKind.MEDIA else source)
    return found


def _is_known(claim: Claim) -> bool:
    """Whether a count is of people told of before: "the six dead were buried"."""
    return claim.passage.exact[: claim.count.start - claim.passage.start].lower().endswith("the ")


def _speakers(claims: Iterable[Claim]) -> dict[str, list[Speaker]]:
    """The speakers of each report, each once, in the order of the text."""
    found: dict[str, dict[Speaker, None]] = {}
    for claim in claims:
        found.setdefault(claim.document, {}).update(dict.fromkeys(claim.said_by))
    return {name: sorted(links, key=lambda link: (link.start or 0, link.name)) for name, links in found.items()}


def _speaker(claim: Claim, document: Document, speakers: Sequence[Speaker]) -> tuple[str | None, bool]:
    """The name of the innermost speaker who answers for the claim, and whether it is hearsay; None for own voice."""
    chain = [_full_name(link, claim.passage.exact, speakers) for link in claim.said_by]
    if document.outlet and kind_of(document.outlet) not in NO_BODY:
        chain.insert(0, document.outlet)
    links = [name for name in chain if not is_issued(name)] or chain
    for depth, name in enumerate(reversed(links)):
        if depth and kind_of(name) is SourceKind.MEDIA:
            break
        if is_named(name):
            return name, depth > 0
    return (links[-1], False) if links else (None, False)


def _full_name(link: Speaker, sentence: str, speakers: Sequence[Speaker]) -> str:
    """The name as the report has it in full: the last one before that has its word, or else the first one."""
    if not is_head(link.name):
        return with_office(link.name, sentence)
    words = telling_words(link.name)
    fuller = [other for other in speakers if words < telling_words(other.name)]
    before = [other for other in fuller if (other.start or 0) <= (link.start or 0)]
    return (before[-1:] or fuller[:1] or [link])[0].name


def _own_voice(document: Document, united: Mapping[str, Source]) -> Source:
    if document.outlet:
        source = united[document.outlet]
        return replace(source, own_voice=True, kind=SourceKind.MEDIA if source.kind in NO_BODY else source.kind)
    return Source(f"report-{document.label}", document.label, SourceKind.MEDIA, named=False, own_voice=True)


def _united(names: Iterable[str], registry: SourceRegistry) -> dict[str, Source]:
    """The source of each name; names of one source have one."""
    spelled = _without_abbreviations(names)
    groups: dict[str, list[str]] = {}
    index: dict[str, list[str]] = defaultdict(list)
    for name in sorted(spelled, key=lambda name: (-len(spelled[name]), -len(name), name)):
        full = _fuller(name, spelled, index)
        groups.setdefault(full or name, []).append(name)
        if full is None:
            for word in spelled[name]:
                index[word[:_STEM]].append(name)
    sources: dict[str, Source] = {}
    for full, spellings in groups.items():
        described = next((source for name in spellings if (source := registry.find(name))), None)
        source = described or replace(source_called(full), name=office(full))
        aliases = {*source.aliases, *map(office, spellings)} - {source.name}
        sources.update(dict.fromkeys(spellings, replace(source, aliases=tuple(sorted(aliases)))))
    return sources


def _without_abbreviations(names: Iterable[str]) -> dict[str, frozenset[str]]:
    """The telling words of each name, abbreviations replaced by the words of the name whose initials they are."""
    names = sorted(names)
    bodies = [name for name in names if kind_of(name) is not SourceKind.PERSON]
    full = {short: telling_words(name) for name in bodies if len(short := initials(name)) > 1}
    spelled = {}
    for name in names:
        words = telling_words(name)
        for short in sorted(acronyms(name) & full.keys() - {initials(name)}):
            words = words - {short} | full[short]
        spelled[name] = words
    return spelled


def _fuller(name: str, spelled: Mapping[str, frozenset[str]], index: Mapping[str, Sequence[str]]) -> str | None:
    """The fullest name before this one that has all its words; None if there is none."""
    words = spelled[name]
    if not words:
        return None
    rarest = min(words, key=lambda word: (len(index.get(word[:_STEM], ())), word))
    found = []
    for full in index.get(rarest[:_STEM], ()):
        inside = all(any(same_word(word, other) for other in spelled[full]) for word in words)
        if inside and (len(words) > 1 or is_named(name) == is_named(full)):
            found.append(full)
            if len(found) > is_head(name):
                break
    # "the ministry" is the only ministry, and none of two
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class _Quotations:
    """Who quotes whom.

    Args:
        claims: of one incident.
        outlets: the outlet of each document, as a source; documents without one are left out.
        origins: by claim id.
        publishing: ids of the outlets.
    """

    claims: Sequence[Claim]
    outlets: Mapping[str, Source]
    origins: Mapping[str, Origin]
    publishing: frozenset[str]

    def passed_on(self) -> dict[str, Origin]:
        """The origins, where a quoted outlet's own report tells whom it has the same count from."""
        told: dict[tuple[str, Harm, Interval], Origin] = {}
        by_outlet = [claim for claim in self.claims if self._quotes(claim)]
        for claim in sorted(by_outlet, key=lambda claim: (self._is_outlet(self.origins[claim.id].source), claim.id)):
            key = (self.outlets[claim.document].id, claim.harm, claim.count.interval)
            told.setdefault(key, self.origins[claim.id])
        found = {}
        for claim in self.claims:
            origin, seen = self.origins[claim.id], set[str]()
            while not origin.source.own_voice and origin.source.id not in seen:
                seen.add(origin.source.id)
                origin = told.get((origin.source.id, claim.harm, claim.count.interval), origin)
            found[claim.id] = origin
        return found

    def circular(self) -> set[str]:
        """Ids of the outlets that have a count from each other only."""
        quotes: dict[str, set[str]] = defaultdict(set)
        first_hand: set[str] = set()
        for claim in self.claims:
            outlet, source = self.outlets.get(claim.document), self.origins[claim.id].source
            if outlet is None:
                continue
            if self._quotes(claim) and self._is_outlet(source):
                quotes[outlet.id].add(source.id)
            else:
                first_hand.add(outlet.id)
        return {name for name in quotes if name not in first_hand and _leads_back(name, quotes, first_hand)}

    def _quotes(self, claim: Claim) -> bool:
        """Whether the outlet of a claim has it from somebody else."""
        outlet = self.outlets.get(claim.document)
        return outlet is not None and self.origins[claim.id].source.id != outlet.id

    def _is_outlet(self, source: Source) -> bool:
        """Whether a source is one that publishes what others say."""
        return source.kind is SourceKind.MEDIA or (source.id in self.publishing and source.kind in NO_BODY)


def _leads_back(start: str, quotes: Mapping[str, set[str]], first_hand: set[str]) -> bool:
    """Whether whoever is quoted, and whoever they quote, are all of one circle with the start in it."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name in first_hand or name not in quotes:
            return False
        if name not in seen:
            seen.add(name)
            waiting += quotes[name]
    return any(start in quotes[name] for name in seen)
