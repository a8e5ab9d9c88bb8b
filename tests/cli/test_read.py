"""`testimonia read` and `annotate`: the documented formats, exactly."""

from __future__ import annotations

import json

from tests.cli.conftest import EXAMPLE

SENTENCE = "According to the mayor, between 40 and 60 people were killed in Baku on 3 May 2016."


def lines(path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_read_writes_the_documented_claim(testimonia, tmp_path):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"id": "one", "text": SENTENCE}) + "\n", encoding="utf-8")
    assert testimonia("read", source, "--json", out).code == 0
    (line,) = lines(out)
    assert line["id"] == "one"
    (claim,) = line["claims"]
    assert set(claim) == {
        "id", "harm", "count", "role", "stance", "victims", "alleged_perpetrator",
        "when", "where", "said_by", "passage", "reader",
    }  # fmt: skip
    count, passage = claim["count"], claim["passage"]
    assert (count["low"], count["high"], count["qualifier"]) == (40, 60, "range")
    assert SENTENCE[count["start"] : count["end"]] == count["words"]
    assert SENTENCE[passage["start"] : passage["end"]] == passage["exact"]
    assert (claim["harm"], claim["role"], claim["stance"], claim["victims"]) == ("killed", "total", "asserted", None)
    assert (claim["when"]["start"], claim["when"]["end"]) == ("2016-05-03", "2016-05-03")
    assert (claim["where"]["name"], claim["where"]["country"]) == ("Baku", "AZ")
    (speaker,) = claim["said_by"]
    assert SENTENCE[speaker["start"] : speaker["end"]] == speaker["name"] == "mayor"


def test_offsets_are_code_points(testimonia, tmp_path):
    text = f"🕯️ Çağrı 𝒜: {SENTENCE}"
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"id": "one", "text": text}) + "\n", encoding="utf-8")
    assert testimonia("read", source, "--json", out).code == 0
    passage = lines(out)[0]["claims"][0]["passage"]
    assert text[passage["start"] : passage["end"]] == passage["exact"]


def test_annotate_writes_the_documented_mentions(testimonia, tmp_path):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"id": "one", "text": SENTENCE}) + "\n", encoding="utf-8")
    assert testimonia("annotate", source, "--json", out).code == 0
    (line,) = lines(out)
    assert set(line) == {"id", "dates", "places", "attributions", "quantities"}
    assert [(item["text"], item["value"]) for item in line["dates"]] == [("3 May 2016", "2016-05-03")]
    assert [(item["text"], item["country"]) for item in line["places"]] == [("Baku", "AZ")]
    assert ("between 40 and 60", 40, 60) in [(q["text"], q["low"], q["high"]) for q in line["quantities"]]
    (said,) = line["attributions"]
    assert all(0 <= start < end <= len(SENTENCE) for key in said for start, end in said[key])


def test_one_line_a_report_in_their_order(testimonia, tmp_path):
    out = tmp_path / "out.jsonl"
    assert testimonia("read", EXAMPLE / "reports", "--json", out, "--processes", 2).code == 0
    serial = tmp_path / "serial.jsonl"
    assert testimonia("read", EXAMPLE / "reports", "--json", serial).code == 0
    assert out.read_bytes() == serial.read_bytes()
    assert len(lines(out)) == 13


def test_read_prints_a_table_for_people(testimonia):
    done = testimonia("read", "-", stdin=SENTENCE)
    assert done.code == 0
    assert "40–60" in done.out
