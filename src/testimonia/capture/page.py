"""HTML pages: the main text and what the page states about itself. Nothing is fetched, nothing is run."""

from __future__ import annotations

import logging
import re
from contextlib import suppress
from typing import Any

import lxml.html  # type: ignore[import-untyped]
from lxml import etree

from testimonia.capture.cage import run_caged
from testimonia.capture.captured import Limits
from testimonia.capture.encodings import decode
from testimonia.capture.plain import Extracted, day_stated, language_stated, one_line_end, storable, worded
from testimonia.errors import TooLarge, UnreadableDocument
from testimonia.model import from_plain

EXTRACTOR = "page.v1"

ORDINARY_SIZE = 300_000
"""Characters without scripts up to which a page is extracted in this process.

Measured: no page of this size and of so many tags, however hostile, took more than some seconds. Pages
of the press are mostly below it. A process of its own costs half a second, too much for each page.
"""

ORDINARY_TAGS = 10_000
"""Tags up to which a page is extracted in this process (see `ORDINARY_SIZE`)."""

STATED_SIZE = 30_000
"""Characters of scripts with statements about the page (JSON-LD) that are kept; their parser is slow."""

# The date that a page states, never one that is searched for in the text; days are not compared with today.
DATES = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1900-01-01",
    "max_date": "2199-12-31",
    "outputformat": "%Y-%m-%d",
}

_SCRIPT = re.compile(r"<(/?)(?:script|style)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^<>]{0,200}charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
_LANG = re.compile(r"<html\b[^<>]{0,1000}?\blang\s{0,9}=\s{0,9}[\"']?([A-Za-z-]{2,20})", re.IGNORECASE)
BEGINNING = 4_096
"""Bytes or characters in which a page must say its encoding and language (browsers look at 1,024)."""

for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)  # what they warn of comes as a reason instead


def extract_page_safely(data: bytes, limits: Limits) -> Extracted:
    """The text of a page: in this process for an ordinary page, in the cage for an unusual one.

    Raises:
        UnreadableDocument: no encoding fits, or there is no text.
        TooLarge: over the limits of size, tags, memory or time.
    """
    if len(data) > limits.html_bytes:
        raise TooLarge(f"expected a page of at most {limits.html_bytes:,} bytes; found {len(data):,}")
    html, _ = _decoded(data)
    if html.count("<") > limits.html_tags:
        raise TooLarge(f"expected a page of at most {limits.html_tags:,} tags; found {html.count('<'):,}")
    if len(html) <= ORDINARY_SIZE and html.count("<") <= ORDINARY_TAGS:
        with suppress(TooDeep):
            return extract_page(data, limits, deep=False)
    return from_plain(Extracted, run_caged("page", data, limits))


class TooDeep(TooLarge):
    """Tags are open within each other beyond what the parser takes; it would drop the rest without a word."""


def extract_page(data: bytes, limits: Limits, *, deep: bool = True) -> Extracted:
    """The main text of a page, one paragraph a line, tables as lines with bars, without comments of readers.

    Title, date of publication, outlet and address are what the page states. A date of publication that
    the page states as anything else than a day is left out.

    Args:
        data: the page.
        limits: not used here; the cage holds to them.
        deep: whether to take tags within tags to 2,048 instead of 256, which only the cage should.

    Raises:
        TooDeep: tags within tags beyond that.
        UnreadableDocument: no encoding fits, or there is no text.
    """
    import trafilatura

    del limits
    html, encoding = _decoded(data)
    tree = _parsed(html, deep=deep)
    try:
        found: Any = trafilatura.bare_extraction(
            tree, fast=True, include_comments=False, with_metadata=True, date_extraction_params=DATES
        )
        text = (found.text if found else None) or trafilatura.html2txt(_parsed(html, deep=deep))
    except Exception as error:
        raise UnreadableDocument(f"expected a page; its extraction failed: {type(error).__name__}") from error
    stated = _LANG.search(html[:BEGINNING])
    date = found.date if found else None
    return Extracted(
        text=worded(storable(one_line_end(text))),
        extractor=f"{EXTRACTOR} trafilatura {trafilatura.__version__} {encoding}",
        published=day_stated(date) if date else None,
        outlet=_field(found, "sitename"),
        title=_field(found, "title"),
        url=_field(found, "url"),
        language=language_stated(stated.group(1)) if stated else None,
    )


def _parsed(html: str, *, deep: bool) -> Any:
    """The tree of a page; a parser that gives up in the middle is an error here."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True, huge_tree=deep
    )
    try:
        tree = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableDocument("expected a page; found nothing in it") from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise TooDeep("expected tags at most 2,048 deep within each other; found more")
    return tree


def _field(found: Any, name: str) -> str | None:
    value = getattr(found, name, None)
    return storable(value).strip() or None if isinstance(value, str) else None


def decoded_page(data: bytes) -> tuple[str, str]:
    """The markup of a page as text, and its encoding."""
    declared = _CHARSET.search(data[:BEGINNING])
    return decode(data, declared=declared.group(1).decode("ascii") if declared else None)


def _decoded(data: bytes) -> tuple[str, str]:
    """The page as text without its scripts, and its encoding."""
    html, encoding = decoded_page(data)
    return _without_scripts(html), encoding


def _without_scripts(html: str) -> str:
    """The page without scripts and styles, but for short statements about the page (JSON-LD)."""
    kept: list[str] = []
    at, opened, room = 0, None, STATED_SIZE
    for match in _SCRIPT.finditer(html):
        closes = bool(match.group(1))
        if opened is None:
            opened = None if closes else match.start()
        elif closes:
            begin, opened = opened, None
            if "ld+json" in html[begin : begin + 200] and match.start() - begin <= room:
                room -= match.start() - begin
                continue
            kept.append(html[at:begin])
            at = html.find(">", match.end()) + 1
            if not at:  # the page ends within the tag
                return "".join(kept)
    return "".join([*kept, html[at:]])
