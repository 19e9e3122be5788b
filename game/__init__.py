"""Backchannel: a teaching game about diplomacy, played in the terminal.

This module imports nothing, so that asking for the version stays instant.
"""

__version__ = "0.1.0"
