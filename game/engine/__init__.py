"""State and choices in, a step out: no file, no clock, no chance of its own, whole numbers only.

`start` makes the first state, `offers` lists what a seat may do, `forecast` what a choice would do by itself, `resolve`
plays a round, and `view` is what one seat may know.
"""

from game.engine.forecast import forecast
from game.engine.offers import offers
from game.engine.resolve import Step, resolve
from game.engine.state import State, start
from game.engine.view import view

__all__ = ["State", "Step", "forecast", "offers", "resolve", "start", "view"]
