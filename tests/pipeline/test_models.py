"""A real spaCy pipeline as a second reader."""

from __future__ import annotations

import pytest

from testimonia.errors import ConfigurationError
from testimonia.model import sha256_hex
from testimonia.pipeline.models import pinned, second_reader
from tests.pipelines import pipeline

__all__ = ["pipeline"]


def test_the_card_names_every_file_by_its_hash(pipeline):
    card = second_reader(str(pipeline)).card
    assert (card.name, card.version) == ("en_by_rules", "2.1.0")
    assert dict(card.files)["meta.json"] == sha256_hex((pipeline / "meta.json").read_bytes())
    listed = "".join(f"{digest}  {name}\n" for name, digest in card.files)
    assert card.sha256 == sha256_hex(listed.encode())
    assert pinned(str(pipeline)) == (str(pipeline.resolve()), card.sha256)


def test_a_model_that_was_changed_is_refused(pipeline):
    with pytest.raises(ConfigurationError, match="SHA-256"):
        second_reader(str(pipeline), "0" * 64)
