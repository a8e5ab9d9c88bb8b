"""Captured pages as they are shown: their words stay, and nothing that runs or asks."""

from __future__ import annotations

import pytest

from testimonia.review.captured import quiet

HOST = "http://elsewhere.example"


@pytest.mark.parametrize(
    "markup",
    [
        '<link rel="preconnect" href="{}">',
        '<meta http-equiv="refresh" content="0;url={}">',
        '<base href="{}">',
        '<script src="{}"></script>',
        '<img src="{}" srcset="{} 2x" alt="a street">',
        '<body background="{}">',
        '<a ping="{}" href="/x">a</a>',
        '<form action="{}"><button formaction="{}">x</button></form>',
        '<svg><image href="/x" xlink:href="{}"/></svg>',
        '<video poster="{}" src="{}"></video>',
        '<iframe src="{}"></iframe>',
        '<object data="{}"></object>',
        "<p onclick=\"location='{}'\">x</p>",
        "<!-- {} -->",
    ],
)
def test_nothing_that_asks_is_left(markup):
    shown = quiet(f"<p>Two people died.</p>{markup.replace('{}', HOST)}")
    assert HOST not in shown
    assert "Two people died." in shown


def test_words_links_and_pictures_in_the_page_itself_stay():
    markup = (
        '<h1 class="a">Ostrel</h1><a href="http://x.example/1">more</a><img src="data:image/png;base64,AA==" alt="b">'
    )
    shown = quiet(markup)
    for kept in ("Ostrel", 'href="http://x.example/1"', "data:image/png", 'alt="b"'):
        assert kept in shown


@pytest.mark.parametrize("markup", ["", "   ", "<", "&" * 5000, "<div>" * 5000, "<p>قتل ثلاثة", "a\x00b", "<!-- -->"])
def test_broken_markup_is_no_error(markup):
    quiet(markup)
