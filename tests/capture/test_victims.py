"""Victim lists in CSV and workbooks."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from testimonia.capture import Captured, Limits, capture
from testimonia.model import DateRange, NameParts, sha256_hex

LIST = """Name;Alias;Sex;Age;Date of death;Village;Status;Notes
"Maru, Ana";Nana;F;34;13/01/1990;Oru;killed;=1+1
Ben Oru;;m;30-35;02/03/1990;Maru;killed;
unknown;;?;child;1990;;missing;found by the road
"""


def read(text: str, name: str = "oru list.csv", limits: Limits | None = None) -> Captured:
    return capture(text.encode(), name=name, limits=limits or Limits())


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_list_with_all_columns() -> None:
    ana, ben, nobody = read(LIST).victims
    assert (ana.list_name, ana.row, ana.sha256) == ("oru list", 1, sha256_hex(LIST.encode()))
    assert ana.names == ("Maru, Ana", "Nana")
    assert (ana.sex, ana.age_low, ana.age_high, ana.harm, ana.where) == ("female", 34, 34, "killed", "Oru")
    assert ana.when == DateRange.of_day(date(1990, 1, 13), "13/01/1990")
    assert ben.when == DateRange.of_day(date(1990, 3, 2), "02/03/1990")  # the first row tells that the day comes first
    assert (ben.sex, ben.age_low, ben.age_high) == ("male", 30, 35)
    assert (nobody.names, nobody.sex, nobody.age_low, nobody.where) == ((), None, None, None)
    assert nobody.when == DateRange.of_year(1990, "1990")
    assert len({victim.id for victim in (ana, ben, nobody)}) == 3


def test_what_a_person_was_is_no_harm() -> None:
    first, second, third = read(
        "Name,Status,Harm\nAna Maru,civilian,\nBen Oru,Killed in action,\nIda Sel,police,wounded\n"
    ).victims
    assert (first.harm, second.harm, third.harm) == (None, "Killed in action", "wounded")
    assert dict(first.cells)["Status"] == "civilian"


def test_cells_are_kept_as_received() -> None:
    cells = dict(read(LIST.replace("Nana", "  Nana \u202e")).victims[0].cells)
    assert (cells["Notes"], cells["Alias"], cells["Name"]) == ("=1+1", "  Nana \u202e", "Maru, Ana")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiters_and_encodings(delimiter: str, encoding: str) -> None:
    text = f'name{delimiter}sex\r\n"Ana{delimiter} ""N"" Ünal\nof Oru"{delimiter}f\r\n'
    (victim,) = capture(text.encode(encoding), name="a.csv").victims
    assert victim.names == (f'Ana{delimiter} "N" Ünal\nof Oru',)
    assert victim.sex == "female"


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("Full_Name,x,y", ("a",)),
        ("VICTIM'S NAME,x,y", ("a",)),
        ("First name,Middle Name,Surname", ("a b c",)),
        ("Surname,Given names,nickname", ("b a", "c")),
        ("id,Name (Arabic),name", ("c", "b")),
    ],
)
def test_headers_by_their_names(header: str, names: tuple[str, ...]) -> None:
    assert read(f"{header}\na,b,c\n").victims[0].names == names


def test_titles_above_the_header_and_empty_rows_are_passed_but_counted() -> None:
    victims = read("The dead of Oru\n\nname,age\nAna,1\n\n,\nBen,2\n").victims
    assert [(victim.row, victim.names) for victim in victims] == [(1, ("Ana",)), (4, ("Ben",))]


def test_the_same_row_twice_is_two_records() -> None:
    one, two = read("name,age\nAna,1\nAna,1\n").victims
    assert one.id != two.id


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('"Co,1', "quotation marks"),
        ('"Co"x,1', "quotation marks"),
        ("Co", "expected 2 cells"),
        ("Co,1,2", "expected 2 cells"),
        ("C\0o,1", "NUL"),
        ("Co," + "9" * 200_000, "at most 10,000 characters"),
        ("Co," + "9" * 11_000, "at most 10,000 characters"),
        ("Co" + "," * 2_000, "at most 1,000 columns"),
    ],
)
def test_a_broken_row_costs_only_itself(row: str, reason: str) -> None:
    captured = read(f"name,age\nAna,1\n{row}\n" + "Ben,2\n" * 100)
    assert len(captured.victims) == 101
    (unread,) = captured.unread
    assert (unread.kind, unread.part) == ("InvalidReport", 2)
    assert reason in unread.reason


def test_dates_that_are_not_understood_are_told_once() -> None:
    captured = read("name,died\nAna,in spring\nBen,1990\nCo,in autumn\nDi,unknown\n")
    assert len(captured.victims) == 4
    (unread,) = captured.unread
    assert unread.part == 1
    assert "2 of 4 rows" in unread.reason


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("village,killed\nOru,12\n", "UnreadableDocument", "'village', 'killed'"),
        ("id,name,lat,lon\n1,Oru,40.1,49.2\n", "UnreadableDocument", "table of places"),
        ("name,age\n", "UnreadableDocument", "no rows"),
        ("\n\n", "UnreadableDocument", "no words"),
        ("name" + "," * 100_000 + "\nAna\n", "UnreadableDocument", "at most 1,000 columns"),
        ("name,age\n" + '"x\n' * 1_100, "TooLarge", "more than 1,000 rows"),
    ],
)
def test_what_is_no_list(text: str, kind: str, reason: str) -> None:
    captured = read(text)
    assert captured.victims == ()
    (unread,) = captured.unread
    assert unread.kind == kind
    assert reason in unread.reason


def test_rows_have_a_limit() -> None:
    assert read("name\n" + "Ana\n" * 20, limits=Limits(table_rows=10)).unread[0].kind == "TooLarge"


def test_a_workbook() -> None:
    data = workbook(
        ["First name", "Last name", "Age", "Died", "Village", None],
        ["Ana", "Maru", 34, date(1990, 1, 13), '=WEBSERVICE("http://example.invalid")', None],
        [None, "Oru", 5.0],
        ["Ben", "Lan", "child", "1990", None, None, "one too many"],
    )
    captured = capture(data, name="list.xlsx")
    ana, oru = captured.victims
    assert (ana.names, ana.age_low, ana.when) == (("Ana Maru",), 34, DateRange.of_day(date(1990, 1, 13), "1990-01-13"))
    assert ana.where == '=WEBSERVICE("http://example.invalid")'
    assert (oru.names, oru.age_low, oru.when) == (("Oru",), 5, None)
    assert [(unread.part, unread.kind) for unread in captured.unread] == [(3, "InvalidReport")]


def test_hostile_workbooks() -> None:
    good = workbook(["name"], ["Ana"])
    for change, kind in (("bomb", "TooLarge"), ("entities", "UnreadableDocument"), ("no xml", "UnreadableDocument")):
        captured = capture(altered(good, change), name="list.xlsx", limits=Limits(unpacked_bytes=10_000_000))
        assert captured.victims == ()
        assert [unread.kind for unread in captured.unread] == [kind]


def altered(data: bytes, change: str) -> bytes:
    """A workbook whose first sheet is a zip bomb, an entity bomb, or no XML at all."""
    sheets = {
        "bomb": b" " * 20_000_000,
        "entities": b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>',
        "no xml": b"Ana",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            is_sheet = member == "xl/worksheets/sheet1.xml"
            new.writestr(member, sheets[change] if is_sheet else old.read(member))
    return out.getvalue()


@pytest.mark.parametrize("size", [4, 100, 2_000])
def test_a_workbook_that_was_cut_off(size: int) -> None:
    (unread,) = capture(workbook(["name"], ["Ana"])[:size], name="list.xlsx").unread
    assert unread.kind == "UnreadableDocument"


def test_parts_of_names_and_facts_that_tell_persons_apart() -> None:
    header = "First name,Patronymic,Surname,DOB,National ID,Phone,Home town,Zip\n"
    (ana,) = read(header + "Ana,Petrovna,Maru,19840702,A-12 3,+44 20 1,Oru,123\n").victims
    assert ana.parts == NameParts("Ana", "Petrovna", "Maru")
    assert ana.born == DateRange.of_day(date(1984, 7, 2), "19840702")
    assert (ana.fact("id_number"), ana.fact("phone"), ana.fact("residence")) == ("A-12 3", "+44 20 1", "Oru")
    assert ana.fact("occupation") is None
    assert read("name\nAna Maru\n").victims[0].parts is None


@pytest.mark.parametrize(
    ("cells", "start", "end"),
    [
        ("1967,9,27", date(1967, 9, 27), date(1967, 9, 27)),
        ("1967,9,71", date(1967, 9, 1), date(1967, 9, 30)),
        ("1967,0,27", date(1967, 1, 1), date(1967, 12, 31)),
        ("1967,,", date(1967, 1, 1), date(1967, 12, 31)),
    ],
)
def test_a_date_of_birth_in_columns_keeps_what_is_sure(cells: str, start: date, end: date) -> None:
    (ana,) = read(f"name,birth year,birth month,birth day\nAna,{cells}\n").victims
    assert ana.born is not None
    assert (ana.born.start, ana.born.end) == (start, end)
    assert read("name,birth year\nAna,about 1967\n").victims[0].born is None


def test_the_script_of_each_name() -> None:
    assert read("name,name arabic,alias\nAna Maru,آنا مارو,Ана\n").victims[0].scripts == ("LATIN", "ARABIC", "CYRILLIC")


def test_the_header_is_the_row_that_names_most_columns() -> None:
    rows: list[list[object]] = [
        ["Register of the dead"],
        ["Person", None, None, "Event"],
        ["Surname", "Given name", "Age", "Date", "Place"],
        ["Maru", "Ana", 34, date(1990, 1, 13), "Oru"],
    ]
    captured = capture(workbook(*rows), name="oru.xlsx", limits=Limits())
    (ana,) = captured.victims
    assert (ana.names, ana.age_low, ana.where, captured.unread) == (("Ana Maru",), 34, "Oru", ())


def test_of_a_workbook_the_sheet_with_the_list_is_read_and_the_others_are_named() -> None:
    book = openpyxl.Workbook()
    book.active.append(["How the list was made"])
    for title in ("dead", "wounded", "empty"):
        sheet = book.create_sheet(title)
        if title != "empty":
            sheet.append(["Name", "Age"])
            sheet.append([f"{title} Maru", 34])
    out = io.BytesIO()
    book.save(out)
    captured = capture(out.getvalue(), name="oru.xlsx", limits=Limits())
    assert [victim.names for victim in captured.victims] == [("dead Maru",)]
    assert [item.reason.partition(" is not read")[0] for item in captured.unread] == [
        "expected one list; the sheet 'Sheet'",
        "expected one list; the sheet 'wounded'",
    ]


@pytest.mark.parametrize(
    ("row", "lines"), [("Total:;2;;", 2), ("TOTAL;;;", 2), (";Total Maru;;", 3), ("3;Total, Ana;;Oru", 3)]
)
def test_a_row_that_sums_up_a_list_is_nobody(row: str, lines: int) -> None:
    captured = read(f"No;Name;Age;Village\n1;Ana Maru;3;Oru\n2;Ben Oru;4;Oru\n{row}\n")
    assert (len(captured.victims), captured.unread) == (lines, ())
