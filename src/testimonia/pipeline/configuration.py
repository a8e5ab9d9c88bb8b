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
from testimonia.reconcile import chosen, policies

FILE_NAME = "testimonia.toml"
GAZETTEERS = "gazetteers"

TEMPLATE = """\
# Settings of this record. Remove a line to get back to what is usual.

[read]
# Own gazetteers (CSV: name, names, country, lat, lon, precision, id), looked up before the world's.
gazetteers = [{gazetteers}]

[reconcile]
# Policies whose figures the record shows, side by side; `testimonia policy list` names all.
policies = [{policies}]
"""

_KNOWN = {"read": {"gazetteers": list}, "reconcile": {"policies": list}}


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of a record.

    Args:
        gazetteers: the user's own gazetteer files.
        policies: ids of the policies whose figures are wanted.
    """

    gazetteers: tuple[Path, ...]
    policies: tuple[str, ...]

    @classmethod
    def usual(cls, gazetteers: Iterable[Path] = ()) -> Configuration:
        """What is usual: all installed policies."""
        return cls(tuple(gazetteers), tuple(rule.id for rule in policies()))

    @property
    def reading_key(self) -> str:
        """What a reading depends on besides the document and the reader's own version."""
        contents = [sha256_hex(path.read_bytes()) for path in self.gazetteers]
        return content_id("R", __version__, contents)

    @property
    def derived_key(self) -> str:
        """What incidents and figures depend on besides the readings."""
        cards = [rule.card.sha256 for rule in chosen(self.policies)]
        return content_id("G", self.reading_key, list(self.policies), cards)


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
    """Write the settings file of a new record; gazetteers are copied into it, so that the record stays whole."""
    names = []
    for path in configuration.gazetteers:
        names.append(f"{GAZETTEERS}/{path.name}")
        (folder / GAZETTEERS).mkdir(exist_ok=True)
        shutil.copyfile(path, folder / names[-1])
    quoted = {
        "gazetteers": ", ".join(json.dumps(name, ensure_ascii=False) for name in names),
        "policies": ", ".join(json.dumps(name) for name in configuration.policies),
    }
    (folder / FILE_NAME).write_text(TEMPLATE.format(**quoted), encoding="utf-8")


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
    gazetteers = tuple((where.parent / name) for name in table.get("read", {}).get("gazetteers", []))
    for path in gazetteers:
        if not path.is_file():
            raise ConfigurationError(f"{where}: expected a gazetteer file; there is no {path}")
    usual = Configuration.usual(gazetteers)
    wanted = tuple(table.get("reconcile", {}).get("policies", usual.policies))
    chosen(wanted)
    return Configuration(gazetteers, wanted)
