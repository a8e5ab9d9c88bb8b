"""`python -m testimonia` is the command `testimonia`."""

from testimonia.cli import main

if __name__ == "__main__":
    main()
