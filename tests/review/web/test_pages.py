"""Pages and forms: decisions are obeyed, both of two at once are kept, nothing that others wrote runs."""

from __future__ import annotations

import html

import pytest

from testimonia.model import Role as CountRole
from testimonia.model import Verdict
from testimonia.review.roles import Role
from testimonia.review.web.pages.document import segments
from tests.review.web.conftest import SAME


def form_of(claim, **changes) -> dict[str, str]:
    """The form of a claim as its page has it, with some changes."""
    values = {
        "harm": claim.harm,
        "low": claim.count.low,
        "high": claim.count.high,
        "qualifier": claim.count.qualifier,
        "role": claim.role,
        "stance": claim.stance,
        "victims": claim.victims,
        "alleged_perpetrator": claim.alleged_perpetrator,
        "start": claim.when.start if claim.when else "",
        "end": claim.when.end if claim.when else "",
        "place": claim.where.words if claim.where else "",
        "said_by": " > ".join(speaker.name for speaker in claim.said_by),
        "count_start": claim.count.start,
        "count_end": claim.count.end,
        "seen": "",
        "reason": "as the text has it",
    }
    return {name: "" if value is None else str(value) for name, value in (values | changes).items()}


def some_claim(room):
    return next(claim for claim in room.workspace.view.contents.claims if claim.when and claim.where and claim.said_by)


def test_a_correction_changes_only_what_differs(visitor, room):
    claim = some_claim(room)
    data = form_of(claim, verdict="correct", low=7, high=8, qualifier="range")
    assert visitor(Role.CODER).post(f"/claims/{claim.id}", data=data, headers=SAME).status_code == 303
    (judgement,) = room.workspace.view.judgements
    assert [name for name, _ in judgement.changes] == ["count"]
    (new,) = [each for each in room.workspace.view.contents.claims if each.reader == "person.v1"]
    assert (new.count.low, new.count.high, new.when, new.said_by) == (7, 8, claim.when, claim.said_by)


def test_a_rejection_needs_a_reason(visitor, room):
    claim = some_claim(room)
    done = visitor(Role.CODER).post(f"/claims/{claim.id}", data={"verdict": "reject", "seen": ""}, headers=SAME)
    assert done.status_code == 422
    assert room.workspace.view.judgements == ()


def test_undo_from_the_page_restores(visitor, room):
    client, claim = visitor(Role.CODER), some_claim(room)
    before = room.workspace.view.contents.figures
    client.post(f"/claims/{claim.id}", data=form_of(claim, verdict="reject"), headers=SAME)
    assert room.workspace.view.contents.figures != before or claim.id not in room.workspace.view.claims
    judgement = room.workspace.view.judgements[-1].id
    client.post(f"/judgements/{judgement}/withdraw", data={"next": "/"}, headers=SAME)
    assert room.workspace.view.contents.figures == before


def test_of_two_decisions_at_once_both_are_kept_and_the_second_waits(visitor, room):
    claim = some_claim(room)
    coder, other = visitor(Role.CODER), visitor(Role.ADJUDICATOR)
    coder.post(f"/claims/{claim.id}", data=form_of(claim, verdict="accept"), headers=SAME)
    other.post(f"/claims/{claim.id}", data=form_of(claim, verdict="reject"), headers=SAME)
    first, second = room.workspace.view.judgements
    assert (first.pending, second.pending) == (None, '"conflict"')
    assert claim.id in room.workspace.view.claims
    page = other.get("/agreement").text
    assert "two people decided at once" in page
    done = other.post(f"/agreement/codings/{second.id}", data={"reason": "right"}, headers=SAME)
    assert done.status_code == 303
    assert room.workspace.view.judged[claim.id].verdict is Verdict.REJECT


def test_blind_coders_do_not_see_each_other(visitor, room):
    claim = some_claim(room)
    admin = visitor(Role.ADMIN)
    data = {"document": claim.document, "coder": ["coder", "adjudicator"]}
    assert admin.post("/agreement/assignments", data=data, headers=SAME).status_code == 303
    coder, other = visitor(Role.CODER), visitor(Role.ADJUDICATOR)
    coder.post(f"/claims/{claim.id}", data=form_of(claim, verdict="accept", reason="xyzzy"), headers=SAME)
    assert "accepted by coder" in coder.get(f"/documents/{claim.document}").text
    assert "accepted by coder" not in other.get(f"/documents/{claim.document}").text


def test_a_missed_claim_is_added_by_its_words(visitor, room):
    document = next(d for d in room.workspace.view.contents.documents if "Dunmere lies on the road" in d.text)
    start = document.text.index("Dunmere lies")
    data = {
        "harm": "injured",
        "low": "2",
        "high": "2",
        "qualifier": "exact",
        "role": "total",
        "stance": "asserted",
        "count_start": str(start),
        "count_end": str(start + 7),
        "passage_start": str(start),
        "passage_end": str(start + 20),
    }
    done = visitor(Role.CODER).post(f"/documents/{document.id}/claims", data=data, headers=SAME)
    assert done.status_code == 303, done.text
    assert any(c.reader == "person.v1" and c.role is CountRole.TOTAL for c in room.workspace.view.contents.claims)


@pytest.mark.parametrize("low", ["many", "-3", "9" * 40 + "x"])
def test_numbers_that_are_none_are_refused_in_words(visitor, room, low):
    claim = some_claim(room)
    data = form_of(claim, verdict="correct", low=low)
    done = visitor(Role.CODER).post(f"/claims/{claim.id}", data=data, headers=SAME)
    assert done.status_code == 422
    assert "That was not done" in done.text


def test_segments_rebuild_the_text_whatever_overlaps(room):
    for document in room.workspace.view.contents.documents:
        claims = room.workspace.view.of_document.get(document.id, [])
        found = list(segments(document.text, claims))
        assert "".join(segment.text for segment in found) == document.text
        assert all(document.text[s.start :].startswith(s.text) for s in found)


def test_reading_lists_of_people_is_noted_in_the_log(visitor, room):
    visitor(Role.CODER).get("/people")
    last = list(room.workspace.record.archive.events())[-1]
    assert (last.event, last.details["by"]) == ("read", "coder")


def test_reasons_that_try_to_run_are_shown_as_text(visitor, room):
    evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    claim, client = some_claim(room), visitor(Role.ADMIN)
    client.post(f"/claims/{claim.id}", data=form_of(claim, verdict="reject", reason=evil), headers=SAME)
    for page in ("/history", f"/documents/{claim.document}"):
        text = client.get(page).text
        assert evil not in text
        assert html.escape(evil, quote=False)[:20] in text.replace("&#34;", '"')


def test_the_figures_download_is_csv(visitor):
    done = visitor(Role.READER).get("/figures.csv?harm=killed")
    assert done.headers["content-type"].startswith("text/csv")
    assert done.text.splitlines()[0].startswith("incident,title,harm")
