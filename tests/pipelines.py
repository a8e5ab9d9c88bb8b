"""A spaCy pipeline on disk whose only knowledge is a rule; no trained one can be had everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory) -> Path:
    """A pipeline that takes "12" for money."""
    spacy = pytest.importorskip("spacy", reason="the extra `model` is not installed")
    nlp = spacy.blank("en", meta={"name": "by_rules", "version": "2.1.0"})
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "MONEY", "pattern": "12"}])
    folder = tmp_path_factory.mktemp("pipeline") / "en_by_rules"
    nlp.to_disk(folder)
    return folder
