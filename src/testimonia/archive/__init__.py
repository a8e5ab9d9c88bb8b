"""What was said: bytes by SHA-256, append-only, verifiable."""

from testimonia.archive.archive import Archive
from testimonia.archive.log import Event, Head
from testimonia.archive.verify import Verification, verify

__all__ = ["Archive", "Event", "Head", "Verification", "verify"]
