"""The pages of the review room, one module a page."""
