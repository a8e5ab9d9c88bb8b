"""Sources: the registry that a user may extend, and the primary source of each claim."""

from testimonia.reconcile.sources.names import names_overlap, telling_words
from testimonia.reconcile.sources.primary import Origin, origins
from testimonia.reconcile.sources.registry import SourceRegistry, read_sources, source_called, source_id

__all__ = [
    "Origin",
    "SourceRegistry",
    "names_overlap",
    "origins",
    "read_sources",
    "source_called",
    "source_id",
    "telling_words",
]
