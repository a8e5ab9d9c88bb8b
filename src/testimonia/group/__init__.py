"""Step 3, group: claims become incidents."""

from testimonia.group.decisions import decided, free_code, known_before, redirects
from testimonia.group.group import group

__all__ = ["decided", "free_code", "group", "known_before", "redirects"]
