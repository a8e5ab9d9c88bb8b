"""Search: all scripts, diacritics folded, signs harmless, nothing of hidden reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from testimonia.review.search import Index


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


def test_hidden_reports_are_not_in_the_index(view):
    name = view.contents.documents[0].id
    assert not any(hit.id == name for hit in Index(view, hidden=[name]).search("munchen"))
