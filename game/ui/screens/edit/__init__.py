"""The editor of scenarios: the text on the left, what the cursor stands in as a class will see it on the right.

screen, commands       the layout, and what each key does
text, faults           the text with its highlighting and marks; the list of what is wrong
playtesting            plays the text many times while one types
checking               reads the text while one types
card..., ahead         what the cursor stands in, in a game that is played up to there
preview                shows it
saving, opening        keeps, saves and leaves; finds the file
trying, own_editor     plays the text; lends the terminal to another editor
"""

from game.ui.screens.edit.screen import EditScreen

__all__ = ["EditScreen"]
