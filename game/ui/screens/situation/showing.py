"""What the situation room shows of a seat's view, and of the choice under the cursor."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import TYPE_CHECKING

from game.ui import present
from game.ui.screens import shown
from game.ui.screens.hung import Hung, Row
from game.ui.screens.pen import entitle
from game.ui.screens.situation import panels
from game.ui.screens.situation.brief import Brief, clauses_of
from game.ui.screens.titleline import TitleLine
from game.ui.widgets.choice_list import ChoiceList
from game.ui.widgets.indicators import Indicators
from game.ui.widgets.ties import TieView

if TYPE_CHECKING:
    from game.ui.screens.situation.brief import Clause
    from game.ui.screens.situation.screen import SituationScreen
    from game.ui.widgets.values import Ghost


def show_seat(room: SituationScreen, seat: str) -> None:
    """Show the room as one seat sees it (or as the audience does, for "")."""
    playthrough, pen = room.playthrough, room.pen
    room.seat = seat
    room.shown_at = monotonic()
    room.view = view = playthrough.view(seat)
    room.changes = shown.changes_since(playthrough, view)
    mention = room.scenario.mention(seat) if seat else "nobody"
    title = room.query_one(TitleLine)
    round_ = view.situation
    where = f"{'What if: round' if room.game.variation else 'Round'} {view.round} of {view.rounds}"
    heading, date = (round_.title, round_.date) if round_ else ("", "")
    title.left, title.right = room.scenario.title, f"You are {mention}" if seat else "All seats: computer"
    title.middle = (
        f"{where} · {heading} · {date}" if date else f"{where} · {heading}",
        f"{view.round}/{view.rounds} · {heading} · {date}" if date else f"{where} · {heading}",
        f"{where} · {date}" if date else where,
    )
    entitle(room.query_one("#situation"), subtitle=panels.basis(pen, view))
    room.query_one("#situation").scroll_home(animate=False)
    for ties in room.query(TieView):
        ties.scores, ties.changes, ties.you = view.scores, room.changes, seat
    show_texts(room)
    choices = room.query_one(ChoiceList)
    choices.items = panels.choice_items(pen, playthrough, seat, playthrough.offers(seat))
    foretell(room, choices.choice_id)
    room.show_pane("situation")
    choices.focus()


def show_texts(room: SituationScreen) -> None:
    """What depends on the width: the situation, the strained triangle and what moved last, the question."""
    pen, view = room.pen, room.view
    situation = panels.situation(pen, view, with_basis=not room.is_wide)
    room.query_one("#situation-text", Hung).rows = tuple(situation)
    moved = panels.moved(pen, room.scenario, view, room.changes, in_short=room.is_wide)
    rows = (*panels.strain(pen, room.scenario, view), *moved)
    room.query_one("#strain-text", Hung).rows = rows
    goals = room.query_one("#goals-text", Hung)
    goals.rows = tuple(panels.goals(pen, view))
    room.query_one("#goals").styles.max_height = len(goals.lines(goals.size.width or 60)) + 2  # with its border
    question = f"What will {room.scenario.mention(room.seat)} do?" if room.seat else "Nobody sits at this table"
    gap = "" if room.is_wide else " "  # a border without corners leaves none
    entitle(room.query_one("#choices"), pen(f"{gap}{question}{gap}"))


def clear(room: SituationScreen) -> None:
    """Show nothing of any seat, while the keyboard is handed over."""
    room.seat = ""
    room.query_one(ChoiceList).items = ()
    for text in room.query(Hung):
        text.rows = ()
    room.query_one(Brief).show(room.pen(""))


def foretell(room: SituationScreen, choice_id: str | None) -> None:
    """Paint what the choice under the cursor would do, and say it in words."""
    pen, scenario, seat = room.pen, room.scenario, room.seat
    ghosts: Mapping[str, Ghost] = {}
    rows: tuple[Row, ...] = ()
    clauses: tuple[Clause, ...] = ()
    note = pen("")
    offers = room.playthrough.offers(seat) if seat else ()
    if any(offer.id == choice_id and offer.available for offer in offers):
        forecast = room.playthrough.forecast(seat, choice_id or "")
        ghosts = present.ghosts(forecast)
        rows = (Row(pen("With this choice", "$text-muted")), *panels.forecast_rows(pen, scenario, seat, forecast))
        clauses = clauses_of(pen, scenario, seat, forecast)
        note = panels.forecast_note(pen, forecast)
    for ties in room.query(TieView):
        ties.ghosts = ghosts
    items = shown.indicator_items(scenario, room.view.indicators, room.changes, ghosts)
    room.query_one(Indicators).items = items
    room.query_one("#foretold", Hung).rows = rows
    room.query_one(Brief).show(note, clauses)


def point_at(room: SituationScreen, sentence: str) -> None:
    """Say in words what is pointed at in the matrix, on the map or among the indicators; "" for nothing any more."""
    if not sentence:
        foretell(room, room.query_one(ChoiceList).choice_id)
        return
    text = room.pen.join(sentence, ("  w Why?", "$accent"))
    room.query_one("#foretold", Hung).rows = (Row(text),)
    room.query_one(Brief).show(text)
