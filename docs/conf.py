"""Configuration of the documentation."""

from testimonia import __version__

project = "Testimonia"
author = "The Testimonia developers"
release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence"]
napoleon_custom_sections = ["Units", "Shape", "Source"]
autodoc_member_order = "bysource"
exclude_patterns = ["_build", "*.in.md"]
html_theme = "furo"
html_title = "Testimonia"
