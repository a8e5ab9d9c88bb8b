"""The kinds of arrays that linkage computes with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Levels = NDArray[np.int8]
"""Numbers of levels of agreement; -1 where a field is not stated. Shape: (pairs, fields)."""

Pairs = Ints
"""Numbers of records, the smaller first. Shape: (pairs, 2)."""
