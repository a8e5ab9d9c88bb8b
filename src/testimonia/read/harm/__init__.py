"""Harm to people: which people of a report are harmed, how, and how the report holds it."""

from testimonia.read.harm.drafts import Draft, find_drafts
from testimonia.read.harm.repetition import without_repetitions
from testimonia.read.harm.telling import told_by

__all__ = ["Draft", "find_drafts", "told_by", "without_repetitions"]
