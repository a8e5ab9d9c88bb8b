"""Toolbox: sentences, paragraphs, numerals and offsets.

Nothing is imported here, so that the screen, which must know what commands a terminal, needs nothing else.
"""
