"""The rules for people who hold paper: in brief, on one page with this scenario's sizes, and worked once by hand."""

from __future__ import annotations

from game.debrief.phrases import quantity_words
from game.engine.ledger import Entry
from game.export.handout_shapes import Example, ExampleStep, Rule
from game.model.catalogue import CATALOGUE
from game.model.names import ties_of
from game.model.rules import Rules
from game.model.scale import REGARD_BANDS, rdiv
from game.model.scenario import Scenario
from game.playthrough import Playthrough, Refused, Settings
from game.playthrough.sentences import act_sentence
from game.words import plural, signed


def _scale() -> tuple[tuple[str, str], ...]:
    lows = [-100, *(highest + 1 for highest, _ in REGARD_BANDS)]
    return tuple((word, f"{low:+d} to {high:+d}") for low, (high, word) in zip(lows, REGARD_BANDS, strict=False))


SCALE = _scale()
"""Words for scores, with their ranges."""

BASES = (
    ("reported", "a cited source says so"),
    ("disputed", "the sources show that views differ"),
    ("modelled", "the author's reading, made for this exercise"),
    ("hypothetical", "nothing reported; a possible continuation"),
)
"""What a label says about the ground under a statement."""

GAME_WORDS = (
    ("Act", "Something done to another actor, such as a visit or a threat. Each has a weight from -10 to +10."),
    ("Ending", "How the story closes. It follows from where things stand; none is the right one."),
    ("Forecast", "What a choice would do by itself. What the others choose, and chance, come on top."),
    ("Indicator", "A number from 0 to 100 for something that is no tie."),
    ("Ripple", "A third actor changes its view of whoever acts, by what it feels for the one who is acted upon."),
    ("Score", "How one actor regards another, from -100 to +100. It need not be returned."),
    ("Usual level", "Where a score slowly returns when nothing happens."),
)
"""The words that the game itself uses."""

LIMITS = (
    "The scores at the start are the author's judgement, and the sizes of the rules are design choices. Both can be "
    "changed in the file.",
    "The scale of acts is blind to context: a visit weighs the same in peace and in war.",
    "Every actor is one will. Governments, parties and publics are not told apart, unless an indicator stands for "
    "them.",
    "Power plays no part in how acts are returned: the small answer the great as the great answer the small.",
    "What is left undone has no weight unless the file writes it as an act.",
    "It predicts nothing. On twenty years of event data its rules do better than "
    "\"the same as last month\" and worse than a pair's own moving average; the ripple adds almost nothing there. It "
    "is in the game because it is the lesson.",
)  # fmt: skip
"""What a class should be told that the model leaves out."""


def rules_in_brief(scenario: Scenario) -> tuple[str, ...]:
    """The rules as a seat needs them: a sentence each, with this scenario's sizes."""
    rules = scenario.rules
    lines = [
        f"All seats choose; then the round is worked out at once, so nobody is first. There are {len(scenario.rounds)} "
        "rounds.",
        "What you do to others changes how they regard you: kind acts raise the score, hard acts lower it. Near the "
        "ends of the scale it moves less.",
    ]
    if rules.disbelief:
        lines.append("Enemies believe only part of a kindness, and friends forgive part of a blow.")
    if rules.own_view:
        lines.append(f"Acting changes your own view as well, by {rules.own_view}% as much.")
    if rules.ripple_friend or rules.ripple_enemy:
        lines.append("Others watch. Whoever likes the one you deal with takes it as if it were partly done to them; "
                     "whoever dislikes them takes it the other way round.")  # fmt: skip
    if rules.reciprocity:
        lines.append("Each side moves part of the way towards how the other has come to regard it.")
    if rules.drift:
        lines.append("What nobody tends to drifts back to its usual level.")
    if rules.lasting_mark:
        lines.append("A very grave act moves the usual level itself.")
    lines.append("You are judged at the end, by your own goals alone.")
    return tuple(lines)


def rule_rows(rules: Rules) -> tuple[Rule, ...]:
    """Every rule with its size in this scenario."""

    def share(percent: int, words: str) -> str:
        return f"{percent}% {words}" if percent else "off in this scenario"

    usual = Rules()
    set_here = {name for name in Rules.model_fields if getattr(rules, name) != getattr(usual, name)}

    def note(*names: str) -> str:
        return " (set by this scenario)" if set_here & {*names} else ""

    against = f"against it, {rules.disbelief}% of that" if rules.disbelief else "against it, nothing"
    friends = share(rules.ripple_friend, "of the push, times how much the third actor likes the target")
    enemies = f"{rules.ripple_enemy}% the other way round" if rules.ripple_enemy else "nothing"
    return (
        Rule("Direct", "how the target regards the one who acts",
             f"{plural(rules.act_size, 'point')} for each point of the act's weight{note('act_size')}. With the sign "
             f"of the score a push loses 1% for every point of it; {against}{note('disbelief')}"),
        Rule("Own view", "how the one who acts regards the target",
             share(rules.own_view, "of the same") + note("own_view")
             + "; an act of both sides, such as a visit, moves both in full"),
        Rule("Ripple", "how each third actor regards the one who acts",
             f"{friends}; if it dislikes the target, {enemies}{note('ripple_friend', 'ripple_enemy')}"),
        Rule("Mediation", "how both parties regard each other and the mediator",
             "as much as the less trusting side trusts the mediator"),
        Rule("Reciprocity", "every pair",
             share(rules.reciprocity, "of the gap between how far the two have moved") + note("reciprocity")),
        Rule("Drift", "every pair",
             share(rules.drift, "of the way back to the usual level, at least one point") + note("drift")),
        Rule("Lasting mark", "the usual level itself",
             share(rules.lasting_mark, "of the effect of an act of weight 7 or more, once") + note("lasting_mark")),
        Rule("Limit", "whatever left the scale", "back to its end"),
        Rule("Scenario", "ties and indicators", "what the author wrote with a choice or an event, as it stands"),
    )  # fmt: skip


