"""Step 4, reconcile: claims of an incident become figures under named policies."""
