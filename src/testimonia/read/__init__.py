"""Step 2, read: documents become claims."""

from testimonia.read.english import EnglishReader

__all__ = ["EnglishReader"]
