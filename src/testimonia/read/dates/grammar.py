"""The grammar of single time expressions, written over the classes of their words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from testimonia.read.dates.expression import Expression
from testimonia.read.dates.guards import accepted, counts_something
from testimonia.read.dates.tokens import CODES, OTHER, Line

_SETS = {
    "any_month": ("month", "maybe"),
    "count": ("day", "year", "short", "number", "word"),
    "dom": ("day", "ordinal", "nth"),
    "edge": ("early", "mid", "late"),
    "side": ("end", "start", "mid", "half"),
    "shift": ("last", "next", "this", "that"),
}
_NAME = re.compile(r"[a-z_]+")


def _pattern(source: str) -> str:
    """A pattern over class names as a pattern over their characters."""

    def classes(match: re.Match[str]) -> str:
        names = _SETS.get(match.group(), (match.group(),))
        return "[" + "".join(re.escape(CODES[name]) for name in names) + "]"

    return _NAME.sub(classes, source).replace(" ", "")


_EDGE = (
    "(?: article? edge (?: dash | in )? (?: article | of )?"
    " | article? (?: last | nth | edge )? side of article? edge? dash? )"
)
_WEEKDAY = "(?: weekday stop? comma? )"
_YEAR = "(?: comma? year | comma? of? quote short | of? article? shift unit | of article unit earlier )"
_YEAR_OF_MONTH = "(?: comma? of? year | of? article? shift unit | of article unit earlier )"
_COUNT = "(?: count (?: dash? word )? | several | a (?: word | several )? (?: of )? )"
_SHIFT = "(?: article? shift{1,2} )"
_PART_OF = "(?: article? edge? (?: in article )? part unit? of article? )"

_SEPARATOR = "(?: dash | until | and | comma )"
_LISTED = f"(?: {_SEPARATOR} article? dom )"

RULES: tuple[tuple[str, str], ...] = (
    ("iso", "iso"),
    ("slashed", "slashed"),
    (
        "shared",
        f"{_PART_OF}? article? dom (?= {_LISTED}{{1,5}} of? any_month )",
    ),
    ("day", "day dash? any_month stop? dash? quote? short"),
    ("day_of_month", f"{_WEEKDAY}? article? dom (?: instant | ultimo | of {_SHIFT} unit )"),
    ("day", f"{_PART_OF}? {_WEEKDAY}? article? dom of any_month of year"),
    ("day", f"{_PART_OF}? {_WEEKDAY}? article? dom of? any_month stop? {_YEAR}?"),
    ("day", f"{_PART_OF}? {_WEEKDAY}? article? any_month stop? article? dom {_YEAR}?"),
    (
        "month",
        f"{_EDGE}? {_SHIFT}? any_month stop? {_YEAR_OF_MONTH}?",
    ),
    ("season", f"{_EDGE}? {_SHIFT}? article? season (?: (?: of | in )? comma? year | of article? shift unit )?"),
    ("era", "(?: count | year ) stop? era"),
    ("decade", f"{_EDGE}? article? quote? decade"),
    ("day", f"feast {_YEAR}?"),
    (
        "portion",
        f"article (?: nth | last | next ) {_COUNT}? unit of article? (?: year | {_SHIFT}? unit | any_month {_YEAR}? )",
    ),
    ("nth_weekday", f"article (?: nth | ordinal | last ) weekday (?: of | in ) {_SHIFT}? any_month {_YEAR}?"),
    ("quarter", "(?: quartern | article? (?: nth | ordinal | last ) quarter ) (?: of comma? | comma )? year"),
    ("quarter", f"article? (?: nth | ordinal ) quarter of {_SHIFT}? article? unit"),
    ("quarter", "article (?: nth | ordinal ) quarter"),
    ("shifted_quarter", "article? (?: last | next ) quarter"),
    ("century", f"{_EDGE}? article? dom dash? unit"),
    ("weekday", f"{_EDGE}? {_SHIFT}? weekday stop? (?: part (?: and part )? )? of? article? shift{{1,2}} unit"),
    ("weekday", f"{_EDGE}? {_SHIFT}? weekday stop? (?: part (?: and part )? )?"),
    ("weekday", "article weekday earlier last"),
    ("that_weekday", "article weekday part?"),
    ("deictic", "(?: today | yesterday | tomorrow | tonight | overnight ) part?"),
    ("clipped", f"(?: article? edge (?: in )? )? article? nth? side of {_SHIFT}? article? unit"),
    ("this_day", f"(?: this | that ) unit (?: in year | {_COUNT} unit ago )"),
    ("shifted", "article unit earlier last"),
    ("shifted", "(?: earlier | later ) in this? article? unit"),
    ("shifted", f"(?: (?: early | late | earlier | later | mid ) in? )? {_SHIFT} (?: unit | part )"),
    ("span", f"article (?: last | next | nth ) (?: last | next )? {_COUNT} unit"),
    ("span", f"article {_COUNT}? unit (?: next | that followed )"),
    ("span", f"(?: last | next | this ) {_COUNT} unit"),
    ("ago", "half a unit ago"),
    ("ago", f"{_COUNT} unit ago until article unit"),
    ("ago", f"{_COUNT} part ago"),
    ("ago", f"{_COUNT} unit ago (?: today | {_SHIFT} unit | weekday )?"),
    ("moved", f"(?: {_COUNT} | article )? unit (?: earlier | later )"),
    ("moved", "article part earlier"),
    ("duration", "half a unit"),
    ("duration", f"{_COUNT} dash? unit"),
    ("weekend", "article unit"),
    ("vague", "unit"),
    ("bare", "article ordinal"),
    ("year", f"(?: {_EDGE} dash? )? year"),
    ("present", "present"),
    ("recent", "recent"),
    ("future", "article future"),
)

_NO_BEGINNING = "".join(CODES[name] for name in ("comma", "stop", "dash", "break", "of", "in", "and", "until", "by"))
_BEGINNING = re.compile(
    f"(?![{CODES['article']}{CODES['a']}][{re.escape(OTHER + _NO_BEGINNING)}])[^{re.escape(OTHER + _NO_BEGINNING)}]"
)
"""A word at which an expression may begin; an article only before a word that may be part of one."""

_MASTER = re.compile("|".join(f"({_pattern(source)})" for _, source in RULES))
_SINGLE = tuple((kind, re.compile(_pattern(source))) for kind, source in RULES)
_ANOTHER_DAY = re.compile(_pattern(f"{_SEPARATOR} article? (dom) {_YEAR}?"))
_ANOTHER_BARE_DAY = re.compile(_pattern("(?: and | dash ) (ordinal) (?! any_month | of )"))
_SECOND_YEAR = re.compile(_pattern("dash (day | short) (?! any_month | dash | unit )"))
_MONTH = re.compile(_pattern("any_month"))


def expressions(line: Line) -> Iterator[Expression]:
    """The time expressions of a line from left to right, none of them overlapping."""
    position = 0
    while begin := _BEGINNING.search(line.classes, position):
        match = _MASTER.match(line.classes, begin.start())
        found = _first_accepted(line, begin.start(), (match.lastindex or 1) - 1) if match else None
        if found is None:
            position = begin.end()
            continue
        yield found
        position = found.end
        for another in _further(line, found):
            yield another
            position = another.end


def _first_accepted(line: Line, start: int, rule: int) -> Expression | None:
    """The expression that begins at a word, by the first rule that fits and is not guarded against."""
    for kind, pattern in _SINGLE[rule:]:
        if match := pattern.match(line.classes, start):
            end = match.end() - (line.classes[match.end() - 1] == CODES["stop"])
            if found := accepted(line, Expression(kind, start, end)):
                return found
    return None


def _further(line: Line, found: Expression) -> Iterator[Expression]:
    """The expressions that an expression lends a part to."""
    if found.kind == "day":
        yield from _more_days(line, found)
    elif found.kind == "bare":
        yield from _more_bare_days(line, found)
    elif found.kind == "year":
        yield from _shortened_year(line, found)


def _shortened_year(line: Line, found: Expression) -> Iterator[Expression]:
    """The second year of "1995-96"."""
    match = _SECOND_YEAR.match(line.classes, found.end)
    if match and len(line.word(match.start(1))) == 2 and line.word(match.start(1)) > line.word(found.end - 1)[2:]:
        yield Expression("shortened", match.start(1), match.end(1))


def _more_days(line: Line, found: Expression) -> Iterator[Expression]:
    """The days that share the month of the expression before them: "January 6 and 13"."""
    if _MONTH.match(line.classes, found.end - 1) or not _ends_in_day(line, found):
        return
    position = found.end
    while match := _ANOTHER_DAY.match(line.classes, position):
        position = match.end()
        if _MONTH.match(line.classes, position) or counts_something(line, match.end(1)):
            return
        yield Expression("another", match.start(1), match.end())


def _more_bare_days(line: Line, found: Expression) -> Iterator[Expression]:
    """The further days of a month that the story has reached: "on the 9th and 10th"."""
    match = _ANOTHER_BARE_DAY.match(line.classes, found.end)
    if match and not counts_something(line, match.end()):
        yield Expression("bare", match.start(1), match.end())


def _ends_in_day(line: Line, found: Expression) -> bool:
    return line.classes[found.end - 1] in CODES["day"] + CODES["ordinal"]
