"""What comes of a linkage: captures, clusters, charts, samples for review, victims named in reports."""

import csv
import itertools
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from testimonia.errors import ConfigurationError, InvalidReport
from testimonia.estimate.linkage.captures import captures, sampled_captures
from testimonia.estimate.linkage.chart import chart_page, steps_of
from testimonia.estimate.linkage.linking import Linkage, link
from testimonia.estimate.linkage.named import named_victims
from testimonia.estimate.linkage.review import COLUMNS, review_rows, review_sample, verdicts_in
from testimonia.estimate.linkage.shapes import cluster_rows, link_line, pattern_rows
from testimonia.model import CaptureHistories, Document, Stance, Verdict, sha256_hex
from testimonia.testing.claims import claim
from testimonia.testing.people import Slips, lists_of_people, population
from tests.estimate.linkage.records import DAY, record


@pytest.fixture(scope="module")
def linkage() -> Linkage:
    records, _ = lists_of_people(
        population(120, seed=3), (0.5, 0.5, 0.4), seed=4, slips=Slips(letter=0.2, left_out=0.3)
    )
    return link(records, draws=60)


def test_captures_count_every_person_once(linkage: Linkage) -> None:
    (patterns,) = captures(linkage).values()
    assert sum(patterns.values()) == max(linkage.persons)
    for name, number in zip(linkage.lists.names, range(3), strict=True):
        on = {person for person, each in zip(linkage.persons, linkage.lists.on, strict=True) if each == number}
        assert sum(count for pattern, count in patterns.items() if pattern >> number & 1) == len(on), name


def test_strata_part_the_same_persons(linkage: Linkage) -> None:
    (whole,) = captures(linkage).values()
    parts = captures(linkage, ["sex", "month"])
    assert sum(sum(each.values()) for each in parts.values()) == sum(whole.values())
    assert {stratum[0] for stratum in parts} == {"", "female", "male"}
    with pytest.raises(ConfigurationError, match="expected strata of sex"):
        captures(linkage, ["shoe size"])


def test_sampled_captures_are_histories_and_differ(linkage: Linkage) -> None:
    drawn = [found[()] for found in sampled_captures(linkage, 20)]
    assert len({tuple(patterns.items()) for patterns in drawn}) > 3
    assert drawn == [found[()] for found in sampled_captures(linkage, 20)]
    sizes = [CaptureHistories.of(linkage.lists.names, patterns.items()).observed for patterns in drawn]
    assert abs(sum(sizes) / 20 - linkage.expected.mean) < 4


def test_rows_of_clusters_and_patterns(linkage: Linkage) -> None:
    rows = list(cluster_rows(linkage))
    assert rows[0] == (linkage.lists.names[0], linkage.records[0].row, 1)
    assert len(rows) == len(linkage.records)
    (first, *_) = pattern_rows({("female",): {5: 2}}, 3)
    assert first == (1, 0, 1, "female", 2)


def test_a_line_of_json_explains_itself(linkage: Linkage) -> None:
    found = linkage.links[0]
    line = link_line(found, linkage)
    assert line["a"]["row"] == linkage.records[found.first].row
    assert set(line) == {"a", "b", "probability", "weight", "link", "judged", "why"}
    total = line["why"]["prior"] + sum(field["weight"] for field in line["why"]["fields"]) + line["why"]["family"]
    assert total == pytest.approx(line["weight"], abs=0.02)


def test_the_sample_for_review_is_spread_over_doubt(linkage: Linkage) -> None:
    drawn = review_sample(linkage, 12)
    assert len(drawn) == 12
    bands = {each.band: each.drawn for each in drawn}
    assert len(bands) > 1
    assert max(bands.values()) - min(bands.values()) <= max(1, 12 - 2 * min(bands.values()))
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in review_rows(linkage, 12)]
    assert all(row["verdict"] == "" for row in rows)
    rows[0]["verdict"], rows[1]["verdict"] = " Same", "unsure"
    found = list(verdicts_in(rows))
    assert [verdict for _, verdict in found] == [Verdict.SAME, Verdict.UNSURE]
    assert found[0][0] == (rows[0]["a_id"], rows[0]["b_id"])
    rows[2]["verdict"] = "perhaps"
    with pytest.raises(InvalidReport, match="row 3: expected the verdict same, different or unsure"):
        list(verdicts_in(rows))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_charts_are_accessible_and_obey_no_markup_of_lists() -> None:
    trick = "<script>alert(1)</script> Maru"
    records = [record("<b>", 1, trick, age=4, when=DAY), record("b", 1, trick, age=5, when=DAY)]
    linkage = link(records, draws=10)
    page = chart_page(linkage, linkage.links)
    tags = _Tags()
    tags.feed(page)
    assert tags.open == []
    names = [tag for tag, _ in tags.seen]
    assert "script" not in names
    assert "b" not in names
    (drawing,) = [attributes for tag, attributes in tags.seen if tag == "svg"]
    labels = (drawing["aria-labelledby"] or "").split()
    assert drawing["role"] == "img"
    assert {attributes.get("id") for _, attributes in tags.seen} >= set(labels)
    assert "http" not in page
    steps = steps_of(linkage.links[0])
    assert steps[-1].end == pytest.approx(linkage.links[0].why.weight)
    assert all(one.end == two.start for one, two in itertools.pairwise(steps[:-1]))


def test_a_chart_of_nothing_says_so(linkage: Linkage) -> None:
    assert "There are no such pairs" in chart_page(linkage, [])


def documents() -> Iterator[Document]:
    for name in ("D1", "D2"):
        yield Document(name, sha256_hex(name.encode()), None, "text/plain", "x", "x", outlet=f"Outlet {name}")


def test_victims_whom_claims_name() -> None:
    named = claim("D1", 2, 2, victims="Ana Maru and Ben Sorn", words="Ana Maru, 34, and Ben Sorn (7)")
    made = list(
        named_victims(
            [
                named,
                claim("D1", 1, 1, victims="Ida Korren", stance=Stance.DENIED),
                claim("D2", 3, 3, victims="Ana Maru and Ben Sorn"),
                claim("D2", 1, 1, victims="police officer"),
                claim("D2", 1, 1, victims="Ida Korren"),
            ],
            {document.id: document for document in documents()},
        )
    )
    assert [(each.names, each.list_name, each.row, each.claim is not None) for each in made] == [
        (("Ana Maru",), "Outlet D1", 1, True),
        (("Ben Sorn",), "Outlet D1", 2, True),
        (("Ida Korren",), "Outlet D2", 1, True),
    ]


def test_csv_is_what_a_spreadsheet_reads(linkage: Linkage) -> None:
    text = "\n".join(",".join(map(str, row)) for row in cluster_rows(linkage))
    assert len(list(csv.reader(text.splitlines()))) == len(linkage.records)
