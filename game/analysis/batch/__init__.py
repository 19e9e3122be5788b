"""The batch engine: many games of one scenario at once, in columns of whole numbers, exactly as the reference engine.

tables, conditions, compiled    a scenario as tables to look things up in
block, turn, step               games side by side, what they may do, and one round of them
choosing, playing, otherwise    who chooses what; whole games; the same games with one choice made otherwise
"""

from game.analysis.batch.playing import BATCH

__all__ = ["BATCH"]
