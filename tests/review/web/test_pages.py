"""Pages and forms: decisions are obeyed, both of two at once are kept, nothing that others wrote runs."""

from __future__ import annotations

import html
import re

import pyotp
import pytest

from testimonia.model import Role as CountRole
from testimonia.model import Verdict
from testimonia.review.roles import Role
from testimonia.review.web.pages.document import segments
from tests.review.web.conftest import PASSWORD, SAME


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


def test_every_field_of_a_claim_is_explained_by_words_and_a_rule(visitor, room):
    claim = some_claim(room)
    page = visitor(Role.READER).get(f"/documents/{claim.document}").text
    reasons = room.explanations.of(
        room.workspace.view.documents[claim.document], room.workspace.view.of_document[claim.document]
    )[claim.id]
    assert {"count", "when", "said_by"} <= {reason.field for reason in reasons}
    for reason in reasons:
        assert html.escape(reason.rule.replace("-", " ")) in page
        assert reason.words is None or html.escape(reason.words, quote=False) in page.replace("&#39;", "'")


def test_a_claim_of_a_person_is_explained_by_that(visitor, room):
    claim = some_claim(room)
    data = form_of(claim, verdict="correct", low=7, high=8, qualifier="range")
    visitor(Role.CODER).post(f"/claims/{claim.id}", data=data, headers=SAME)
    assert "a person decided" in visitor(Role.READER).get(f"/documents/{claim.document}").text


def test_a_copy_leads_to_its_original_and_shows_what_differs(visitor, room):
    copy = room.workspace.view.contents.grouping.copies[0]
    client = visitor(Role.READER)
    assert f"/documents/{copy.document}/against/{copy.original}" in client.get(f"/documents/{copy.document}").text
    page = client.get(f"/documents/{copy.document}/against/{copy.original}").text
    assert "<ins>" in page or "<del>" in page
    assert client.get(f"/documents/{copy.document}/against/D0").status_code == 404


def test_figures_as_of_a_past_day_are_those_of_that_day(visitor, room):
    client, claim = visitor(Role.CODER), some_claim(room)
    before = client.get("/figures.csv").text
    client.post(f"/claims/{claim.id}", data=form_of(claim, verdict="reject"), headers=SAME)
    assert client.get("/figures.csv").text != before
    today = f"{room.workspace.view.judgements[-1].at:%Y-%m-%d}"
    assert client.get(f"/figures.csv?as_of={today}").text == client.get("/figures.csv").text
    assert f"at the end of {today}" in client.get(f"/figures?as_of={today}").text
    assert client.get("/figures?as_of=1990-01-01").status_code == 404
    assert client.get("/figures?as_of=yesterday").status_code == 422


def test_the_history_says_what_was_before_and_after(visitor, room):
    claim = some_claim(room)
    code = room.workspace.view.incident_of[claim.id]
    data = form_of(claim, verdict="correct", low=70, high=80, qualifier="range")
    visitor(Role.CODER).post(f"/claims/{claim.id}", data=data, headers=SAME)
    for address in ("/history", f"/incidents/{code}"):
        page = visitor(Role.READER).get(address).text
        assert "<ins><bdi>70–80</bdi></ins>" in page
        assert "<del><bdi>" in page


def test_an_incident_is_split_and_put_together_again(visitor, room):
    client = visitor(Role.ADJUDICATOR)
    incident = next(i for i in room.workspace.view.incidents.values() if len(i.documents) > 2)
    before = room.workspace.view.contents.figures
    path, reason = f"/incidents/{incident.code}/judgements", "another day"
    data = {"verdict": "split", "other": incident.documents[-1:], "reason": reason}
    assert client.post(path, data=data, headers=SAME).status_code == 303
    assert incident.documents[-1] not in room.workspace.view.incidents[incident.code].documents
    assert reason in client.get(f"/incidents/{incident.code}").text
    judgement = room.workspace.view.judgements[-1].id
    client.post(f"/judgements/{judgement}/withdraw", data={"next": f"/incidents/{incident.code}"}, headers=SAME)
    assert room.workspace.view.contents.figures == before


