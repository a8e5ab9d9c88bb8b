"""Names of persons: taken apart, and compared part by part, in many scripts."""

from testimonia.estimate.linkage.names.agreement import ACCEPTED, NameAgreement, Rest, compare, compare_names
from testimonia.estimate.linkage.names.analysis import PersonName, analysed
from testimonia.estimate.linkage.names.parts import Kind, Part, edits, skeleton_of

__all__ = [
    "ACCEPTED",
    "Kind",
    "NameAgreement",
    "Part",
    "PersonName",
    "Rest",
    "analysed",
    "compare",
    "compare_names",
    "edits",
    "skeleton_of",
]
