"""Step 3, group: claims become incidents.

From Python: `group.group`, or `group.regroup` where a part of the reports is new. Nothing is imported here, so that
obeying decisions does not need what comparing reports needs.
"""
