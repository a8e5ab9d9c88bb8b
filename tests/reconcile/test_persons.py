"""People who are named or described one by one."""

from __future__ import annotations

from testimonia.reconcile.persons import persons_told_apart
from testimonia.testing.claims import claim


def persons(*words: str) -> int:
    claims = [claim("D1", 1, 1, words=text, victims=None, at=50 * number) for number, text in enumerate(words)]
    return len(persons_told_apart(claims))


def test_different_names_are_different_people():
    assert persons("Mara Ellin", "Teo Ellin", "Ansel Brook") == 3


def test_a_shorter_name_is_the_same_person():
    assert persons("Mara Ellin", "Mara Jane Ellin", "Mara Ellin") == 1


def test_a_described_person_may_be_a_named_one():
    assert persons("a man", "Ansel Brook") == 1
    assert persons("a man", "a woman", "Ansel Brook") == 2


def test_groups_are_not_persons():
    assert persons_told_apart([claim("D1", 3, 3, words="three men")]) == ()
