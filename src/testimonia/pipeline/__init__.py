"""The order of things: plan, run, skip what is current."""
