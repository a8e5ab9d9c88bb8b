"""Step 1, capture: bytes become documents."""
