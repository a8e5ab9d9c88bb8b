"""Step 6, publish: the record becomes files that others can read and recompute."""

from testimonia.publish.changes import change_words, changes_between, read_changes, snapshot_of, without_names
from testimonia.publish.check import check_site, is_site, read_package, read_tables
from testimonia.publish.contents import Contents
from testimonia.publish.formats import FORMATS
from testimonia.publish.formats.ged import check_ged
from testimonia.publish.jsonl import write_jsonl
from testimonia.publish.leaks import find_leaks
from testimonia.publish.package import FILE_NAME as PACKAGE
from testimonia.publish.package import write_package
from testimonia.publish.profile import Profile, profile_names, read_profile
from testimonia.publish.release import Change, Release
from testimonia.publish.remaining import Consent
from testimonia.publish.shapes import (
    annotation_line,
    claim_line,
    document_line,
    figure_line,
    incident_line,
    reading_line,
    second_line,
)
from testimonia.publish.site import write_site
from testimonia.publish.withhold import release_tables

__all__ = [
    "FORMATS",
    "PACKAGE",
    "Change",
    "Consent",
    "Contents",
    "Profile",
    "Release",
    "annotation_line",
    "change_words",
    "changes_between",
    "check_ged",
    "check_site",
    "claim_line",
    "document_line",
    "figure_line",
    "find_leaks",
    "incident_line",
    "is_site",
    "profile_names",
    "read_changes",
    "read_package",
    "read_profile",
    "read_tables",
    "reading_line",
    "release_tables",
    "second_line",
    "snapshot_of",
    "without_names",
    "write_jsonl",
    "write_package",
    "write_site",
]