@pytest.mark.parametrize("verdict", ["split", "merge", "move", "part_of"])
def test_a_decision_about_nothing_is_refused_in_words(visitor, room, verdict):
    code = next(iter(room.workspace.view.incidents))
    data = {"verdict": verdict, "reason": "because"}
    done = visitor(Role.ADJUDICATOR).post(f"/incidents/{code}/judgements", data=data, headers=SAME)
    assert done.status_code == 422
    assert room.workspace.view.judgements == ()


def test_two_lines_are_judged_and_the_judgement_is_undone(visitor, room):
    pytest.importorskip("splink")
    client = visitor(Role.CODER)
    assert "being compared" in client.get("/people/pairs").text
    room.links.wait()
    page = client.get("/people/pairs").text
    one, two = re.findall(r'name="(?:one|two)" value="(\w+)"', page)[:2]
    assert "all evidence of the two lines" in page
    data = {"one": one, "two": two, "verdict": "same", "from": "0"}
    assert client.post("/people/pairs", data=data, headers=SAME).headers["location"] == "/people/pairs?from=0"
    (judgement,) = room.workspace.view.pairs.values()
    assert "judged the same by coder" in client.get("/people/pairs?judged=1").text
    assert "judged the same by coder" not in client.get("/people/pairs").text
    client.post("/people/pairs", data=data | {"verdict": "unsure"}, headers=SAME)
    (later,) = room.workspace.view.pairs.values()
    assert (later.verdict, later.supersedes) == (Verdict.UNSURE, judgement.id)
    client.post(f"/judgements/{later.id}/withdraw", data={"next": "/people/pairs"}, headers=SAME)
    assert room.workspace.view.pairs == {}


def test_one_time_codes_are_set_up_with_password_and_code(visitor, room):
    client, secret = visitor(Role.READER), pyotp.random_base32()
    assert "otpauth://" in client.get("/account").text
    data = {"do": "codes", "secret": secret, "password": PASSWORD, "code": "000000"}
    assert client.post("/account", data=data, headers=SAME).status_code == 422
    assert client.post("/account", data=data | {"password": "no"}, headers=SAME).status_code == 422
    right = data | {"code": pyotp.TOTP(secret).now()}
    assert client.post("/account", data=right | {"secret": "short"}, headers=SAME).status_code == 422
    assert room.accounts.get("reader").totp is None
    assert client.post("/account", data=right, headers=SAME).status_code == 303
    assert room.accounts.get("reader").totp == secret


def test_trying_passwords_on_ones_own_account_is_stopped(visitor):
    client = visitor(Role.READER)
    data = {"do": "password", "password": "x", "new": "correct horse battery"}
    codes = [client.post("/account", data=data, headers=SAME).status_code for _ in range(12)]
    assert (codes[0], codes[-1]) == (422, 429)


def decide(visitor, address, role=Role.ADJUDICATOR, **data):
    return visitor(role).post(address, data=data, headers=SAME)


def test_a_figure_is_decided_stands_beside_the_others_and_is_replaced(visitor, room):
    code = room.workspace.view.contents.grouping.incidents[0].code
    for best in ("11", "12"):
        done = decide(visitor, f"/incidents/{code}/figures", harm="killed", low="9", best=best, reason="the register")
        assert done.status_code == 303
    (figure,) = [
        each
        for each in room.workspace.view.figures[code]
        if (each.policy, each.harm) == ("adjudicated", "killed") and each.best == 12
    ]
    assert (figure.low, figure.high) == (9, None)
    assert [judgement.by for judgement in room.workspace.view.judgements] == ["adjudicator"] * 2
    page = visitor(Role.READER).get(f"/incidents/{code}").text
    assert "<del><bdi>11</bdi></del> <ins><bdi>12</bdi></ins>" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"harm": "killed", "best": "9"},
        {"harm": "hurt", "best": "9", "reason": "so"},
        {"harm": "killed", "reason": "so"},
        {"harm": "killed", "low": "9", "best": "8", "reason": "so"},
        {"harm": "killed", "best": "many", "reason": "so"},
    ],
)
def test_a_figure_that_is_none_is_refused_in_words(visitor, room, wrong):
    code = room.workspace.view.contents.grouping.incidents[0].code
    done = decide(visitor, f"/incidents/{code}/figures", **wrong)
    assert done.status_code == 422
    assert room.workspace.view.judgements == ()


