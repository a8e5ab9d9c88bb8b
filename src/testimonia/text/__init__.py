"""Toolbox: sentences, paragraphs, numerals and offsets."""

from testimonia.text.sentences import paragraphs, sentences

__all__ = ["paragraphs", "sentences"]
