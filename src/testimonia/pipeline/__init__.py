"""The order of things: plan, run, skip what is current.

Nothing is imported here, so that a command starts with what it uses: showing a record needs no reader.
"""
