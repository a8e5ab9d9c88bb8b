"""Log-linear models of capture histories."""
