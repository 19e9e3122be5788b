"""What a playtest tells: each finding with its place in the file, how sure it is, and a game that shows it.

finding, closeness                    a finding, what it is made from, and how near games came to what never was
never, branches, loose, same, play, standing
                                      what looks for findings: what never happens, alternatives that never hold, loose
                                      ends, what makes no difference, how it plays, and what standing moves outdo
"""

from game.analysis.findings import branches, loose, never, play, same, standing
from game.analysis.findings.finding import SEVERITIES, Finding, Ground

FINDERS = (
    never.never_played,
    never.never_open,
    never.never_happened,
    never.never_drawn,
    never.never_ended,
    never.too_late,
    never.luck_decides,
    branches.dead_branches,
    loose.flags_set_too_late,
    loose.luck_alone_sets,
    same.one_ending,
    same.always_happens,
    same.flags_never_set,
    same.same_choices,
    same.same_outcomes,
    same.one_way,
    standing.standing_best,
    play.few_choices,
    play.dominated,
    play.always_best,
    play.changes_nothing,
    play.at_a_bound,
    play.goals_always_or_never,
    play.ripples,
)
"""What looks for findings in games, each a function of the ground."""

__all__ = ["FINDERS", "SEVERITIES", "Finding", "Ground"]
