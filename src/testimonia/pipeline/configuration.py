"""The settings of a record: one `testimonia.toml` in its folder, read once and passed as an argument."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from testimonia import __version__
from testimonia.errors import ConfigurationError
from testimonia.model import content_id, sha256_hex
from testimonia.reconcile import (
    PolicyRule,
    SourceRegistry,
    chosen,
    policies,
    policy_from_toml,
    read_sources,
)

FILE_NAME = "testimonia.toml"
GAZETTEERS, SOURCES, POLICIES = "gazetteers", "sources", "policies"
POLICY_FILE = ".toml"
"""Ends the name of a policy's file; a policy that is installed is named by its id."""

TEMPLATE = """\
# Settings of this record. Remove a line to get back to what is usual.

[read]
# Own gazetteers (CSV: name, names, country, lat, lon, precision, id), looked up before the world's.
gazetteers = [{gazetteers}]
# A spaCy pipeline that is asked as a second reader (name or path, SHA-256 of its files); it only proposes.
model = [{model}]

[reconcile]
# Own tables of sources (CSV: name, aliases, kind, level, country, interest, id).
sources = [{sources}]
# Policies whose figures the record shows, side by side: ids that `testimonia policy list` names, or own TOML files.
policies = [{policies}]

[store]
# Where what was recorded rests; nothing for a file in this folder, or postgresql://user@host/database (no password).
address = [{store}]
"""

_KNOWN = {"read": ("gazetteers", "model"), "reconcile": ("sources", "policies"), "store": ("address",)}


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of a record.

    Args:
        gazetteers: the user's own gazetteer files.
        policies: the policies whose figures are wanted: ids of installed ones, or paths of the user's own files.
        sources: the user's own tables of sources.
        model: the second reader, by name or path and by the SHA-256 of its files; empty for none.
        store: address of a PostgreSQL database; "" for a file in the record's folder.
    """

    gazetteers: tuple[Path, ...]
    policies: tuple[str, ...]
    sources: tuple[Path, ...] = ()
    model: tuple[str, ...] = ()
    store: str = ""

    @classmethod
    def usual(
        cls, gazetteers: Iterable[Path] = (), sources: Iterable[Path] = (), model: Iterable[str] = ()
    ) -> Configuration:
        """What is usual: all installed policies."""
        return cls(tuple(gazetteers), tuple(rule.id for rule in policies()), tuple(sources), tuple(model))

    @property
    def files(self) -> tuple[tuple[str, Path], ...]:
        """The user's own files that the record is made with, each with the name of what it is."""
        own = [Path(name) for name in self.policies if name.endswith(POLICY_FILE)]
        kinds = ((GAZETTEERS, self.gazetteers), (SOURCES, self.sources), (POLICIES, own))
        return tuple((kind, path) for kind, paths in kinds for path in paths)

    @property
    def rules(self) -> tuple[PolicyRule, ...]:
        """The policies whose figures are wanted.

        Raises:
            ConfigurationError: a policy does not exist, or its file is wrong.
        """
        return rules_named(self.policies)

    @property
    def registry(self) -> SourceRegistry:
        """The sources that the user describes.

        Raises:
            ConfigurationError: a table of sources is wrong.
        """
        tables = ((path, _text(path).splitlines()) for path in self.sources)
        return SourceRegistry(source for path, lines in tables for source in read_sources(lines, str(path)))

    @property
    def reading_key(self) -> str:
        """What a reading depends on besides the document and the reader's own version."""
        contents = [sha256_hex(path.read_bytes()) for path in self.gazetteers]
        return content_id("R", __version__, contents, *self.model[1:])

    @property
    def derived_key(self) -> str:
        """What incidents and figures depend on besides the readings."""
        cards = [[rule.id, rule.card.sha256] for rule in self.rules]
        tables = [sha256_hex(path.read_bytes()) for path in self.sources]
        return content_id("G", self.reading_key, cards, tables)


