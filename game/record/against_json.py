"""What became of saved games under an edited scenario, as plain data for tools."""

from __future__ import annotations

from typing import Any

from game.record.against import EndingAgainst
from game.record.against_ledger import Moved
from game.record.against_missing import Missing
from game.record.against_words import Tried, first_difference


def tried_json(tried: Tried) -> dict[str, Any]:
    """One save as plain data."""
    found: dict[str, Any] = {"save": tried.save, "scenario": tried.scenario, "problem": tried.problem}
    found |= {"notes": list(tried.told), "other_scenario": tried.is_other}
    found |= {"unread": tried.is_unread, "fails": tried.fails}
    against = tried.against
    if against is None:
        return found
    return found | {
        "edits": [
            {"kind": edit.kind, "id": edit.id, "change": edit.change, "text": edit.text} for edit in against.diff.edits
        ],
        "texts_changed": against.diff.texts,
        "first_difference": first_difference(tried),
        "start": [_moved_json(moved) for moved in against.start],
        "rounds": [
            {
                "round": round_.round,
                "title": round_.title,
                "choices": dict(round_.choices),
                "same": round_.is_same,
                "notes": list(round_.notes),
                "flags": list(round_.flags),
                "moved": [_moved_json(moved) for moved in round_.moved],
            }
            for round_ in against.rounds
        ],
        "missing": [_missing_json(missing) for missing in against.missing],
        "missing_later": [_missing_json(missing) for missing in against.later],
        "ending": {"recorded": _ending_json(against.recorded), "now": _ending_json(against.now)},
        "only_recorded": list(against.only_recorded),
        "only_now": list(against.only_now),
    }


def _moved_json(moved: Moved) -> dict[str, Any]:
    return {
        "quantity": moved.quantity,
        "recorded": moved.was,
        "now": moved.now,
        "carried": moved.carried,
        "lines": [
            {
                "rule": line.rule,
                "cause": str(line.cause),
                "via": line.via,
                "recorded": line.was,
                "now": line.now,
                "why": line.why,
                "edit": line.is_edit,
            }
            for line in moved.lines
        ],
    }


def _missing_json(missing: Missing) -> dict[str, Any]:
    return {
        "round": missing.round,
        "seat": missing.seat,
        "choice": missing.choice,
        "what": missing.what,
        "reason": missing.reason,
        "text": missing.sentence,
    }


def _ending_json(ending: EndingAgainst) -> dict[str, Any]:
    return {"id": ending.id, "title": ending.title, "rounds": ending.rounds, "kind": ending.kind}
