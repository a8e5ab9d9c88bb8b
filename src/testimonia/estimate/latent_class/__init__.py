"""Latent classes: people of different kinds, whom the lists find with different chances."""
