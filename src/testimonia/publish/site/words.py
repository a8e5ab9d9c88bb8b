"""Values in plain words, for pages."""

from __future__ import annotations

from urllib.parse import urlsplit

from testimonia.publish.tables import Row


def number(value: int | None) -> str:
    """A whole number with its thousands divided; a dash where there is none."""
    return "–" if value is None else f"{value:,}"


def words(value: str) -> str:
    """A code in plain words: "sexual_violence" as "sexual violence"."""
    return value.replace("_", " ")


def when(row: Row) -> str:
    """The days of a row."""
    start, end = row["start"], row["end"]
    if not start and not end:
        return "not stated"
    if start == end:
        return str(start)
    return f"{start} to {end}" if start and end else f"from {start}" if start else f"until {end}"


def where(row: Row) -> str:
    """The place of a row, with what its precision means where it is no exact place."""
    name = row["place"] or row["place_words"]
    if not name:
        return "not stated"
    country = f", {row['country']}" if row["country"] and row["country"] != name else ""
    rough = {2: " (near)", 3: " (district)", 4: " (region)", 5: " (area)", 6: " (country only)"}
    return f"{name}{country}{rough.get(row['where_prec'], '')}"


def interval(row: Row | None) -> str:
    """A figure as low – best – high, shortened where they are the same; a dot where there is none."""
    if row is None:
        return "·"
    values = [f"{row[end]:,}" for end in ("low", "best", "high") if row[end] is not None]
    return values[0] if len(set(values)) == 1 else " – ".join(values)


def persons(row: Row) -> str:
    """A count as said: "12", "150–300", "12 or more", "up to 300"."""
    low, high = row["low"], row["high"]
    if low is not None and low == high:
        return f"{low:,}"
    if high is None:
        return f"{low:,} or more"
    return f"up to {high:,}" if low is None else f"{low:,}–{high:,}"


def link(address: str) -> str:
    """An address that may stand in a link: of the web; anything else leads nowhere."""
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return "#"
    return address if scheme in ("http", "https") else "#"
