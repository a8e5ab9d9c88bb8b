"""The commands, and what each says of itself in a line: known before its module is imported."""

from __future__ import annotations

COMMANDS = {
    "annotate": "Write what the reader sees in reports: every date, place, attribution and quantity.",
    "changes": "Show how figures moved, when, and which claims moved them; nothing is ever overwritten.",
    "estimate": (
        "Estimate how many people are on no list, by several methods; no bare interval where the data carry none."
    ),
    "explain": "Explain a claim field by field, or why the reports of an incident were joined.",
    "export": "Write the record in one format: for your own scripts (jsonl), or as a release would have it.",
    "init": "Make an empty record, with its settings file, in a new folder.",
    "judge": "Decisions of a person: obeyed in every run, kept for ever, undone at will.",
    "ledger": "Show each total over a period or region, what of it the incidents account for, and what is left.",
    "link": "Find out which lines of victim lists are one person, with reasons; what is unclear is left to people.",
    "policy": "The named policies that make figures of counts.",
    "power": "How much overlap is needed: simulate such lists, thinner and denser, and show what estimates are worth.",
    "publish": (
        "Make a numbered release: data files in every format and a static site; stopped if anything withheld is in it."
    ),
    "read": "Read reports and print their claims; nothing is recorded.",
    "review": "Open the review room: judge claims, incidents and people; it serves until it is interrupted.",
    "run": "Capture, read, group and reconcile reports: what is new is added, what is current is skipped.",
    "sensitivity": "Show without which claim or source a figure would be another, and what each side alone would give.",
    "show": "Show the record; an incident with each claim, its sentence, who said it, and its figures; or a claim.",
    "simulate": "Make capture patterns of a population of known size, to try methods on.",
    "sources": "List the primary sources, all names under which reports have them, and which figures rest on each.",
    "validate": "Check a UCDP GED file: columns, low <= best <= high, the sides' deaths sum to best, dates in order.",
    "verify": "Re-hash the archive and the log chain, check every claim against its text; name the first damage.",
}
"""By name, which is that of the module. Its docstring says the same first; a test holds the two together."""
