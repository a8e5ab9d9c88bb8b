"""How the reader's work grows with the text, on texts made to be hard: it must stay in proportion.

    python benchmarks/growth.py [--size 50000] [--only "nested brackets,digits"]

For each kind of text the processor time for a text of the given size and for one of four times that size, and the
exponent of the growth between them: 1 where the work is in proportion to the text, 2 where every part is compared with
every other. The size is in code points; the larger text has 10^5 of what the kind is made of, and more, at the usual
size. The last lines are texts of a megabyte without a line break.
"""

from __future__ import annotations

import argparse
import json
import math
import time

from testimonia.model import DateRange, Document, content_id
from testimonia.places import Gazetteer
from testimonia.read import EnglishReader

KINDS = {
    "quotation marks": ('"', ""),
    "typographic quotation marks": ("“", ""),
    "nested brackets": ("(", ")"),
    "digits": ("7", ""),
    "digits in groups": ("123,", ""),
    "combining marks": ("e\u0301\u0323", ""),
    "marks on one letter": ("\u0301", ""),
    "bidi controls": ("\u202ea\u202c", ""),
    "full-width digits": ("１２ ", ""),
    "full stops": (". ", ""),
    "dashes": ("— ", ""),
    "commas": ("killed, ", ""),
    "capitals": ("A", ""),
    "spaces": (" ", ""),
    "line breaks": ("a\n", ""),
    "quotations": ('"Twelve people died," he said. ', ""),
    "one line of claims": ("he said that 12 people were killed and ", ""),
    "sentences of claims": ("The army said that 12 people were killed in Orlen on Monday. ", ""),
    "attacks": ("Gunmen attacked Orlen and ", ""),
    "numbers": ("12 ", ""),
    "dates": ("on 12 May 2020 ", ""),
    "places": ("in Paris ", ""),
    "people": ("12 people, ", ""),
    "names": ("Ana Silva, ", ""),
    "relative pronouns": ("who killed ", ""),
    "of": ("of the ", ""),
}
"""What a text is made of: so many of the first, then as many of the second."""

ENDING = " 12 people were killed."
TIMES = 4
MEGABYTE = 1_000_000


def main() -> None:
    """Measure and print one line of JSON a kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=50_000)
    parser.add_argument("--only", default="", help="kinds, with commas")
    wanted = parser.parse_args()
    only = set(filter(None, wanted.only.split(",")))
    reader = EnglishReader(Gazetteer())
    seconds(reader, ENDING)
    for kind, (opening, closing) in KINDS.items():
        if not only or kind in only:
            small, large = (
                seconds(reader, made(opening, closing, size)) for size in (wanted.size, TIMES * wanted.size)
            )
            exponent = math.log(large / max(small, 0.001)) / math.log(TIMES)
            print(json.dumps({"text": kind, "seconds": round(large, 2), "exponent": round(exponent, 2)}), flush=True)
    for kind in ("one line of claims", "digits") if not only else ():
        line = made(*KINDS[kind], MEGABYTE)
        print(json.dumps({"text": f"a megabyte: {kind}", "seconds": round(seconds(reader, line), 2)}), flush=True)


def made(opening: str, closing: str, size: int) -> str:
    """A text of about a size, in code points."""
    number = size // (len(opening) + len(closing))
    return opening * number + ENDING + closing * number


def seconds(reader: EnglishReader, text: str) -> float:
    """Processor time to read a text."""
    report = Document(
        content_id("D", text), "0" * 64, None, "text/plain", text, "made", published=DateRange.of_year(2020)
    )
    start = time.process_time()
    reader.read(report)
    return time.process_time() - start


if __name__ == "__main__":
    main()
