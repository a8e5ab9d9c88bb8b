"""Messages: every word of the pages can be translated, a translation is used, and English is what there is without."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from testimonia.model import Harm
from testimonia.pipeline.stages import explain_document
from testimonia.read.dates import when
from testimonia.read.where import choose
from testimonia.review.roles import Role
from testimonia.review.web import messages, reasons, words
from testimonia.review.web.messages import FOLDER, catalogue_for
from testimonia.testing.claims import report
from tests.conftest import cases

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


def test_every_rule_and_reason_that_pages_name_is_listed(workspace):
    """Those of the example, of its figures, and of every fifth sentence of the cases."""
    sentences = [row["sentence"] for row in cases("claims.en")[::5]]
    documents = [report(f"D{number}", "2021-05-04", text=text) for number, text in enumerate(sentences)]
    given = [
        why
        for document in (*workspace.view.contents.documents, *documents)
        for _, whys in explain_document(workspace.record.configuration, document)
        for why in whys
    ]
    named = {why.rule for why in given} | {name for name, _ in (*when.RULES, *choose.RULES)}
    assert {name.replace("-", " ") for name in named} <= set(reasons.RULES)
    said = {reason for why in given for _, reason in why.left_out}
    said |= {left.reason for figure in workspace.view.contents.figures for left in figure.left_out}
    asked = set()
    for reason in said:
        words.reason(SimpleContext(asked), reason)
    assert asked <= {*reasons.NOT_TAKEN, *reasons.LEFT_OUT, *reasons.RULES, *(harm.replace("_", " ") for harm in Harm)}


class SimpleContext(dict):
    """A context whose translation notes what is to be translated."""

    def __init__(self, asked: set[str]) -> None:
        super().__init__(_=lambda message: asked.add(message) or message)


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("whose it is", "its owner"),
        ("tells of “30 others”", "is about “30 others”"),
        ("another claim: killed", "in another claim, dead"),
        ("another rule would give it: day-of-saying", "another rule: said on"),
        ("a zero for a part of the people only: fighters: all", "zero of fighters: all"),
        ("hypothetical: feared, threatened or conditional", "feared"),
        ("something that nobody has listed", "something that nobody has listed"),
    ],
)
def test_reasons_are_translated_with_what_is_put_into_them(reason, shown):
    translated = {
        "whose it is": "its owner",
        "tells of “{}”": "is about “{}”",
        "another claim: {}": "in another claim, {}",
        "killed": "dead",
        "another rule would give it: {}": "another rule: {}",
        "day of saying": "said on",
        "a zero for a part of the people only: {}": "zero of {}",
        "hypothetical: feared, threatened or conditional": "feared",
    }
    assert words.reason({"_": lambda message: translated.get(message, message)}, reason) == shown
