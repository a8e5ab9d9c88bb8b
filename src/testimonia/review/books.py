"""The overlap ledger for a view: totals over periods and regions, against the incidents that they contain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from testimonia.model import SHOWN_POLICY, Incident, Ledger
from testimonia.reconcile import Books, SourceRegistry, ledgers
from testimonia.review.workspace import View


def ledgers_of(view: View, registry: SourceRegistry) -> tuple[Ledger, ...]:
    """The ledger of every total that a view has, with the figures of the shown policy."""
    figures = [figure for figure in view.contents.figures if figure.policy == SHOWN_POLICY]
    documents = {
        name: replace(document, published=document.published or view.contents.published.get(name))
        for name, document in view.documents.items()
    }
    books = Books(view.contents.grouping.incidents, figures, view.contents.claims, documents, view.copies, registry)
    return ledgers(books)


def ledgers_about(found: Iterable[Ledger], incident: Incident) -> list[Ledger]:
    """The totals that contain an incident, or that its own claims state over its parts."""
    own = set(incident.claims)
    return [
        each
        for each in found
        if (each.contained and incident.code in each.contained.incidents) or own & set(each.claims)
    ]
