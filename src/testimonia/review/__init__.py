"""Review: people judge every step in a browser, on this machine."""
