"""Why the claims of a report are as they are: the words and the named rule behind each field."""

from __future__ import annotations

from collections.abc import Iterable

from testimonia.model import EXPLAINED, Claim, Document, Why
from testimonia.pipeline.configuration import Configuration
from testimonia.pipeline.corrections import PERSON
from testimonia.pipeline.stages import explain_document

BY_A_PERSON = tuple(Why(field, "a-person-decided") for field in EXPLAINED)
"""Why a claim that a person added or corrected is as it is."""


def explanations(
    configuration: Configuration, document: Document, claims: Iterable[Claim]
) -> dict[str, tuple[Why, ...]]:
    """What gave each field of some claims of one report, by claim id.

    A claim that the reader of this version no longer finds is not there: a new run reads its report anew.
    """
    found = {claim.id: BY_A_PERSON if claim.reader == PERSON else () for claim in claims}
    if not all(found.values()):
        read = {claim.id: reasons for claim, reasons in explain_document(configuration, document)}
        found = {name: reasons or read.get(name, ()) for name, reasons in found.items()}
    return {name: reasons for name, reasons in found.items() if reasons}
