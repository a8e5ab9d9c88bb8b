"""spaCy pipelines, asked as a second reader: found by name or path, known by the hashes of their files."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from testimonia.errors import ConfigurationError, MissingExtra
from testimonia.model import ModelCard, sha256_hex
from testimonia.read.second import Parse, ParsedEntity, ParsedWord, SecondReader

BATCH = 64
"""Sentences that the model is shown at a time; measured fastest (16 and 256 are 5 to 12 % slower)."""

UNUSED = ("lemmatizer", "senter", "textcat", "textcat_multilabel")
"""Components whose answers nobody asks for; leaving them out saves time."""


@functools.lru_cache(maxsize=4)
def second_reader(model: str, sha256: str | None = None) -> SecondReader:
    """The second reader with an installed spaCy pipeline.

    Args:
        model: name of an installed pipeline, or path of a folder that holds one.
        sha256: what the hash of its files must be; None for any.

    Raises:
        MissingExtra: spaCy is not installed.
        ConfigurationError: there is no such pipeline, or its files are others than they were.
    """
    pipeline = _loaded(model)
    card = _card(pipeline)
    if sha256 is not None and card.sha256 != sha256:
        raise ConfigurationError(
            f"expected the model {model!r} with files of SHA-256 {sha256}; found {card.sha256}: install the version "
            "that this record was read with, or put the new hash into its settings to have all reports read anew"
        )
    return SecondReader(card, lambda sentences: _parses(pipeline, sentences))


def pinned(model: str) -> tuple[str, str]:
    """A model as settings name it: by its name or full path, and by the SHA-256 of its files.

    Raises:
        MissingExtra: spaCy is not installed.
        ConfigurationError: there is no such pipeline.
    """
    path = Path(model)
    name = str(path.resolve()) if path.is_dir() else model
    return name, second_reader(name).card.sha256


def _loaded(model: str) -> Any:
    if find_spec("spacy") is None:
        raise MissingExtra("--model needs an optional part (spacy): install it with  pip install 'testimonia[model]'")
    import spacy

    try:
        pipeline = spacy.load(model)
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"expected the name of an installed spaCy pipeline or the path of one; found {model!r} ({error}); "
            "get one with  python -m spacy download en_core_web_sm"
        ) from error
    pipeline.select_pipes(disable=[name for name in UNUSED if name in pipeline.pipe_names])
    return pipeline


def _card(pipeline: Any) -> ModelCard:
    """What the pipeline calls itself, and the hashes of its files."""
    folder, meta = Path(pipeline.path), pipeline.meta
    paths = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    files = tuple((path.as_posix(), sha256_hex((folder / path).read_bytes())) for path in paths)
    listed = "".join(f"{digest}  {name}\n" for name, digest in files)
    return ModelCard(f"{meta['lang']}_{meta['name']}", str(meta["version"]), files, sha256_hex(listed.encode()))


def _parses(pipeline: Any, sentences: Sequence[str]) -> Iterator[Parse]:
    return map(_parse, pipeline.pipe(sentences, batch_size=BATCH))


def _parse(doc: Iterable[Any]) -> Parse:
    """A spaCy document as plain values; it holds words, and entities in `ents`."""
    words = tuple(
        ParsedWord(word.idx, word.idx + len(word.text), word.lower_, word.pos_, word.dep_, word.head.i) for word in doc
    )
    entities: Any = getattr(doc, "ents", ())
    return Parse(words, tuple(ParsedEntity(one.start_char, one.end_char, one.label_) for one in entities))
