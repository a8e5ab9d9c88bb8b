"""The command line: one module a command, named as the step."""


def main() -> None:
    """Run the command line."""
    raise SystemExit("not yet")
