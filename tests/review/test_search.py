"""Search: all scripts, diacritics folded, signs harmless, nothing that is kept secret."""

from __future__ import annotations

from dataclasses import replace

import pytest

from testimonia.review.roles import Role
from testimonia.review.search import Index
from testimonia.review.secrecy import Mark, Mask
from testimonia.review.workspace import View
from testimonia.store import Store
from tests.conftest import cases
from tests.postgres import cluster, needs_postgres, schema

__all__ = ["cluster"]


@pytest.fixture
def view(workspace):
    first, *others = workspace.view.contents.documents
    text = (
        "Убиты трое в Ганже. Şəhərdə üç nəfər öldü. قَتَل ثلاثة. München blieb ruhig; Łódź też. Sumqayıt. "
        "据北京报道有三人死亡 गाँव में किताब ١٢ Cafe\u0301 snake_case"
    )
    return replaced(workspace.view, documents=(replace(first, text=text), *others))


def replaced(view, **values):
    return View(replace(view.contents, **values), (), view.number + 1)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=needs_postgres)])
def index(request, workspace):
    """An index beside a store in a file, and one on a real server: both find the same."""
    if request.param == "sqlite":
        made = Index(workspace.record.store.word_index())
        yield made
        made.close()
        return
    with schema(request.getfixturevalue("cluster")) as address, Store.create(address) as store:
        made = Index(store.word_index())
        yield made
        made.close()


@pytest.mark.parametrize("case", cases("search"), ids=lambda case: case["words"])
def test_words_are_found_in_any_script(view, index, case):
    hits = [hit for hit in index.search(view, case["words"]) if hit.id == view.contents.documents[0].id]
    assert bool(hits) is (case["found"] == "yes"), case["note"]
    for hit in hits:
        assert any(is_match for _, is_match in hit.snippet)
        document = view.documents[hit.id]
        assert "".join(text for text, _ in hit.snippet).strip("…") in f"{document.outlet} · {document.text}"


@pytest.mark.parametrize(
    "words",
    [
        '"', "NEAR(a b)", "title:*", "a OR b", "-", "'; DROP TABLE found; --", "*", "^", "{}", "", "a:*b", "!a", "a & b",
        "a <-> b", "\\", "'", "%", "\x00", "\ud83d", "x" * 5000, "a " * 2000,
    ],
)  # fmt: skip
def test_signs_that_a_search_language_obeys_are_harmless(view, index, words):
    index.search(view, words)


def test_what_is_kept_secret_cannot_be_found(view, index):
    mask = Mask([Mark("D1", "title", Role.ADJUDICATOR, ("munchen", "München"), "Ana")])
    masked = View(mask(view.contents), (), 0)
    assert not index.search(masked, "munchen")
    assert index.search(masked, "nəfər")


def test_an_index_follows_what_a_record_holds(view, index):
    def found(view):
        return {hit.id for hit in index.search(view, "munchen")}

    first, *others = view.contents.documents
    assert found(view) == {first.id}
    moved = replaced(view, documents=(replace(first, text="Nothing."), replace(others[0], text="München"), *others[1:]))
    assert found(moved) == {others[0].id}
    assert found(replaced(view, documents=())) == set()
    assert found(view) == {first.id}


def test_those_that_have_the_words_in_the_title_come_first(view, index):
    first, second, *others = view.contents.documents
    far = replace(first, title="Other", text="word " * 50 + "quarry")
    near = replace(second, title="The quarry", text="Nothing else.")
    hits = index.search(replaced(view, documents=(far, near, *others)), "quarry")
    assert [hit.id for hit in hits if hit.kind == "report"] == [near.id, far.id]


def test_a_text_of_any_length_is_searched_to_its_end(view, index):
    first, *others = view.contents.documents
    words = " ".join(f"w{number}" for number in range(150_000))
    hits = index.search(replaced(view, documents=(replace(first, text=f"{words} finally"), *others)), "finally")
    assert [hit.id for hit in hits] == [first.id]
    assert ("finally", True) in hits[0].snippet
