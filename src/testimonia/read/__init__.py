"""Step 2, read: documents become claims."""
