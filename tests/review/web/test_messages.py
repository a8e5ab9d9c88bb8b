"""Messages: every word of the pages can be translated, a translation is used, and English is what there is without."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from testimonia.review.roles import Role
from testimonia.review.web import messages
from testimonia.review.web.messages import FOLDER, catalogue_for

TEMPLATES = sorted((Path(messages.__file__).parent / "templates").glob("*.html"))
SCRIPT = Path(__file__).parents[3] / "scripts" / "make_messages.py"
NAMES = {
    "Testimonia",
    "testimonia",
    "review",
    "SHA",
    "UTC",
    "Cohen's",
    "Krippendorff's",
    "kappa",
    "alpha",
    "Enter",
    "Esc",
}
"""Words that are the same in every language: names, measures, keys."""


@pytest.fixture
def translated(tmp_path):
    """A catalogue in a language that is written from the right, in which some messages are translated."""
    pytest.importorskip("babel")
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    catalogue = Catalog(locale="ar")
    catalogue.add("Queue", "قائمة")
    catalogue.add("killed", "قتلى")
    catalogue.add("{} or more", "{} على الأقل")
    file = tmp_path / "ar" / "LC_MESSAGES" / "review.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as out:
        write_mo(out, catalogue)
    return tmp_path


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_no_template_has_words_of_its_own(template):
    text = template.read_text("utf-8")
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.DOTALL)
    attributes = re.findall(r'(?:aria-label|title|placeholder|alt)="([^"]*)"', text)
    shown = re.sub(r"<[^>]*>", " ", text)
    words = set(re.findall(r"[A-Za-z][\w’']+", " ".join([shown, *attributes])))
    assert words - NAMES <= {"doctype"}


def test_the_list_for_translators_is_what_the_pages_say():
    pytest.importorskip("babel")
    done = subprocess.run([sys.executable, str(SCRIPT), "--check"], check=False)
    assert done.returncode == 0, "run python scripts/make_messages.py"


def test_a_translation_is_used_and_runs_from_the_right(visitor, room, translated):
    room.settings = replace(room.settings, languages=translated)
    page = visitor(Role.READER).get("/", headers={"accept-language": "ar-EG;q=0.4, ar"}).text
    assert '<html lang="ar" dir="rtl">' in page
    assert "قائمة" in page
    assert "قتلى" in page
    assert "على الأقل" in page
    assert "Reports" in page


@pytest.mark.parametrize("accepted", ["", "en", "en-GB,ar", "xx", "../../etc", "ar;q=x", "*", ",;=", "a" * 9000])
def test_without_a_translation_it_is_english(translated, accepted):
    assert catalogue_for(accepted, translated).language == "en"
    assert catalogue_for(accepted, FOLDER).say("Queue") == "Queue"
