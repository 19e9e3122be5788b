"""Makes `python -m game` the same as the command `backchannel`."""

from game.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
