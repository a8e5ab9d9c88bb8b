"""Invented reports that test every way in which reports belong together."""

from __future__ import annotations

import functools
from dataclasses import replace

from testimonia.model import Document, Reading
from testimonia.testing.records import made_reports

from .make import claim, days, reading, report


@functools.cache
def invented_reports() -> list[tuple[Document, Reading]]:
    return [*made_reports(60, seed=3), *siege()]


def siege() -> list[tuple[Document, Reading]]:
    """Reports on an invented siege, on two of its days, and on another matter in its weeks."""
    lasted = replace(days("2014-04-03/2014-04-28"), words="from 3 to 28 April 2014")
    whole = report(
        "S1",
        "2014-05-02",
        "The siege of Bunia cost many lives. In all 340 people were killed from 3 to 28 April 2014, the Ituri clinic said. "
        "On 12 April 2014 alone, 40 people were killed at the Lopa market of Bunia.",
    )
    market = report(
        "S2",
        "2014-04-13",
        "On the ninth day of the siege of Bunia shells fell on the Lopa market. Nurse Adèle Mbusa said that 40 people were "
        "killed at the Lopa market on 12 April 2014.",
    )
    bridge = report(
        "S3",
        "2014-04-20",
        "The siege went into its third week. Gunfire at the Shari bridge of Bunia killed 7 people on 19 April 2014, said "
        "pastor Jonas Lotsove. In all 210 people were killed since the siege of Bunia began, from 3 to 19 April 2014.",
    )
    theft = report(
        "S4",
        "2014-04-16",
        "Thieves broke into the Kilo goldsmith's in Bunia. Inspector Paul Zamba said 2 people were killed on 15 April 2014.",
    )
    so_far = replace(days("2014-04-03/2014-04-19"), words="from 3 to 19 April 2014")
    return [
        (
            whole,
            reading(
                whole,
                claim(whole, "340 people were killed from 3 to 28 April 2014", 340, when=lasted, where="Bunia"),
                claim(whole, "On 12 April 2014 alone, 40 people were killed", 40, when="2014-04-12", where="Bunia"),
            ),
        ),
        (
            market,
            reading(
                market,
                claim(
                    market,
                    "40 people were killed at the Lopa market on 12 April 2014",
                    40,
                    when="2014-04-12",
                    where="Bunia",
                ),
            ),
        ),
        (
            bridge,
            reading(
                bridge,
                claim(bridge, "killed 7 people on 19 April 2014", 7, when="2014-04-19", where="Bunia"),
                claim(
                    bridge,
                    "210 people were killed since the siege of Bunia began, from 3 to 19 April 2014",
                    210,
                    when=so_far,
                    where="Bunia",
                ),
            ),
        ),
        (
            theft,
            reading(theft, claim(theft, "2 people were killed on 15 April 2014", 2, when="2014-04-15", where="Bunia")),
        ),
    ]
