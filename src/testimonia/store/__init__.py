"""What was recorded and decided."""

from testimonia.store.derived import Gone
from testimonia.store.history import IncidentVersion, Past
from testimonia.store.store import Store
from testimonia.store.words import WordIndex

__all__ = ["Gone", "IncidentVersion", "Past", "Store", "WordIndex"]
