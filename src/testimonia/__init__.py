"""Testimonia: reports in; a casualty record out, in which every figure leads back to a sentence and a speaker."""

__version__ = "0.1.0"
