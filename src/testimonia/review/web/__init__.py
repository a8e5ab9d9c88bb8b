"""The review room as server-rendered pages: they work without script; script adds the keyboard and selecting words."""

from testimonia.review.web.app import create_app
from testimonia.review.web.room import Room, Settings

__all__ = ["Room", "Settings", "create_app"]
