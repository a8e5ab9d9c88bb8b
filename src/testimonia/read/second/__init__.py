"""A second reader: what a statistical model's parse says of the sentences of a report, beside the rules."""

from testimonia.read.second.parse import Parse, ParsedEntity, ParsedWord, Parser
from testimonia.read.second.reader import SecondReader

__all__ = ["Parse", "ParsedEntity", "ParsedWord", "Parser", "SecondReader"]
