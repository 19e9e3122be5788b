"""What happens in the situation room: whose turn it is, a choice made final, the round played, the reveal."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from time import monotonic
from typing import TYPE_CHECKING

from game.engine.resolve import Step
from game.playthrough import Decision, Prediction, Refused, whole_seconds
from game.ui.screens.situation import panels, showing
from game.ui.screens.small import AskScreen
from game.ui.widgets.choice_list import ChoiceList
from game.ui.widgets.matrix import Matrix
from game.ui.widgets.network import Network
from game.ui.widgets.ties import TieView

if TYPE_CHECKING:
    from game.ui.screens.reflect import ReflectScreen
    from game.ui.screens.situation.screen import SituationScreen


# ── Whose turn it is ─────────────────────────────────────────────────────────────────────────────────────────────────


def begin_turn(room: SituationScreen) -> None:
    """Give the room to the seat that decides next; with several people, hand the keyboard over first."""
    playthrough = room.playthrough
    if playthrough.is_over:
        room.shell.open_debrief(room.game)
        return
    seat = playthrough.next_seat or ""
    if len(playthrough.settings.seats) > 1 and seat != room.at_keyboard:
        showing.clear(room)
        room.run_worker(hand_over(room, seat), group="turn")
    else:
        showing.show_seat(room, seat)
        if room.read_first:
            open_briefing(room)
    room.read_first = False
    room.at_keyboard = seat


async def hand_over(room: SituationScreen, seat: str) -> None:
    """Ask for the keyboard to be handed to a seat; at its first turn it reads its brief before anything else."""
    from game.ui.screens.handover import HandoverScreen

    scenario, playthrough = room.scenario, room.playthrough
    await room.app.push_screen_wait(HandoverScreen(scenario.mention(seat), playthrough.round))
    showing.show_seat(room, seat)
    if not playthrough.played:
        open_briefing(room)


def open_briefing(room: SituationScreen) -> None:
    """The briefing, with the confidential part of the seat whose turn it is."""
    from game.ui.screens.briefing import BriefingScreen

    view = room.playthrough.view(room.seat) if room.seat else None
    room.app.push_screen(BriefingScreen(room.scenario, room.playthrough.settings.seats, view))


# ── A choice ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def choose(room: SituationScreen, choice_id: str) -> None:
    """Go on with a line of the list."""
    if room.is_asking:
        return
    if choice_id == panels.PLAY_ROUND:
        turn = play_round(room)
    elif choice_id == panels.MORE:
        turn = choose_other(room)
    elif room.seat:
        turn = decide(room, choice_id)
    else:
        return
    room.is_asking = True
    room.run_worker(one_at_a_time(room, turn), group="turn")


async def one_at_a_time(room: SituationScreen, turn: Awaitable[None]) -> None:
    """Go through with a choice; a second one that is asked for meanwhile (Enter pressed twice) is not heard."""
    try:
        await turn
    finally:
        room.is_asking = False


async def choose_other(room: SituationScreen) -> None:
    """Pick a standing move, then decide for it."""
    from game.ui.screens.situation.moves import MovesScreen

    moves = [offer for offer in room.playthrough.offers(room.seat) if offer.standing]
    if not moves:
        room.say("This scenario has no other moves.")
        return
    chosen = await room.app.push_screen_wait(MovesScreen(room, tuple(moves)))
    if chosen is None:
        showing.foretell(room, None)
        return
    await decide(room, chosen)


async def decide(room: SituationScreen, choice_id: str) -> None:
    """Ask once more, as the game's settings want it, and hand the decision to the playthrough."""
    playthrough, seat = room.playthrough, room.seat
    reason = ""
    predictions: Mapping[str, Prediction] = {}
    if playthrough.settings.reflect != "off":
        answer = await room.app.push_screen_wait(reflection(room, choice_id))
        room.reasons[choice_id] = answer.reason
        if not answer.is_final:
            return
        reason, predictions = answer.reason, answer.predictions
    decision = Decision(seat, choice_id, reason, predictions, whole_seconds(monotonic() - room.shown_at))
    result = playthrough.decide(decision)
    while isinstance(result, Refused) and result.kind == "not-saved":
        ask = AskScreen("This decision is not saved", result.reason, answer="Try again")
        if not await room.app.push_screen_wait(ask):
            return
        result = playthrough.decide(decision)
    await after(room, result)


def reflection(room: SituationScreen, choice_id: str) -> ReflectScreen:
    """The window that asks before a choice is final."""
    from game.ui.screens.reflect import ReflectScreen, TieQuestion

    playthrough, scenario, seat = room.playthrough, room.scenario, room.seat
    offer = next(offer for offer in playthrough.offers(seat) if offer.id == choice_id)
    ties = playthrough.prediction_ties(seat, choice_id) if playthrough.settings.reflect == "predict" else ()
    return ReflectScreen(
        scenario.mention(seat),
        offer.label,
        offer.choice.detail,
        forecast=tuple(panels.forecast_rows(room.pen, scenario, seat, playthrough.forecast(seat, choice_id))),
        questions=tuple(TieQuestion(tie, scenario.quantity_name(tie), room.view.scores[tie]) for tie in ties),
        reason=room.reasons.get(choice_id, ""),
    )


async def play_round(room: SituationScreen) -> None:
    """Let the computer play a round in which no person has a seat."""
    await after(room, room.playthrough.play_round())


async def after(room: SituationScreen, result: Step | Refused | None) -> None:
    """Reveal a round that was played, and go on to the next turn."""
    if isinstance(result, Refused):
        room.say(result.reason, "Not now")
        return
    room.reasons.clear()
    if result is not None:
        from game.ui.screens.reveal import RevealScreen

        seats = room.playthrough.settings.seats
        showing.clear(room)
        await room.app.push_screen_wait(RevealScreen(room.playthrough, result, seats[0] if len(seats) == 1 else ""))
        room.at_keyboard = room.at_keyboard if len(seats) == 1 else ""
    begin_turn(room)


# ── Looking ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def most_telling(room: SituationScreen) -> str:
    """Which story `w` tells when nothing is pointed at: of what the choice under the cursor would move first.

    Where that is nothing (or not foretold): what moved most for the seat, else the first tie towards it.
    """
    choice = room.query_one(ChoiceList).item
    if room.seat and choice is not None and choice.available:
        expected = panels.ranked(room.seat, room.playthrough.forecast(room.seat, choice.id))
        if expected:
            return expected[0].quantity
    toward = [name for name in room.view.scores if name.endswith(f" -> {room.seat}")] or list(room.view.scores)
    return max(toward, key=lambda name: abs(room.changes.get(name, 0)))


def toggle_map(room: SituationScreen) -> None:
    """Put the map where the matrix of ties is, or the matrix back."""
    ties, matrix = room.query_one("#ties"), room.query_one(Matrix)
    has_focus = any(view.has_focus for view in room.query(TieView))
    if found := room.query(Network):
        found.remove()
        matrix.display = True
        if has_focus:
            matrix.focus()
    else:
        network = Network(matrix.actors, matrix.scores, changes=matrix.changes, you=room.seat, names=matrix.names)
        network.ghosts = matrix.ghosts
        ties.mount(network, before=matrix)
        matrix.display = False
        if has_focus:
            network.focus()
    room.query_one("#side").set_class(not matrix.display, "-map")
    if not room.is_wide:
        room.show_pane("ties")
    room.call_after_refresh(room.after_resize)
    room.call_after_refresh(room.refresh_bindings)
