"""What was said: bytes by SHA-256, append-only, verifiable."""
