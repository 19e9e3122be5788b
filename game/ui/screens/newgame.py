"""Beginning a game: its settings from what was chosen, its save, and the situation room."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.model.scenario import Scenario
    from game.playthrough import Settings
    from game.ui.app import BackchannelApp, Options


def settings_for(scenario: Scenario, seats: tuple[str, ...], options: Options) -> Settings:
    """What is settled before the first round: the command line's word, else the scenario's."""
    import secrets

    from game.playthrough import Settings

    return Settings(
        seed=secrets.randbelow(1_000_000) if options.seed is None else options.seed,
        seats=seats,
        fog=options.fog or scenario.fog,
        reflect=options.reflect or scenario.reflect,
    )


async def begin(app: BackchannelApp, scenario: Scenario, name: str, seats: tuple[str, ...]) -> None:
    """Make the save and open the situation room; where no save can be made, say why and offer to try again."""
    from game.record import SaveProblem, new_game
    from game.ui.screens.small import AskScreen

    settings = settings_for(scenario, seats, app.options)
    while True:
        try:
            game = await asyncio.to_thread(new_game, scenario, settings, scenario_name=name, path=app.options.save)
        except SaveProblem as problem:
            if not await app.push_screen_wait(AskScreen("The game cannot be saved", str(problem), answer="Try again")):
                return
        else:
            app.open_game(game)
            return
