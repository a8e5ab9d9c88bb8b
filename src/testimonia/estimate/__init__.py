"""Step 5: capture histories to estimates of those whom nobody listed.

From Python: `table.histories_from_array` or `histories_from_rows`, then `survey.survey` for all methods side by side,
or `estimator.estimate` for one. Nothing is imported here, so that linking does not need what estimating needs.
"""
