"""Step 3, group: claims become incidents."""

from testimonia.group.group import group

__all__ = ["group"]
