"""Step 5: capture histories to estimates of those whom nobody listed."""
