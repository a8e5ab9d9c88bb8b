"""Toolbox: the gazetteer."""
