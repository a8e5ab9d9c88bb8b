"""Harm to people: which people of a report are harmed, how, and how the report holds it."""

from testimonia.read.harm.drafts import Draft, find_drafts
from testimonia.read.harm.repetition import without_repetitions

__all__ = ["Draft", "find_drafts", "without_repetitions"]
