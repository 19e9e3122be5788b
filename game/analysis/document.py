"""The report of a playtest as plain data, for JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from game.analysis.report import Report

FORMAT = 1
"""The version of this document."""


def report_document(report: Report) -> dict[str, Any]:
    """Everything of a report in plain data; shares are numbers from 0 to 1 with six digits."""
    data = asdict(report)
    data["games"] = dict(report.asked)
    data["played"] = report.games
    data["counts"] = {severity: report.count(severity) for severity in ("error", "warning", "note")}
    del data["asked"]
    plain: dict[str, Any] = _plain({"playtest": FORMAT, **data})
    return plain


def _plain(data: Any) -> Any:
    if isinstance(data, float):
        return round(data, 6)
    if isinstance(data, dict):
        return {key.replace("_", "-") if isinstance(key, str) else key: _plain(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(value) for value in data]
    return data


__all__ = ["FORMAT", "report_document"]
