"""Toolbox: terms and their rarity, blocking, near copies, clusters.

Nothing is imported here, so that folding a word does not need what clustering needs.
"""