def test_an_incident_is_made_a_part_and_a_part_of_none_again(visitor, room):
    one, two, *_ = (each.code for each in room.workspace.view.contents.grouping.incidents)
    address = f"/incidents/{one}/judgements"
    assert decide(visitor, address, verdict="part_of", other=two, reason="one operation").status_code == 303
    assert room.workspace.view.incidents[one].part_of == two
    assert "Part of none" in visitor(Role.ADJUDICATOR).get(f"/incidents/{one}").text
    assert decide(visitor, address, verdict="not_part_of", reason="two after all").status_code == 303
    assert room.workspace.view.incidents[one].part_of is None


def test_decisions_of_a_file_are_applied_once_and_who_did_so_is_noted(visitor, room):
    claim = some_claim(room)
    decide(visitor, f"/claims/{claim.id}", Role.CODER, verdict="reject", seen="", reason="no count of people")
    (first,) = room.workspace.view.judgements
    lines = (room.workspace.record.folder / "decisions" / "claims.jsonl").read_text(encoding="utf-8")
    other = lines.replace(first.id, "J" + "0" * 16).replace('"reject"', '"accept"')
    for _ in range(2):
        done = visitor(Role.ADMIN).post(
            "/history/decisions", files={"file": ("claims.jsonl", lines + other)}, headers=SAME
        )
        assert done.status_code == 303, done.text
    assert [judgement.id for judgement in room.workspace.view.judgements] == [first.id, "J" + "0" * 16]
    noted = [event for event in room.workspace.record.archive.events() if event.event == "applied"]
    assert [(dict(event.details)["by"], list(dict(event.details)["what"])) for event in noted] == [
        ("admin", ["J" + "0" * 16]),
        ("admin", []),
    ]


@pytest.mark.parametrize("data", [b"{", b"\xff", b"[]", b'{"id": 1}', b"null"])
def test_a_file_of_something_else_is_refused_in_words(visitor, room, data):
    done = visitor(Role.ADMIN).post("/history/decisions", files={"file": ("x.jsonl", data)}, headers=SAME)
    assert done.status_code == 422
    assert room.workspace.view.judgements == ()


def test_a_form_that_is_too_long_is_not_read(visitor):
    done = visitor(Role.ADMIN).post("/history/decisions", headers=SAME | {"content-length": "99999999999"})
    assert done.status_code == 403


def test_what_is_told_without_a_number_stands_beside_the_claims(visitor, room):
    """The kind, the words and who is meant, escaped, on the page of the report that tells it."""
    told = next(each for each in room.workspace.view.contents.uncounted if each.addressee)
    page = visitor(Role.READER).get(f"/documents/{told.document}").text
    shown = page[page.index(f'id="{told.id}"') :].partition("</li>")[0]
    for words in (told.addressee, told.words.exact, told.type.replace("_", " ")):
        assert words in html.unescape(shown)


@pytest.mark.parametrize("page", ["/documents", "/incidents", "/history", "/people", "/people/pairs", "/figures"])
@pytest.mark.parametrize("row", ["x", "-1", "1.5", "²", "9" * 40])
def test_a_row_that_is_none_is_refused_in_words(visitor, page, row):
    done = visitor(Role.ADMIN).get(page, params={"from": row})
    assert done.status_code == 422
    assert "expected the number of a row" in done.text
