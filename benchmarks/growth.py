"""How the reader's work grows with the text, on texts made to be hard: it must stay in proportion.

    python benchmarks/growth.py [--size 25000]

For each kind of text the processor time for a text of the given size and for one of four times that size, and their
ratio: about 4 where the work is in proportion to the text, about 16 where every part is compared with every other.
The last line is one text of a megabyte without a line break.
"""

from __future__ import annotations

import argparse
import json
import time

from testimonia.model import DateRange, Document, content_id
from testimonia.places import Gazetteer
from testimonia.read import EnglishReader

KINDS = {
    "quotation marks": '"',
    "nested brackets": "(",
    "quotations": '"Twelve people died," he said. ',
    "one line of claims": "he said that 12 people were killed and ",
    "sentences of claims": "The army said that 12 people were killed in Orlen on Monday. ",
    "numbers": "12 ",
    "dates": "on 12 May 2020 ",
    "places": "in Paris ",
    "people": "12 people, ",
    "names": "Ana Silva, ",
}
ENDING = " 12 people were killed."
MEGABYTE = 1_000_000


def main() -> None:
    """Measure and print one line of JSON a kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=25_000)
    wanted = parser.parse_args()
    reader = EnglishReader(Gazetteer())
    for kind, unit in KINDS.items():
        small, large = (seconds(reader, unit, size) for size in (wanted.size, 4 * wanted.size))
        print(json.dumps({"text": kind, "seconds": round(small, 2), "ratio": round(large / max(small, 0.001), 1)}))
    print(json.dumps({"text": "a megabyte in one line", "seconds": round(seconds(reader, "word ", MEGABYTE), 2)}))


def seconds(reader: EnglishReader, unit: str, size: int) -> float:
    """Processor time to read a text of a size made of one unit."""
    text = unit * (size // len(unit)) + ENDING
    report = Document(
        content_id("D", text), "0" * 64, None, "text/plain", text, "made", published=DateRange.of_year(2020)
    )
    start = time.process_time()
    reader.read(report)
    return time.process_time() - start


if __name__ == "__main__":
    main()
