"""Step 3, group: claims become incidents."""
