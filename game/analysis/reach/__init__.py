"""What the games of a scenario can come to, and what not, by reasoning alone: no game is played for it.

proofs                          for each choice, event, ending and goal: whether it can be, and why not
spans, turns, possible          how far everything can have gone by each round; what may and must hold then
pushes, groups, sums, once      the most that acts, one seat's options and once-only parts can move a quantity
switches                        flags, as they may be set
reasons                         a proof in words
"""

from game.analysis.reach.proofs import Reach, unreachable

__all__ = ["Reach", "unreachable"]
