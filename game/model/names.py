"""Names in a scenario: how they may be written, and how a quantity is named everywhere.

One notation serves the file, the ledger, the screen and the command line: `qatar -> us` is how Qatar regards the US,
`us <-> qatar` writes both ways at once, and a bare name is an indicator. The validators here look names up in the
context that the loader passes (`actors`, `indicators`, `flags`, ...), so an unknown name is reported where it stands,
together with every other fault. Without a context (a scenario made in code) they only check the spelling.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z][a-z0-9-]*$"
QUANTITY_PATTERN = r"^[a-z][a-z0-9-]*( (->|<->) [a-z][a-z0-9-]*)?$"
TIE_PATTERN = r"^[a-z][a-z0-9-]* (->|<->) [a-z][a-z0-9-]*$"
CITE_PATTERN = r"^[a-z][a-z0-9-]*( ¶[0-9]+)*(; [a-z][a-z0-9-]*( ¶[0-9]+)*)*$"

_TIE = re.compile(r"^([a-z][a-z0-9-]*) (->|<->) ([a-z][a-z0-9-]*)$")
RESERVED = frozenset({"flags", "no-flags", "round", "chosen", "not-chosen", "any"})
"""Words that a condition uses itself; no actor or indicator may be called so."""


def tie(source: str, target: str) -> str:
    """The name of one directed tie: how `source` regards `target`."""
    return f"{source} -> {target}"


def ties_of(quantity: str) -> tuple[tuple[str, str], ...]:
    """The directed ties that a quantity's name stands for: none for a bare name, two for `a <-> b`.

    >>> ties_of("us <-> qatar")
    (('us', 'qatar'), ('qatar', 'us'))
    """
    match = _TIE.match(quantity)
    if match is None:
        return ()
    source, arrow, target = match.groups()
    if arrow == "->":
        return ((source, target),)
    return ((source, target), (target, source))


def spread(quantity: str) -> tuple[str, ...]:
    """The single quantities that a name stands for, as names.

    >>> spread("us <-> qatar"), spread("talks")
    (('us -> qatar', 'qatar -> us'), ('talks',))
    """
    return tuple(tie(*pair) for pair in ties_of(quantity)) or (quantity,)


def known_names(info: ValidationInfo, kind: str) -> Collection[str] | None:
    """The names of one kind that the file declares, or None where they are not known (then nothing is checked)."""
    context: Mapping[str, Any] | None = info.context
    if not context:
        return None
    names: Collection[str] | None = context.get(kind)
    return names


def unknown(kind: str, name: str, known: Collection[str]) -> PydanticCustomError:
    """The fault "there is no such name": `kind` in words, the name as written, and those that exist."""
    return PydanticCustomError(
        "unknown_name", "unknown {kind} '{name}'", {"kind": kind, "name": name, "known": sorted(known)}
    )


def _check(kind: str, words: str, name: str, info: ValidationInfo) -> str:
    known = known_names(info, kind)
    if known is not None and name not in known:
        raise unknown(words, name, known)
    return name


def _actor(name: str, info: ValidationInfo) -> str:
    return _check("actors", "actor", name, info)


def _tested_flag(name: str, info: ValidationInfo) -> str:
    return _check("flags", "flag", name, info)


def _choice_id(name: str, info: ValidationInfo) -> str:
    return _check("choices", "choice", name, info)


def _quantity(name: str, info: ValidationInfo) -> str:
    pairs = ties_of(name)
    if not pairs:
        if known_names(info, "actors") is not None:
            _check("indicators", "indicator", name, info)
        return name
    for actor in pairs[0]:
        _actor(actor, info)
    if pairs[0][0] == pairs[0][1]:
        raise PydanticCustomError("self_tie", "an actor has no relationship with itself: '{name}'", {"name": name})
    return name


def _cite(text: str, info: ValidationInfo) -> str:
    sources: Mapping[str, int | None] | None = (info.context or {}).get("sources")
    if sources is None:
        return text
    for part in text.split("; "):
        source, *paragraphs = part.split(" ")
        if source not in sources:
            raise unknown("source", source, sources)
        last = sources[source]
        for paragraph in paragraphs:
            if not 1 <= int(paragraph[1:]) <= (last or 10**6):
                raise PydanticCustomError(
                    "unknown_paragraph",
                    "{source} has no paragraph {paragraph}; its paragraphs are ¶1 to ¶{last}",
                    {"source": source, "paragraph": paragraph, "last": last},
                )
    return text


Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=40)]
"""A name that the author gives: small letters, digits and hyphens, starting with a letter."""

ActorId = Annotated[str, Field(pattern=ID_PATTERN, max_length=16), AfterValidator(_actor)]
"""The id of an actor of this scenario."""

Quantity = Annotated[str, Field(pattern=QUANTITY_PATTERN), AfterValidator(_quantity)]
"""A tie (`qatar -> us`, `us <-> qatar`) or the id of an indicator."""

Tie = Annotated[str, Field(pattern=TIE_PATTERN), AfterValidator(_quantity)]
"""A tie (`qatar -> us`, `us <-> qatar`)."""

Flag = Annotated[str, Field(pattern=ID_PATTERN, max_length=40)]
"""The name of a flag, where it is set or cleared."""

TestedFlag = Annotated[str, Field(pattern=ID_PATTERN, max_length=40), AfterValidator(_tested_flag)]
"""The name of a flag, where a condition tests it."""

ChoiceId = Annotated[str, Field(pattern=ID_PATTERN, max_length=40), AfterValidator(_choice_id)]
"""The id of a choice of this scenario."""

Cite = Annotated[str, Field(pattern=CITE_PATTERN), AfterValidator(_cite)]
"""Where a statement comes from: a source and its paragraphs, `kamel ¶5 ¶12`; several sources with `; ` between."""
