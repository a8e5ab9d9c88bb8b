"""Toolbox: sentences, paragraphs, quotation marks, numerals and offsets."""
