"""What was recorded and decided."""
