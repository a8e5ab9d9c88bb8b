"""Toolbox: sentences, paragraphs, numerals and offsets."""

from testimonia.text.numerals import folded, parse_number
from testimonia.text.quotes import quotations
from testimonia.text.sentences import paragraphs, sentences
from testimonia.text.words import is_mostly_latin

__all__ = ["folded", "is_mostly_latin", "paragraphs", "parse_number", "quotations", "sentences"]
