"""Ids derived from content: the same thing read twice has the same id."""

from __future__ import annotations

import hashlib
import json

ID_DIGITS = 16
"""Hex digits of an id: 64 bits, so a million items meet by chance with probability below 1 in 10 million."""

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_id(prefix: str, *parts: object) -> str:
    """An id made from content.

    Args:
        prefix: one letter that tells the kind of thing: D document, C claim.
        parts: plain values (as JSON has them) that define the thing.
    """
    canonical = _CANONICAL.encode(parts).encode("utf-8", "surrogatepass")
    return prefix + hashlib.sha256(canonical).hexdigest()[:ID_DIGITS]


def is_claim_id(name: str) -> bool:
    """Whether a name is the id of a claim; codes of incidents may begin with the same letter, and have hyphens."""
    return name.startswith("C") and "-" not in name


def sha256_hex(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
