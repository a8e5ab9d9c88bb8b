"""Toolbox: sentences, paragraphs, numerals and offsets."""

from testimonia.text.quotes import quotations
from testimonia.text.sentences import paragraphs, sentences

__all__ = ["paragraphs", "quotations", "sentences"]
