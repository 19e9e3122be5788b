"""Scenario files: reading and checking them, and finding those that are shipped or one's own.

Nothing here raises for what a file holds, or for a file that cannot be read: what is wrong comes back as diagnostics.
"""

from game.scenario.codes import CODES
from game.scenario.library import Listing, find, listing, names, own_scenarios, shipped
from game.scenario.load import Loaded, load_file, read_scenario
from game.scenario.report import check_files, counts

__all__ = [
    "CODES",
    "Listing",
    "Loaded",
    "check_files",
    "counts",
    "find",
    "listing",
    "load_file",
    "names",
    "own_scenarios",
    "read_scenario",
    "shipped",
]
