"""The command line: what was asked for, doing it, and how it ended."""
