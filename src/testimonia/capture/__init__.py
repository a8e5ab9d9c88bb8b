"""Step 1, capture: bytes in, documents out; each hashed, never changed, and nothing silently skipped."""

from testimonia.capture.captured import DEFAULT, Captured, Limits
from testimonia.capture.intake import capture, capture_from
from testimonia.capture.kinds import ENDINGS
from testimonia.capture.sources import STANDARD_INPUT, Input, find_inputs

__all__ = [
    "DEFAULT",
    "ENDINGS",
    "STANDARD_INPUT",
    "Captured",
    "Input",
    "Limits",
    "capture",
    "capture_from",
    "find_inputs",
]
