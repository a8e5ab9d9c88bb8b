"""Linkage: which lines of victim lists are one person, and how sure that is.

Needs the optional part `link`; `need_link` says so in plain words where it is not installed. Import from the modules:
`linking` links, `captures` counts persons by list for the estimators, `named` takes victims from reports.
"""

from testimonia.estimate.linkage.extra import need_link

__all__ = ["need_link"]
