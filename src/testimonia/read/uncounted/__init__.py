"""What has no number: named incidents, responses and demands."""

from testimonia.read.uncounted.find import Context, find_uncounted

__all__ = ["Context", "find_uncounted"]
