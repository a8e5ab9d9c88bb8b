"""Templates of pages, as the site and the review room fill them in."""

from __future__ import annotations

import jinja2

from testimonia.publish.words import as_shown


def templates_of(package: str) -> jinja2.Environment:
    """The templates of a package: what they show is escaped, and what they ask for must be there.

    Args:
        package: the package in whose folder `templates` they lie.
    """
    return jinja2.Environment(
        loader=jinja2.PackageLoader(package),
        autoescape=True,
        finalize=as_shown,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
