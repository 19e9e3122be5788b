"""How a seat plays when nobody sits there."""

from game.players.policies import Pick, pick

__all__ = ["Pick", "pick"]