def rules_named(names: Iterable[str]) -> tuple[PolicyRule, ...]:
    """The policies with these names, in this order: ids of installed ones, or paths of own TOML files.

    Raises:
        ConfigurationError: a policy does not exist, or its file is wrong.
    """
    names = list(names)
    own = {name: policy_from_toml(_bytes(Path(name)), name) for name in names if name.endswith(POLICY_FILE)}
    return chosen([own[name].id if name in own else name for name in names], own=list(own.values()))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"expected a file at {path}; {error}") from error


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"expected UTF-8 in {path}; {error}") from error


def read_configuration(folder: Path) -> Configuration:
    """The settings of the record in a folder; what is usual where it has no settings file.

    Raises:
        ConfigurationError: the file is not TOML, has unknown keys, or names what does not exist.
    """
    file = folder / FILE_NAME
    if not file.is_file():
        return Configuration.usual()
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file}: expected TOML; {error}") from error
    return _checked(table, file)


def write_configuration(folder: Path, configuration: Configuration) -> None:
    """Write the settings file of a new record; the user's own files are copied into it, so that it stays whole."""
    policies = [
        _copied([Path(name)], folder, POLICIES)[0] if name.endswith(POLICY_FILE) else name
        for name in configuration.policies
    ]
    values = {
        "gazetteers": _copied(configuration.gazetteers, folder, GAZETTEERS),
        "sources": _copied(configuration.sources, folder, SOURCES),
        "policies": policies,
        "model": configuration.model,
        "store": filter(None, [configuration.store]),
    }
    quoted = {key: ", ".join(json.dumps(name, ensure_ascii=False) for name in names) for key, names in values.items()}
    (folder / FILE_NAME).write_text(TEMPLATE.format(**quoted), encoding="utf-8")


def _copied(files: Iterable[Path], folder: Path, name: str) -> list[str]:
    names = []
    for path in files:
        names.append(f"{name}/{path.name}")
        (folder / name).mkdir(exist_ok=True)
        shutil.copyfile(path, folder / names[-1])
    return names


def _checked(table: Mapping[str, Any], where: Path) -> Configuration:
    for section, values in table.items():
        known = _KNOWN.get(section)
        if known is None or not isinstance(values, dict) or set(values) - set(known):
            allowed = "; ".join(f"[{name}] {', '.join(keys)}" for name, keys in _KNOWN.items())
            raise ConfigurationError(f"{where}: expected {allowed}; found {section!r} with {values!r}")
        if not all(
            isinstance(value, list) and all(isinstance(item, str) for item in value) for value in values.values()
        ):
            raise ConfigurationError(f"{where}: expected lists of strings in [{section}]; found {values!r}")
    reading = table.get("read", {})
    gazetteers = _existing(reading.get("gazetteers", []), where, "a gazetteer file")
    model = tuple(reading.get("model", ()))
    if len(model) not in (0, 2):
        raise ConfigurationError(f"{where}: expected a model's name and the SHA-256 of its files; found {model!r}")
    reconciling = table.get("reconcile", {})
    sources = _existing(reconciling.get("sources", []), where, "a table of sources")
    usual = Configuration.usual(gazetteers, sources)
    names = reconciling.get("policies", usual.policies)
    wanted = tuple(str(where.parent / name) if name.endswith(POLICY_FILE) else name for name in names)
    store = table.get("store", {}).get("address", ())
    if len(store) > 1:
        raise ConfigurationError(f"{where}: expected at most one address of a store; found {len(store)}")
    configuration = Configuration(gazetteers, wanted, sources, model, "".join(store))
    _ = (configuration.rules, configuration.registry)  # wrong files are named before the work begins
    return configuration


def _existing(names: Iterable[str], where: Path, what: str) -> tuple[Path, ...]:
    paths = tuple(where.parent / name for name in names)
    for path in paths:
        if not path.is_file():
            raise ConfigurationError(f"{where}: expected {what}; there is no {path}")
    return paths
