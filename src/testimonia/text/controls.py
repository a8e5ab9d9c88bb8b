"""Characters that are obeyed and not read: by a terminal, or by whatever lays words out; as code points."""

from __future__ import annotations

CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
"""What a terminal obeys, the ends of lines and the tabulator among them."""

TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""What turns the direction of the words after it: "1\\u202e05" would be seen as "150"."""
