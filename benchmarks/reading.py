"""How fast the reader is, beside a library that does a part of the work, in the same run.

    python benchmarks/reading.py [--reports 300]

The reports are made of the texts of the invented example: about 400 words each, nearly all of them about violence,
which is the reader's worst case (reports without a word of harm are screened out at once). The anchor is dateparser's
`search_dates`, which only finds dates. Where spaCy and a small English pipeline are installed, the pipeline reads the
same texts as well (words, entities and dependencies, of which the reader would still have to be made). Figures are
processor time of one core; quote the ratio.
"""

from __future__ import annotations

import argparse
import itertools
import json
import time
import warnings
from collections.abc import Callable, Sequence
from importlib.metadata import entry_points
from pathlib import Path

from dateparser.search import search_dates

from testimonia.capture import capture
from testimonia.model import DateRange, Document, content_id
from testimonia.places import Gazetteer
from testimonia.read import EnglishReader

EXAMPLE = Path(__file__).parent.parent / "examples" / "valmora"
WORDS = 400


def main() -> None:
    """Measure and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument("--anchor-reports", type=int, default=10)
    parser.add_argument("--spacy", metavar="NAME", help="a pipeline; a small English one that is installed, if any")
    parser.add_argument("--spacy-reports", type=int, default=60)
    wanted = parser.parse_args()
    reports = made_reports(wanted.reports)
    reader = EnglishReader(Gazetteer([EXAMPLE / "gazetteer.csv"]))
    ours = rate(reader.read, reports)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        anchor = rate(lambda report: search_dates(report.text), reports[: wanted.anchor_reports])
    result: dict[str, object] = {
        "reports_per_second": round(ours),
        "anchor_per_second": round(anchor, 2),
        "ratio": round(ours / anchor),
    }
    if name := wanted.spacy or installed_pipeline():
        peer = spacy_rate(name, reports[: wanted.spacy_reports])
        result |= {"spacy": name, "spacy_per_second": round(peer, 2), "spacy_ratio": round(ours / peer, 1)}
    print(json.dumps(result))


def installed_pipeline() -> str | None:
    """The name of a small English pipeline of spaCy; None where none is installed."""
    names = sorted(each.name for each in entry_points(group="spacy_models"))
    return next((name for name in names if name.startswith("en_core_web_sm")), None)


def spacy_rate(name: str, reports: Sequence[Document]) -> float:
    """Reports per second of processor time that a spaCy pipeline reads in batches, which is its fastest way."""
    import spacy

    pipeline = spacy.load(name)
    pipeline(reports[0].text)
    start = time.process_time()
    for _ in pipeline.pipe((report.text for report in reports), batch_size=64):
        pass
    return len(reports) / (time.process_time() - start)


def made_reports(number: int) -> list[Document]:
    """Reports of about 400 words, made of paragraphs of the example in turn."""
    files = sorted((EXAMPLE / "reports").iterdir())
    texts = [document.text for file in files for document in capture(file.read_bytes(), name=file.name).documents]
    paragraphs = itertools.cycle([line for text in texts for line in text.splitlines() if len(line) > 80])
    return [_report(index, paragraphs) for index in range(number)]


def _report(index: int, paragraphs: itertools.cycle[str]) -> Document:
    lines: list[str] = [f"Report {index}"]
    while sum(len(line.split()) for line in lines) < WORDS:
        lines.append(next(paragraphs))
    text = "\n".join(lines)
    return Document(
        content_id("D", text), "0" * 64, None, "text/plain", text, "made", published=DateRange.of_year(2019)
    )


def rate(work: Callable[[Document], object], reports: Sequence[Document]) -> float:
    """Reports per second of processor time, after one report to warm up."""
    work(reports[0])
    start = time.process_time()
    for report in reports:
        work(report)
    return len(reports) / (time.process_time() - start)


if __name__ == "__main__":
    main()
