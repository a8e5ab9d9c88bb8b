"""Every error that Testimonia raises on purpose.

::

    TestimoniaError
    ├── ItemError                 one item failed: it is recorded as unread with its reason, the run goes on
    │   ├── UnreadableDocument    the bytes are not a readable document of their kind
    │   ├── TooLarge              the item is over a size, time or memory limit
    │   └── InvalidReport         a line or row does not have the documented shape
    ├── StopError                 the run cannot go on
    │   ├── InputNotFound         a path that the user named does not exist
    │   ├── NotARecord            a folder is not a record, or was written by a newer version
    │   ├── RecordBusy            another process is writing this record
    │   ├── DamagedRecord         evidence or the log is not what was recorded
    │   ├── ConfigurationError    a setting, gazetteer or policy file is wrong
    │   ├── LeakFound             a release holds words that its profile withholds
    │   ├── NotInRecord           no incident, claim or document has this code or id
    │   ├── ContradictoryJudgements   two lines would have to be one person and two
    │   ├── TooManyLists          more lists than can be told apart
    │   ├── NotIdentified         the lists do not determine how many people are on none of them
    │   └── MissingExtra          the command needs an optional part that is not installed
    └── InvalidNoun               a value of the model refuses to exist (a passage that does not
                                  match its text, a figure without claims, low > high)

A message says what was expected, what was found, where, and what to do. Each class also inherits the
builtin error that a caller who knows only Python would expect.
"""


class TestimoniaError(Exception):
    """Base of all errors raised on purpose."""

    __test__ = False  # the name starts with "Test": tell pytest that this is no test class


class ItemError(TestimoniaError):
    """One item failed; it is recorded as unread and the run goes on."""


class UnreadableDocument(ItemError, ValueError):
    """The bytes are not a readable document of their kind."""


class TooLarge(ItemError, ValueError):
    """The item is over a size, time or memory limit."""


class InvalidReport(ItemError, ValueError):
    """A line or a row does not have the documented shape."""


class StopError(TestimoniaError):
    """The run cannot go on."""


class InputNotFound(StopError, FileNotFoundError):
    """A path that the user named does not exist."""


class NotARecord(StopError, ValueError):
    """A folder is not a record, or was written by a newer version."""


class RecordBusy(StopError, RuntimeError):
    """Another process is writing this record."""


class DamagedRecord(StopError, RuntimeError):
    """Evidence or the log is not what was recorded."""


class ConfigurationError(StopError, ValueError):
    """A setting, gazetteer or policy file is wrong."""


class LeakFound(StopError, ValueError):
    """A release holds words that its profile withholds."""


class NotInRecord(StopError, LookupError):
    """No incident, claim or document has this code or id."""


class ContradictoryJudgements(StopError, ValueError):
    """Two lines of lists would have to be one person and two."""


class TooManyLists(StopError, ValueError):
    """More victim lists than can be told apart."""


class NotIdentified(StopError, ValueError):
    """The lists do not determine how many people are on none of them."""


class MissingExtra(StopError, ImportError):
    """The command needs an optional part that is not installed."""


class InvalidNoun(TestimoniaError, ValueError):
    """A value of the model refuses to exist."""
