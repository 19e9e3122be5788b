"""The situation room: what the round finds, how all regard each other, and what the seat may do.

`screen` is the layout, `handlers` what happens when a person decides, `panels` the texts in the panes; `moves`,
`goals` and `history` are windows over it.
"""

from game.ui.screens.situation.screen import SituationScreen

__all__ = ["SituationScreen"]
