"""Drawings for pages: SVG that takes its colours from the page, so that it suits light, dark and paper.

drawing              escaped text, a picture with its description for voices
curves, network      values over the rounds; who regards whom how
"""

from game.export.pictures.curves import Panel, curve_panel
from game.export.pictures.network import network

__all__ = ["Panel", "curve_panel", "network"]
