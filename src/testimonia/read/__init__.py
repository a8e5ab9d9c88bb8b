"""Step 2, read: documents become claims."""

from testimonia.read.english import EnglishReader, Explained

__all__ = ["EnglishReader", "Explained"]
