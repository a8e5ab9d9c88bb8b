"""Documents and the labels by which people know them."""

from __future__ import annotations

from testimonia.model import Document, labels_of


def document(name: str, external_id: str | None) -> Document:
    return Document(name, "0" * 64, None, "text/plain", "Two people died.", "text.v1", external_id=external_id)


def test_every_label_is_one_document() -> None:
    documents = [document("Da", "a-1"), document("Db", "a-1"), document("Dc", "c"), document("Dd", None)]
    assert labels_of(documents) == {"Da": "Da", "Db": "Db", "Dc": "c", "Dd": "Dd"}


def test_a_provider_can_take_no_label_of_another() -> None:
    documents = [document("Da", "a-1"), document("Db", "a-1"), document("Dc", "Da")]
    assert labels_of(documents) == {"Da": "Da", "Db": "Db", "Dc": "Dc"}
