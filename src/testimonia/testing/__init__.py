"""Contract suites and hypothesis strategies that other packages can import."""
