"""How a seat plays when nobody sits there."""

from game.players.policies import Pick, gains, pick

__all__ = ["Pick", "gains", "pick"]
