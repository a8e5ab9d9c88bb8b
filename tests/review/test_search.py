"""Search: all scripts, diacritics folded, signs harmless, nothing that is kept secret."""

from __future__ import annotations

from dataclasses import replace

import pytest

from testimonia.review.roles import Role
from testimonia.review.search import Index
from testimonia.review.secrecy import Mark, Mask
from testimonia.review.workspace import View


@pytest.fixture
def view(workspace):
    first, *others = workspace.view.contents.documents
    written = replace(first, text="Убиты трое в Ганже. Şəhərdə üç nəfər öldü. قتل ثلاثة. München blieb ruhig.")
    return replace(workspace.view, contents=replace(workspace.view.contents, documents=(written, *others)))


@pytest.mark.parametrize("words", ["Ганж", "nəfər", "ثلاثة", "munchen", "MÜNCHEN"])
def test_words_are_found_in_any_script(view, words):
    assert any(hit.id == view.contents.documents[0].id for hit in Index(view).search(words))


@pytest.mark.parametrize(
    "words", ['"', "NEAR(a b)", "title:*", "a OR b", "-", "'; DROP TABLE found; --", "*", "^", "{}", ""]
)
def test_signs_that_a_search_language_obeys_are_harmless(view, words):
    Index(view).search(words)


def test_what_is_kept_secret_cannot_be_found(view):
    mask = Mask([Mark("D1", "title", Role.ADJUDICATOR, ("munchen", "München"), "Ana")])
    index = Index(View(mask(view.contents), (), 0))
    assert not index.search("munchen")
    assert index.search("nəfər")
