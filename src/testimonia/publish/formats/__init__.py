"""The formats of a release: each a function from a release and a folder to the files that it wrote there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from testimonia.publish.formats.acled import write_acled
from testimonia.publish.formats.annotations import write_annotations
from testimonia.publish.formats.csv_tables import write_csv, write_hxl
from testimonia.publish.formats.followthemoney import write_followthemoney
from testimonia.publish.formats.ged import write_ged
from testimonia.publish.formats.geojson import write_geojson
from testimonia.publish.formats.ibc import write_ibc
from testimonia.publish.formats.json_lines import write_json_lines
from testimonia.publish.formats.parquet import write_parquet
from testimonia.publish.formats.prov import write_prov
from testimonia.publish.formats.sdg import write_sdg
from testimonia.publish.formats.spreadsheet import write_spreadsheet
from testimonia.publish.formats.sqlite_file import write_sqlite
from testimonia.publish.release import Release

Writer = Callable[[Release, Path], list[Path]]

FORMATS: Mapping[str, Writer] = {
    "csv": write_csv,
    "spreadsheet": write_spreadsheet,
    "hxl": write_hxl,
    "jsonl-tables": write_json_lines,
    "parquet": write_parquet,
    "sqlite": write_sqlite,
    "geojson": write_geojson,
    "ged": write_ged,
    "acled": write_acled,
    "ibc": write_ibc,
    "sdg": write_sdg,
    "ftm": write_followthemoney,
    "annotations": write_annotations,
    "prov": write_prov,
}
"""The formats by name, in the order of the documentation."""

__all__ = ["FORMATS", "Writer"]
