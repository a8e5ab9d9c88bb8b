"""Words of reports are seen as they are: what would turn their direction is shown, and offsets stay."""

from __future__ import annotations

from testimonia.publish.words import as_shown


def test_what_turns_words_is_seen_and_offsets_stay():
    assert as_shown("Police said 1\u202e05 died\u2069.") == "Police said 1\ufffd05 died\ufffd."
    assert as_shown("אבג\u200f, می\u200cروم") == "אבג\u200f, می\u200cروم"


def test_every_page_shows_words_so(room):
    shown = room._templates.from_string("{{ words }}|{{ words | e }}").render(words="1\u202e05 <b>")
    assert shown == "1\ufffd05 &lt;b&gt;|1\ufffd05 &lt;b&gt;"
