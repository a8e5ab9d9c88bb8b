"""The static site of a release: every number on it is read from the release's tables."""

from testimonia.publish.site.build import write_site

__all__ = ["write_site"]
