"""What was recorded and decided."""

from testimonia.store.check import Problem
from testimonia.store.store import Store

__all__ = ["Problem", "Store"]
