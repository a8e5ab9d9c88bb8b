"""HTML pages: main text, what the page states, and hostile pages."""

from datetime import date

import pytest

from testimonia.capture import Captured, Limits, capture
from testimonia.model import DateRange

HEAD = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Market hit | Oru Herald</title>
<meta property="og:title" content="Market hit"><meta property="og:site_name" content="Oru Herald">
<meta property="article:published_time" content="2021-03-09T10:00:00Z">
<link rel="canonical" href="https://herald.example/2021/market"></head>"""
BODY = """<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Market hit</h1>
<p>Between 12 and 15 people were killed in the market of Oru on Tuesday, the mayor said in a statement.</p>
<script>document.write("9999 people were killed")</script>
<p>The Northern Army &amp; the Lowland Front each denied that their forces had fired on the town.</p>
<table><tr><th>Village</th><th>Killed</th></tr><tr><td>Oru</td><td>12</td></tr></table></article>
<div id="comments"><p>Reader: it was 4000!</p></div></body></html>"""


def read(html: str, limits: Limits | None = None) -> Captured:
    return capture(html.encode(), name="page.html", limits=limits or Limits())


def test_text_and_what_the_page_states() -> None:
    (document,) = read(HEAD + BODY).documents
    assert "Between 12 and 15 people were killed in the market of Oru on Tuesday" in document.text
    assert "The Northern Army & the Lowland Front each denied" in document.text
    assert "| Oru | 12 |" in document.text
    for absent in ("9999", "4000", "Sport"):
        assert absent not in document.text
    assert document.published == DateRange.of_day(date(2021, 3, 9))
    assert (document.title, document.outlet) == ("Market hit", "Oru Herald")
    assert (document.url, document.language) == ("https://herald.example/2021/market", "en")
    assert document.media_type == "text/html"


def test_paragraphs_are_lines() -> None:
    lines = read(HEAD + BODY).documents[0].text.split("\n")
    assert sum(line.startswith(("Between 12", "The Northern")) for line in lines) == 2


def test_a_page_that_states_nothing_has_nothing() -> None:
    (document,) = read(
        "<html><body><p>Three people were killed in Oru on Monday 8 March 2021.</p></body></html>"
    ).documents
    assert (document.published, document.outlet, document.title, document.url) == (None,) * 4


def test_an_old_date_is_kept_and_the_clock_plays_no_part() -> None:
    for day in ("1948-04-09", "2150-01-02"):
        (document,) = read(HEAD.replace("2021-03-09", day) + BODY).documents
        assert document.published == DateRange.of_day(date.fromisoformat(day))


def test_the_declared_encoding_counts() -> None:
    html = (HEAD + BODY).replace("utf-8", "windows-1251").replace("the mayor", "мэр Иванов")
    assert "мэр Иванов" in capture(html.encode("cp1251"), name="a.html").documents[0].text


@pytest.mark.parametrize("tags", [300, 1_500])
def test_what_stands_below_many_open_tags_is_not_lost(tags: int) -> None:
    html = "<html><body><p>First, two people were killed.</p>" + "<font>" * tags + "<p>Later, twelve were killed.</p>"
    assert "Later, twelve were killed." in read(html).documents[0].text


def test_tags_deeper_than_any_parser_takes_are_told() -> None:
    (unread,) = read("<html><body>" + "<div>" * 20_000 + "killed").unread
    assert unread.kind == "TooLarge"
    assert "deep" in unread.reason


def test_entities_are_never_expanded_from_files_or_bombs() -> None:
    bomb = "".join(f"<!ENTITY e{i + 1} '{f'&e{i};' * 10}'>" for i in range(12))
    for entities in ("<!ENTITY x SYSTEM 'file:///etc/passwd'>", f"<!ENTITY e0 'lol'>{bomb}<!ENTITY x '&e12;'>"):
        html = f"<?xml version='1.0'?><!DOCTYPE html [{entities}]><html><body><p>Twelve killed &x; in Oru.</p></body></html>"
        (document,) = read(html).documents
        assert "root:" not in document.text
        assert len(document.text) < len(html)


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><p class='" + "a" * 1_000_000 + "'>Twelve people were killed.</p>",
        "<html><body><p " + " ".join(f"a{i}" for i in range(5_000)) + ">Twelve people were killed.</p>",
        "<html><head><script type='application/ld+json'>"
        + "[" * 50_000
        + "</script></head><body><p>Twelve people were killed.</p>",
        "<html><body>" + "<script>" * 5_000 + "</script>" * 5_000 + "<p>Twelve people were killed.</p>",
        "<html><body><p>Twelve people were killed.</p>" + "<script</script" * 5_000,
    ],
)
def test_odd_pages_are_read(html: str) -> None:
    (document,) = read(html).documents
    assert "Twelve people were killed." in document.text


def test_limits_of_a_page() -> None:
    for limits in (Limits(html_bytes=100), Limits(html_tags=5)):
        assert [unread.kind for unread in read(HEAD + BODY, limits).unread] == ["TooLarge"]


def test_a_large_page_is_read_in_the_cage_with_the_same_result() -> None:
    large = BODY.replace("</article>", "<p>" + "The search for the missing went on. " * 10_000 + "</p></article>")
    (document,) = read(HEAD + large).documents
    assert document.title == "Market hit"
    assert "Between 12 and 15 people were killed" in document.text
    (unread,) = read(HEAD + large, Limits(cage_memory=20_000_000)).unread
    assert unread.kind == "TooLarge"


@pytest.mark.parametrize(
    "html", ["<html></html>", "<html><body><script>x</script></body></html>", "<html><!-- killed -->"]
)
def test_a_page_without_words_is_unread(html: str) -> None:
    assert [unread.kind for unread in read(html).unread] == ["UnreadableDocument"]
