"""What a place in a scenario file belongs to: an actor, a tie, a round, a choice. An editor's preview asks this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.diagnostics import Problems
from game.model.names import ties_of
from game.model.scenario import Scenario
from game.scenario.characters import same_line_ends, screen
from game.scenario.recover import read_tree
from game.scenario.tree import Node, Path

Kind = Literal["scenario", "actor", "tie", "indicator", "round", "choice", "event", "ending", "claim"]
SECTIONS: dict[str, Kind] = {
    "actors": "actor",
    "relationships": "tie",
    "indicators": "indicator",
    "events": "event",
    "endings": "ending",
    "claims": "claim",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What one place of a file belongs to, as far as the scenario that was read from it knows the same thing."""

    kind: Kind = "scenario"
    name: str = ""
    """The id of the actor, indicator, event, ending or choice; the tie as it is written (`us -> qatar`)."""
    number: int = 0
    """Of a claim: its place in the list, from 0. Of anything in a round: the round, from 0."""
    seat: str = ""
    """The seat whose choices the place is among."""

    @property
    def round(self) -> int | None:
        """The round (from 0) that the place is in; None outside of the rounds."""
        return self.number if self.kind in ("round", "choice") else None


class Places:
    """A text, ready to say what each of its lines belongs to. Faulty texts are read as far as they can be."""

    def __init__(self, text: str) -> None:
        """Read a text, however faulty."""
        problems = Problems("")
        screened = screen(same_line_ends(text), problems)
        self._root = read_tree(screened.text, problems, recover=not screened.has_tab_indents).root

    def path(self, line: int) -> Path:
        """The way to the deepest value that a line (from 1) stands in."""
        node, path = self._root, []
        while node is not None and node.kids and not node.flow:
            step = _last_before(node, line)
            if step is None:
                break
            path.append(step)
            node = node.kids.get(step)
        return tuple(path)

    def standing(self, line: int, scenario: Scenario) -> Standing:
        """What a line (from 1) belongs to in a scenario that was read from this text, or from it as it was before."""
        path = self.path(line)
        section = str(path[0]) if path else ""
        if section == "rounds" and len(path) > 1:
            return self._in_round(path, scenario)
        kind = SECTIONS.get(section)
        if kind is None or len(path) < 2:
            return Standing()
        if kind == "claim":
            number = int(path[1])
            return Standing(kind, number=number) if number < len(scenario.claims) else Standing()
        name = str(self._id_at(path[:2]) if kind in ("event", "ending") else path[1])
        return Standing(kind, name) if _is_known(kind, name, scenario) else Standing()

    def _in_round(self, path: Path, scenario: Scenario) -> Standing:
        number = int(path[1])
        if number >= len(scenario.rounds):
            return Standing()
        seat = str(path[3]) if len(path) > 3 and path[2] == "choices" else ""
        if seat not in scenario.seats:
            return Standing("round", number=number)
        choice = str(self._id_at(path[:5])) if len(path) > 4 else ""
        where = scenario.choices_by_id.get(choice)
        if where is None:
            return Standing("round", number=number, seat=seat)
        return Standing("choice", choice, where[0], where[1])

    def _id_at(self, path: Path) -> object:
        node = self._root
        for step in path:
            node = node.kids.get(step) if node is not None else None
        return node.data.get("id") if node is not None and isinstance(node.data, dict) else None

    def line_of(self, path: Path) -> int | None:
        """The line (from 1) where the value at a path begins, its name included; None where there is none."""
        node, line = self._root, None
        for step in path:
            kid = node.kids.get(step) if node is not None else None
            if node is None or kid is None:
                return None
            line = _begin(node, step, kid)
            node = kid
        return line


def _last_before(node: Node, line: int) -> str | int | None:
    """The last entry of a node that begins on a line or above it."""
    found = None
    for step, kid in node.kids.items():
        if _begin(node, step, kid) <= line:
            found = step
    return found


def _begin(node: Node, step: str | int, kid: Node) -> int:
    key = node.keys.get(step)
    return key.line if key else kid.span.line


def _is_known(kind: Kind, name: str, scenario: Scenario) -> bool:
    if kind == "actor":
        return name in scenario.actors
    if kind == "indicator":
        return name in scenario.indicators
    if kind == "tie":
        return name in scenario.relationships and bool(ties_of(name))
    parts = scenario.events if kind == "event" else scenario.endings
    return any(part.id == name for part in parts)


__all__ = ["Kind", "Places", "Standing"]