def worked_example(scenario: Scenario) -> Example | None:
    """One act of the first round, with every number on the way; None where the first round has no act that shows it.

    The acts are those that the computer would choose. Only arithmetic that agrees with the ledger is told.
    """
    run = Playthrough(scenario, Settings(seed=0))
    step = run.play_round()
    if step is None or isinstance(step, Refused):
        return None
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in step.entries:
        verb = entry.cause.act.split(" ")[0]
        if verb and not CATALOGUE[verb].mutual and CATALOGUE[verb].kind == "plain":
            found.setdefault((entry.cause.seat, entry.cause.act), []).append(entry)
    scores = run.view(rounds=0).scores
    best: Example | None = None
    for (seat, act), entries in found.items():
        weight10 = _weight10(scenario, act)
        steps = tuple(told for entry in entries if (told := _step(scenario, scores, entry, weight10)))
        if {"direct", "ripple"} <= {entry.rule for entry in entries} and (best is None or len(steps) > len(best.steps)):
            size = scenario.rules.act_size
            push = (
                f"{_short(weight10, 10)} times {plural(size, 'point')}: a push of {_short(weight10 * size, 10)} points"
            )
            best = Example(act_sentence(scenario, seat, act), push, steps)
    return best


def _weight10(scenario: Scenario, act: str) -> int:
    """Ten times the weight of an act, as the scenario sets it."""
    verb = act.split(" ")[0]
    return round(scenario.weights[verb] * 10) if verb in scenario.weights else CATALOGUE[verb].weight10


def _step(scenario: Scenario, scores: dict[str, int], entry: Entry, weight10: int) -> ExampleStep | None:
    """One entry of the example as a calculation; None for rules that it does not show, or where it would not agree."""
    pairs = ties_of(entry.quantity)
    if not pairs or entry.rule not in ("direct", "self", "ripple"):
        return None
    rules, score = scenario.rules, scores[entry.quantity]
    share, why = 10_000, "direct: the whole push"
    if entry.rule == "self":
        share, why = rules.own_view * 100, f"own view: {rules.own_view}% of the push"
    if entry.rule == "ripple":
        kind = rules.ripple_friend if entry.via_score > 0 else rules.ripple_enemy
        share = kind * entry.via_score
        liked = scenario.mention(ties_of(entry.via)[0][1])
        why = f"ripple: {kind}% of {entry.via_score}% of the push, as it regards {liked} at {signed(entry.via_score)}"
    push = share * rules.act_size * weight10  # in hundred-thousandths of a point
    is_against = score != 0 and (score > 0) != (push > 0)
    land = 10_000 - (rules.disbelief if is_against else 100) * abs(score)
    if rdiv(push * land, 10**9) != entry.change:
        return None
    lands = "100%"
    if score:
        less = f"{rules.disbelief}% of {abs(score)}%" if is_against else f"{abs(score)}%"
        lands = f"100% less {less}: {_short(land, 100, sign=False)}%"
    exact = _short(push * land, 10**9)
    moves = signed(entry.change) if exact == signed(entry.change) else f"{exact}, so {signed(entry.change)}"
    return ExampleStep(quantity_words(scenario, entry.quantity), why, _short(push, 10**5), signed(score), lands, moves)


def _short(number: int, unit: int, *, sign: bool = True) -> str:
    """A fraction as people write it, to two places at most.

    >>> _short(102, 10), _short(-4625, 1000), _short(6500, 100, sign=False)
    ('+10.2', '-4.63', '65')
    """
    hundredths = rdiv(number * 100, unit)
    whole, rest = divmod(abs(hundredths), 100)
    text = f"{whole}.{rest:02d}".rstrip("0").rstrip(".")
    return f"{'-' if hundredths < 0 else '+'}{text}" if sign and hundredths else text


__all__ = ["BASES", "GAME_WORDS", "LIMITS", "SCALE", "rule_rows", "rules_in_brief", "worked_example"]
