"""Secrecy: marked words are blacked out everywhere, their length and all ids stay, and nothing else changes."""

from __future__ import annotations

import stat
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.errors import ConfigurationError
from testimonia.model import Speaker
from testimonia.review.roles import Role
from testimonia.review.secrecy import BLACK, Mark, Mask, Secrecy, words_of

MARK = Mark("C1", "said_by", Role.ADJUDICATOR, ("Edda Voss",), "Ana")


def test_marks_are_kept_in_a_file_of_their_owner_and_lifted(tmp_path):
    secrecy = Secrecy(tmp_path)
    secrecy.add(MARK)
    assert stat.S_IMODE((tmp_path / "secrecy.json").stat().st_mode) == 0o600
    assert list(Secrecy(tmp_path)) == [MARK]
    assert secrecy.kept_from(Role.CODER) == (MARK,)
    assert secrecy.kept_from(Role.ADJUDICATOR) == ()
    assert secrecy.open_to(Role.ADMIN) == (MARK,)
    secrecy.remove("C1", "said_by")
    assert list(Secrecy(tmp_path)) == []


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("said Edda Voss.", f"said {BLACK * 9}."),
        ("EDDA VOSS", BLACK * 9),
        ("Edda Vossler", "Edda Vossler"),
        ("the mayor", "the mayor"),
    ],
)
def test_words_are_blacked_out_whole_and_in_any_case(text, masked):
    assert Mask([MARK])(text) == masked


def test_a_masked_record_has_the_same_ids_and_offsets_and_no_such_word(workspace):
    contents = workspace.view.contents
    claim = next(claim for claim in contents.claims if any(s.name == "Edda Voss" for s in claim.said_by))
    mask = Mask([Mark(claim.id, "said_by", Role.ADMIN, words_of(claim, "said_by"), "Ana")])
    masked = mask(contents)
    assert "Voss" not in repr(masked)
    assert [each.id for each in masked.claims] == [each.id for each in contents.claims]
    texts = {document.id: document.text for document in masked.documents}
    for each in masked.claims:
        assert texts[each.document][each.passage.start : each.passage.end] == each.passage.exact
    untouched = [each for each in contents.claims if "Voss" not in repr(each)]
    assert [each for each in masked.claims if each.id in {one.id for one in untouched}] == untouched


@given(st.text(), st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=5))
def test_no_marked_word_is_left_and_the_length_stays(text, words):
    mask = Mask([Mark("C1", "victims", Role.ADMIN, tuple(words), "Ana")])
    assert len(mask(text)) == len(text)
    assert not mask.hides(mask(text)) or BLACK in "".join(words)


@pytest.mark.parametrize(
    ("said_by", "words"),
    [
        ("Colonel Jan Hart", {"Colonel Jan Hart", "Jan", "Hart"}),
        ("the mayor of the town, Edda Voss", {"the mayor of the town, Edda Voss", "Edda Voss", "Edda", "Voss"}),
        ("Ministry of Defence of the Republic", {"Ministry of Defence of the Republic"}),
        ("Harrin Front", {"Harrin Front"}),
    ],
)
def test_parts_of_a_persons_name_are_kept_secret_too_and_words_of_bodies_are_not(workspace, said_by, words):
    claim = replace(workspace.view.contents.claims[0], said_by=(Speaker(said_by),))
    assert set(words_of(claim, "said_by")) == words


@pytest.mark.parametrize("field", ["id", "passage", "count", "__class__", "url"])
def test_fields_that_no_claim_can_keep_secret_are_refused(workspace, field):
    with pytest.raises(ConfigurationError):
        words_of(workspace.view.contents.claims[0], field)


def test_a_damaged_file_is_named(tmp_path):
    (tmp_path / "secrecy.json").write_text("[{}]")
    with pytest.raises(ConfigurationError, match=r"secrecy\.json"):
        Secrecy(tmp_path)
