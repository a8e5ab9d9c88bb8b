"""Names taken apart: own name first, then father's and family names, without titles and particles."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rigour.names import Name, NamePart, NameTypeTag, SymbolCategory, analyze_names

from testimonia.estimate.linkage.names.parts import Part, part, words

MOST_CHARS = 200
MOST_PARTS = 10
"""What is compared of a name; longer ones are kept whole in the record."""

_COMMA = re.compile(r"^([^,،]+)[,،]\s*([^,،]+)$")
_KNOWN = (SymbolCategory.NAME, SymbolCategory.NICK)


@dataclass(frozen=True, slots=True, eq=False)
class PersonName:
    """A person's name; made by `analysed`, so that the same name is one object and quickly found in a cache.

    Args:
        parts: own name first, as far as is known; at most `MOST_PARTS`.
        stated: whether the list says which part is the own name: by columns, a comma or capitals.
        junior: "jr", "sr", "ii" … where one stands behind the name.
    """

    parts: tuple[Part, ...]
    stated: bool
    junior: str | None = None


@functools.lru_cache(maxsize=200_000)
def analysed(text: str, *, stated: bool = False) -> PersonName | None:
    """A name taken apart; None where nothing that names anybody is left.

    Args:
        text: the name as written; signs that change the direction of writing or have no width do not count.
        stated: whether the own name stands first because the list has columns for the parts.
    """
    text = folded(text)
    if _names_nobody(text):
        return None
    ordered = None if stated else _family_last(text)
    found = analyze_names(NameTypeTag.PER, [ordered or text], consolidate=False, phonetics=False, numerics=False)
    if not found:
        return None
    (name,) = found
    parts, junior = _without_titles(list(_joined(name)))
    return PersonName(tuple(parts[:MOST_PARTS]), stated or ordered is not None, junior) if parts else None


def folded(text: str) -> str:
    """A name as it is compared: compatibility forms resolved, invisible signs left out, one space between words."""
    plain = unicodedata.normalize("NFKC", text[:MOST_CHARS])
    kept = "".join(" " if unicodedata.category(char) == "Cc" else char for char in plain if _visible(char))
    return " ".join(kept.split())


def _visible(char: str) -> bool:
    return unicodedata.category(char) != "Cf"


def _names_nobody(text: str) -> bool:
    """Whether words stand in the place of a name ("unknown man") or name a relative ("son of Ana")."""
    said, nobody = text.casefold().replace(".", "").split(), words()["nobody"]
    relative = len(said) > 2 and said[0] in nobody["kin"] and said[1] in nobody["of"]
    return relative or all(word in nobody["words"] or not any(map(str.isalpha, word)) for word in said)


def _family_last(text: str) -> str | None:
    """The name with its family name last, where a comma or capitals tell which it is; None where nothing does."""
    if match := _COMMA.match(text):
        before, after = match.groups()
        if after.strip(". ").casefold() in words()["titles"]["behind"]:
            return None
        return f"{after} {before}"
    parts = text.split()
    capitals = [part.isupper() and sum(map(str.isalpha, part)) > 1 for part in parts]
    if all(capitals) or not any(capitals):
        return None
    family = [part for part, capital in zip(parts, capitals, strict=True) if capital]
    if parts[: len(family)] == family:
        return " ".join([*parts[len(family) :], *family])
    return text if parts[-len(family) :] == family else None


def _joined(name: Name) -> Iterator[Part]:
    """The parts without particles; "Abd al-Karim" and "Saif al-Din" are one part each."""
    heads, articles = words()["heads"], words()["particles"]["articles"]
    parts = list(name.parts)
    first = parts[0] if parts[0].form not in articles else None
    bearing = [each for each in parts if each is first or not _is_particle(each)] or parts
    at = 0
    while at < len(bearing):
        group = [bearing[at]]
        is_head = _latin(group[0]) in (*heads["servant"], *heads["other"])
        if at + 1 < len(bearing) and (is_head or _latin(bearing[at + 1]) in heads["tails"]):
            group.append(bearing[at + 1])
        at += len(group)
        yield _part(name, group)


def _latin(each: NamePart) -> str:
    return each.ascii or each.form


def _part(name: Name, group: Sequence[NamePart]) -> Part:
    forms = [_latin(each) for each in group]
    servants = words()["heads"]["servant"]
    if len(forms) > 1 and forms[0] in servants:
        forms[0] = "abd" if group[0].ascii else "عبد"
    form = "".join(_plain(each) for each in forms)
    latin = all(each.ascii for each in group)
    wanted = {(each.index, each.form) for each in group}
    symbols = {
        f"{span.symbol.category.value}:{span.symbol.id}"
        for span in name.spans
        if span.symbol.category in _KNOWN
        and wanted <= {(each.index, each.form) for each in span.parts}
        and _covers(span.parts, group)
    }
    return part(form, latin, frozenset(symbols))


def _covers(parts: Sequence[NamePart], group: Sequence[NamePart]) -> bool:
    """Whether a known name is this part, particles apart, and not a longer one that holds it."""
    return sum(not _is_particle(each) for each in parts) <= len(group)


def _is_particle(each: NamePart) -> bool:
    particles = words()["particles"]
    return each.form in particles["words"] or each.form in particles["articles"]


def _plain(form: str) -> str:
    """A form without the article that Arabic writes on to it."""
    return form.removeprefix("ال") if len(form) > 4 else form


def _without_titles(parts: list[Part]) -> tuple[list[Part], str | None]:
    titles, behind = words()["titles"]["words"], words()["titles"]["behind"]
    while len(parts) > 1 and parts[0].form in titles:
        parts = parts[1:]
    if len(parts) > 1 and parts[-1].form in behind:
        return parts[:-1], parts[-1].form
    return parts, None
