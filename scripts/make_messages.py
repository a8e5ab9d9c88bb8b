"""Write the messages of the review room for translators, and compile what they have translated.

`languages/review.pot` lists every message with where it stands. To translate: copy it to
`languages/CODE/LC_MESSAGES/review.po`, fill in, run this script again; it takes new messages over and makes
`review.mo`.

Usage: python scripts/make_messages.py [--check]
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from testimonia.estimate.linkage import linking
from testimonia.model import EXPLAINED, Flag, Harm, Qualifier, Role, SourceKind, Stance, Telling
from testimonia.publish.words import BALANCES
from testimonia.read.languages import words as word_table
from testimonia.review import agreement, queue, roles, secrecy
from testimonia.review.web import messages, reasons, words

REVIEW = Path(messages.__file__).parent.parent
CODES: tuple[type[StrEnum], ...] = (
    Harm, Qualifier, Role, Stance, Flag, SourceKind, roles.Role, queue.Kind, queue.Version, linking.Clarity,
)  # fmt: skip
"""What pages write by its code in plain words."""

FIELDS = (*EXPLAINED, *agreement.FIELDS, *secrecy.CLAIM_FIELDS, *secrecy.REPORT_FIELDS, *secrecy.PERSON_FIELDS)
SAYING = frozenset({"say", "_say", "HTTPException"})
"""Functions whose message a page shows; of an HTTPException it is the second argument."""


def main() -> int:
    """Write or check the list of messages, and every catalogue that there is."""
    catalogue = Catalog(project="Testimonia", charset="utf-8")
    for place, message in sorted(found(), key=lambda pair: (pair[0], pair[1])):
        catalogue.add(message, locations=[(place, 0)])
    listed = REVIEW / "web" / "languages" / "review.pot"
    text = as_text(catalogue)
    if "--check" in sys.argv:
        return 0 if listed.is_file() and listed.read_text(encoding="utf-8") == text else 1
    listed.parent.mkdir(exist_ok=True)
    listed.write_text(text, encoding="utf-8", newline="\n")
    for file in sorted(listed.parent.glob("*/LC_MESSAGES/review.po")):
        compile_catalogue(file, catalogue)
    return 0


def found() -> Iterator[tuple[str, str]]:
    """Every message, with the file in which it stands."""
    for file in sorted((REVIEW / "web" / "templates").glob("*.html")):
        with file.open("rb") as template:
            for _, _, message, _ in babel_extract(template, keywords=["_"], comment_tags=(), options={}):
                if isinstance(message, str):
                    yield file.name, message
    for file in [*sorted(REVIEW.rglob("*.py")), REVIEW.parent / "publish" / "words.py"]:
        for message in spoken(ast.parse(file.read_text(encoding="utf-8"))):
            yield file.name, message
    codes = [code.value for kind in CODES for code in kind]
    told = word_table("en", "uncounted")
    for code in dict.fromkeys([*codes, *FIELDS, *told["incidents"], *told["responses"], *Telling]):
        yield "codes", code.replace("_", " ").replace("-", " ")
    for message in [*words.DONE.values(), *filter(None, BALANCES.values())]:
        yield "codes", message
    for message in (*reasons.RULES, *reasons.NOT_TAKEN, *reasons.LEFT_OUT):
        yield "reasons", message


def spoken(tree: ast.Module) -> Iterator[str]:
    """The messages that a module hands to the pages."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node.func) in SAYING | {"context['_']"}:
            yield from literals(node.args)
        elif isinstance(node, ast.Call):
            yield from literals(keyword.value for keyword in node.keywords if keyword.arg == "wrong")


def name_of(function: ast.expr) -> str:
    """What is called."""
    if isinstance(function, ast.Subscript):
        return ast.unparse(function)
    return function.id if isinstance(function, ast.Name) else ""


def literals(arguments: Iterable[ast.expr]) -> Iterator[str]:
    """The texts among some arguments."""
    for argument in arguments:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield argument.value


def as_text(catalogue: Catalog) -> str:
    """A catalogue as its file has it, without dates: the same messages give the same bytes."""
    out = io.BytesIO()
    write_po(out, catalogue, width=110, omit_header=True, sort_output=True)
    return out.getvalue().decode("utf-8")


def compile_catalogue(file: Path, listed: Catalog) -> None:
    """Take new messages over into a translation, and compile it."""
    with file.open("rb") as source:
        translated = read_po(source, charset="utf-8")
    translated.update(listed)
    with file.open("wb") as target:
        write_po(target, translated, width=110, sort_output=True)
    with file.with_suffix(".mo").open("wb") as target:
        write_mo(target, translated)


if __name__ == "__main__":
    sys.exit(main())
