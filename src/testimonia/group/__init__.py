"""Step 3, group: claims become incidents."""

from testimonia.group.build import Changes
from testimonia.group.codes import CODE
from testimonia.group.decisions import (
    ABOUT_INCIDENTS,
    NEW_CODE,
    PINNED,
    decided,
    free_code,
    known_before,
    new_code,
    pinned_documents,
    redirects,
)
from testimonia.group.groundwork import Groundwork
from testimonia.group.group import group, regroup
from testimonia.group.reports import Reports

__all__ = [
    "ABOUT_INCIDENTS",
    "CODE",
    "NEW_CODE",
    "PINNED",
    "Changes",
    "Groundwork",
    "Reports",
    "decided",
    "free_code",
    "group",
    "known_before",
    "new_code",
    "pinned_documents",
    "redirects",
    "regroup",
]
