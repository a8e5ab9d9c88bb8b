"""A captured page as it may be shown: its words and their look, without what would run or ask anything of anybody.

The policy that is sent with it forbids the rest; but no policy keeps a browser from opening a connection to a host that
a page names beforehand (`<link rel="preconnect">`), and that alone tells the host that somebody looks at the page.
"""

from __future__ import annotations

import lxml.html  # type: ignore[import-untyped]
from lxml import etree

ASKING = frozenset(
    "script link base meta iframe frame object embed applet portal video audio source track".split()  # noqa: SIM905
)
"""Elements that run, or fetch, or announce what will be fetched; the words of a page are in none of them."""

KEPT = frozenset(
    {"href", "alt", "title", "class", "id", "style", "lang", "dir", "colspan", "rowspan", "datetime", "name"}
)
"""Attributes that name no address which is asked without anybody following it, and run nothing."""


def quiet(markup: str) -> str:
    """The page without them; pictures keep their description, and are not fetched."""
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(markup, parser=parser)
    except etree.ParserError:  # nothing is in it
        return ""
    for node in list(tree.iter(etree.Element)):
        if node.tag in ASKING:
            node.drop_tree()
            continue
        for name in set(node.attrib) - KEPT:
            if not (name == "src" and node.get(name, "").startswith("data:image/")):
                del node.attrib[name]
    return f"<!doctype html>{lxml.html.tostring(tree, encoding='unicode')}"
