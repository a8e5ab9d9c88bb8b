"""Decisions about incidents, made with what the record holds now: new codes, pinned documents, codes that moved on."""

from __future__ import annotations

import json
from collections.abc import Sequence

from testimonia.group.codes import CODE
from testimonia.group.decisions import NEW_CODE, PINNED, free_code, redirects
from testimonia.model import Decided, Harm, Judgement, Verdict, is_claim_id, labels_of, standing
from testimonia.pipeline.judging import new_judgement
from testimonia.pipeline.record import Record
from testimonia.reconcile.grades import Grade
from testimonia.store import Store

ENDS = ("low", "best", "high")


def incident_judgement(
    record: Record, verdict: Verdict, subject: Sequence[str], *, by: str, reason: str, grade: Grade | None = None
) -> Judgement:
    """A decision about incidents, ready to be recorded.

    Args:
        record: the record.
        verdict: merge A into B; split DOCUMENTS from A; move CLAIM to A; pin A; A is part of B, or of none; grade A.
        subject: codes, and ids of documents (also those that the provider gave) and claims, in that order.
        by: who decides.
        reason: why.
        grade: for a grade; None takes away the one that a policy gave.

    Raises:
        NotInRecord: a code, document or claim is not in the record.
    """
    store = record.store
    known = labels_of(store.documents()) if verdict is Verdict.SPLIT else {}
    ids = {label: name for name, label in known.items()}
    names = tuple(_checked(store, ids.get(name, name)) for name in subject)
    changes: tuple[tuple[str, str], ...] = ()
    if verdict is Verdict.SPLIT:
        changes = ((NEW_CODE, json.dumps(free_code(names[0], store.codes()))),)
    elif verdict is Verdict.PIN:
        changes = ((PINNED, json.dumps(list(store.incident(names[0]).documents))),)
    elif verdict is Verdict.GRADE:
        changes = (("grade", json.dumps(grade)),)
    return new_judgement(verdict, names, by=by, reason=reason, changes=changes)


def figure_judgement(record: Record, code: str, harm: Harm, decided: Decided, *, by: str, reason: str) -> Judgement:
    """A decision about the figure of an incident and a harm, ready to be recorded; it takes the place of the last one.

    Raises:
        NotInRecord: there is no incident with this code.
    """
    subject = (record.store.incident(code).code,)
    changes = (("harm", json.dumps(harm)), *((end, json.dumps(getattr(decided, end))) for end in ENDS))
    before = [
        one.id
        for one in standing(record.store.judgements())
        if one.verdict is Verdict.FIGURE and one.subject == subject and dict(one.changes)["harm"] == json.dumps(harm)
    ]
    last = before[-1] if before else None
    return new_judgement(Verdict.FIGURE, subject, by=by, reason=reason, supersedes=last, changes=changes)


def decided_figures(judgements: Sequence[Judgement]) -> dict[str, dict[Harm, Decided]]:
    """What people decided about figures, by code of the incident under which it now stands, and by harm."""
    into = redirects(judgements)
    found: dict[str, dict[Harm, Decided]] = {}
    for judgement in judgements:
        if judgement.verdict is Verdict.FIGURE:
            changes = {name: json.loads(value) for name, value in judgement.changes}
            code = into.get(judgement.subject[0], judgement.subject[0])
            low, best, high = (changes[end] for end in ENDS)
            found.setdefault(code, {})[Harm(changes["harm"])] = Decided(low, best, high)
    return found


def _checked(store: Store, name: str) -> str:
    """A name that the record has."""
    if CODE.fullmatch(name):
        return store.incident(name).code
    return store.claim(name).id if is_claim_id(name) else store.document(name).id


def current_code(store: Store, code: str) -> str:
    """The code under which an incident now stands: codes that were merged away lead to it.

    Raises:
        NotInRecord: the code was never given.
    """
    into = redirects(standing(store.judgements())).get(code)
    if into is None:
        return store.incident(code).code
    return into


def grades(judgements: Sequence[Judgement]) -> dict[str, str | None]:
    """The grades that people gave, by code of the incident as it now stands; None takes a policy's grade away."""
    into = redirects(judgements)
    return {
        into.get(judgement.subject[0], judgement.subject[0]): json.loads(dict(judgement.changes)["grade"]) or None
        for judgement in judgements
        if judgement.verdict is Verdict.GRADE
    }
