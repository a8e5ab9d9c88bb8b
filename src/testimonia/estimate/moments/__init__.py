"""Estimators from a few sums, with closed or nearly closed forms: Chao's lower bound and sample coverage."""
