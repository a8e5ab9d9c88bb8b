"""Bayesian averaging over decomposable graphs of the lists."""
