"""Every CSV file of a release once more, safe to open in a spreadsheet: no text in it can run as a formula."""

from __future__ import annotations

from pathlib import Path

from testimonia.publish.formats.acled import acled_sheets
from testimonia.publish.formats.csv_tables import unformulated, write_sheets, write_table
from testimonia.publish.formats.ged import ged_sheets
from testimonia.publish.formats.ibc import ibc_sheets
from testimonia.publish.formats.sdg import sdg_sheets
from testimonia.publish.release import Release


def write_spreadsheet(release: Release, folder: Path) -> list[Path]:
    """The tables and the files in the shape of others: an apostrophe before text that could run; numbers stay."""
    tables = [
        write_table(data, folder / f"{data.table.name}.csv", text=unformulated) for data in release.tables.values()
    ]
    sheets = {**ged_sheets(release), **acled_sheets(release), **ibc_sheets(release), **sdg_sheets(release)}
    return tables + write_sheets(sheets, folder, text=unformulated)
