"""Toolbox: blocking, comparison, connected components."""
