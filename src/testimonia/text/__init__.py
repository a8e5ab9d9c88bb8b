"""Toolbox: sentences, paragraphs, numerals and offsets."""

from testimonia.text.numerals import folded, parse_number
from testimonia.text.quotes import quotations
from testimonia.text.sentences import paragraphs, sentences

__all__ = ["folded", "paragraphs", "parse_number", "quotations", "sentences"]
