"""Harm to people: which people of a report are harmed, how, and how the report holds it."""

from testimonia.read.harm.drafts import Draft, find_drafts
from testimonia.read.harm.lexicon import Frame, Sense, lexicon
from testimonia.read.harm.repetition import without_repetitions
from testimonia.read.harm.screen import screen
from testimonia.read.harm.sentences import Sentences, pieces
from testimonia.read.harm.telling import told_by
from testimonia.read.harm.updates import with_replaced

__all__ = [
    "Draft",
    "Frame",
    "Sense",
    "Sentences",
    "find_drafts",
    "lexicon",
    "pieces",
    "screen",
    "told_by",
    "with_replaced",
    "without_repetitions",
]
