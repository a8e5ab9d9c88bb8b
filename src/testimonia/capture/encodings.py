"""Bytes to text: which encoding, told strictly; nothing is replaced or repaired."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from testimonia.capture.language import language_of
from testimonia.errors import UnreadableDocument

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; the longer first, because UTF-32 begins like UTF-16."""

LEGACY = (
    *(f"cp{number}" for number in range(1250, 1259)),
    *("koi8_r", "koi8_u", "cp866", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "iso8859_2", "iso8859_5"),
)
"""Encodings that are guessed from the bytes, or believed where a page declares them."""

USUAL = {
    **dict.fromkeys(("bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"), "cp1250"),
    **dict.fromkeys(("az", "tr"), "cp1254"),
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
    "vi": "cp1258",
}
"""Windows code pages of languages in Latin letters, of which the bytes alone cannot tell; cp1252 for the others."""

SAMPLE = 100_000
"""Bytes that the guess looks at; the whole must then decode strictly."""

MOST_CONTROLS = 0.01
"""Share of control characters from which decoded bytes count as binary: texts have next to none."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, str]:
    """The text that bytes hold, and the name of its encoding.

    A byte order mark decides; then strict UTF-8; then what the document declares; then a guess among the
    legacy encodings. The text is not normalised in any way; only a byte order mark is taken off.

    Args:
        data: all bytes of the text.
        declared: the encoding that the document names for itself; None if it names none.

    Raises:
        UnreadableDocument: binary data, or no encoding fits.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding), encoding
    if b"\0" in data:
        raise UnreadableDocument(
            f"expected text; found a NUL byte at offset {data.index(0)}: binary data, or UTF-16 without its byte"
            " order mark; save it as UTF-8"
        )
    for encoding in ("utf-8", *_believed(declared)):
        try:
            return _checked(data.decode(encoding)), encoding
        except UnicodeDecodeError:
            continue
    encoding = _guessed(data)
    return _strictly(data, encoding), encoding


def _believed(declared: str | None) -> tuple[str, ...]:
    """The declared encoding, if it is one of those known here."""
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return ()
    if name in ("iso8859-1", "ascii"):
        return ("cp1252",)  # what browsers read under these names (WHATWG Encoding Standard)
    return (name,) if name in {codecs.lookup(known).name for known in LEGACY} else ()


def _guessed(data: bytes) -> str:
    """The encoding under which the bytes look least like disorder; among equals the usual one of the language."""
    sample = data if len(data) <= SAMPLE else data[: data.rfind(b"\n", 0, SAMPLE) + 1] or data[:SAMPLE]
    matches = from_bytes(sample, cp_isolation=list(LEGACY))
    best = matches.best()
    if best is None:
        raise UnreadableDocument("expected text in UTF-8, UTF-16 or a Windows code page; no encoding fits")
    equal = {name for match in matches if match.chaos == best.chaos for name in match.could_be_from_charset}
    usual = USUAL.get(language_of(str(best)) or "", "cp1252")
    return usual if usual in equal else best.encoding


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return _checked(data.decode(encoding).removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"expected text in {encoding}; byte {error.start} does not belong to it; save it as UTF-8"
        ) from error


def _checked(text: str) -> str:
    """The text, unless so many of its characters are controls that it is none."""
    controls = sum(1 for _ in _CONTROLS.finditer(text))
    if "\0" in text or controls > MOST_CONTROLS * len(text):
        raise UnreadableDocument(f"expected text; {controls} of {len(text)} characters are controls: binary data")
    return text
