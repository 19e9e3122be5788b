"""Sentences about how names are written and what they refer to: ids, ties, cites, conditions, acts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.model import names as forms
from game.model.catalogue import CATALOGUE
from game.model.conditions import Condition
from game.model.names import ties_of
from game.scenario.declared import entries, text_of, words_of
from game.scenario.faults import CONDITION_WORDS, Fault, Said, guess, listed, sentences, stands, written
from game.scenario.guesses import cite_guess, id_guess, quantity_guess, range_guess
from game.scenario.tree import walk
from game.words import nearest

ODD_COMMAS = "\u060c\uff0c\u3001;\u061b"
"""Commas of other keyboards, and the semicolon."""


def form(fault: Fault) -> Said:
    """An id, a tie, an indicator, a cite or a word that is not written as one."""
    pattern = fault.context.get("pattern")
    text = str(fault.given)
    if pattern == forms.CITE_PATTERN:
        better = cite_guess(text)
        help_ = (
            f"write   {better}"
            if better
            else fault.own("write the id of a source and its paragraphs, such as   kamel ¶5 ¶12")
        )
        if better and better == " ".join(text.split()):
            help_ = "write it with ordinary spaces: the one here only looks like one"
        return fault.said("S054", f"{written(text)} is not written as a cite", help_)
    if pattern in (forms.TIE_PATTERN, forms.QUANTITY_PATTERN):
        better = _quantity(fault, text)
        ways = fault.own("write a tie as   us -> qatar (or both ways: us <-> qatar)")
        if pattern == forms.QUANTITY_PATTERN:
            ways += ", or the id of an indicator"
        what = "a tie" if pattern == forms.TIE_PATTERN else "a tie or an indicator"
        return fault.said("S053", f'"{text}" is not written as {what}', f"write   {better}" if better else ways)
    better = id_guess(text)
    rule = "small letters, digits and hyphens, starting with a letter"
    if pattern == forms.ID_PATTERN and fault.part in ("flags", "chosen") and text.startswith("not "):
        other = "no-flags" if fault.part == "flags" else "not-chosen"
        return fault.said("S052", f'"{text}" cannot be an id', f"write   {other}: [{text[4:].strip()}]   beside it")
    if pattern == forms.ID_PATTERN:
        help_ = sentences(f"write   {better}" if better else "", f"an id has {rule}")
        return fault.said("S052", f'"{text}" cannot be an id', help_)
    return fault.said(
        "S052",
        f"{fault.subject} is a word in small letters, and here stands {written(text)}",
        f"write   {text.lower()}" if text.lower() != text else "use letters, spaces and hyphens only",
    )


def _quantity(fault: Fault, text: str) -> str:
    """The tie or the indicator that was probably meant; "" where it would only be a wild guess."""
    plain = text.strip().casefold()
    for name, indicator in entries(fault.root, "indicators"):
        if plain and plain == text_of(indicator, "name").casefold():
            return name
    actors = fault.names("actors")
    better = quantity_guess(text, actors)
    ends = ties_of(better)
    if ends and not re.search("[-=→>]", text) and not any(guess(end, actors) for end in ends[0]):
        return ""  # "Way to an agreement" holds a "to" and is no tie
    return better


def range_form(fault: Fault) -> Said:
    """A condition on a number that does not say how much."""
    value = fault.given
    ways = "at least 5, at most 5, above 5, below 5, exactly 5 or between 2 and 5"
    better = range_guess(str(value)) if isinstance(value, str) else ""
    if isinstance(value, float):
        return fault.said("S055", f"{written(value)} is not a whole number", "scores and rounds have no fractions")
    message = f"{written(value)} does not say how much"
    if isinstance(value, dict):
        message = "entries with names do not say how much"
    if isinstance(value, str) and (swapped := re.fullmatch(r"between ([-+]?[0-9]+) and ([-+]?[0-9]+)", value)):
        message = "in a range the smaller number comes first" if int(swapped[1]) > int(swapped[2]) else message
    if isinstance(value, list | dict):
        words = [*(value if isinstance(value, list) else (word for pair in value.items() for word in pair))]
        better = range_guess(" to ".join(map(str, value))) if isinstance(value, list) and len(value) == 2 else better
        if isinstance(value, dict):
            ends = [word for word in words if isinstance(word, int)]
            better = range_guess(" ".join(map(str, words)) if len(value) == 1 else " to ".join(map(str, ends)))
    return fault.said("S055", message, f"write   {better}" if better else f"write {ways}")


SOME_ACTS = "acts are, for example, consult, meet, praise, offer-mediation, criticise and demand"
FILLERS = frozenset(
    (
        "->",
        "=>",
        "→",
        ">",
        "-",
        "&",
        "+",
        "–",
        "a",
        "an",
        "and",
        "at",
        "between",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "the",
        "to",
        "with",
    )
)
"""Words that English puts between a verb and its target, and the notation does not."""


def _act_guess(text: str, near: str) -> tuple[str, str]:
    """Help for an act whose verb is unknown: what was meant, and what there is."""
    words = [word for word in text.split() if word not in FILLERS]
    for count in range(2, len(words) + 1):
        joined = "-".join(words[:count])
        if joined in CATALOGUE:
            return f"write   {' '.join([joined, *words[count:]])}", ""
    if len(words) == 2 and words[1] in CATALOGUE:
        return f"the verb comes first: write   {words[1]} {words[0]}", ""
    return near, "" if near else f"{SOME_ACTS}; `explain S062` lists them all"


def act_form(fault: Fault) -> Said:
    """Something other than text where an act belongs."""
    value = fault.given
    words = [word for pair in value.items() for word in pair] if isinstance(value, dict) and len(value) == 1 else []
    is_text = words and all(isinstance(word, str) for word in words)
    meant = " ".join(words) if is_text else _example(fault, "consult", 1)
    return fault.said("S056", f"an act is a verb and its target, and {stands(value)}", f"write it like   {meant}")


def _others(fault: Fault) -> list[str]:
    """The actors that an act can be aimed at: all but the one whose choice it belongs to."""
    path = fault.path
    seat = path[3] if path[:1] == ("rounds",) and len(path) > 3 else ""
    return [name for name in fault.names("actors") if name != seat]


def _example(fault: Fault, verb: str, count: int, known: Sequence[str] = ()) -> str:
    """An act with as many targets as its verb wants: those that are known, then others that would do."""
    others = [name for name in _others(fault) if name not in known]
    targets = [*known, *others, "another", "a-third"][:count]
    return " ".join([verb, *targets])


def _groups(fault: Fault) -> list[tuple[str, list[str]]]:
    """The verbs of an act and the actors that are named after each; what is neither is left out."""
    others = _others(fault)
    found: list[tuple[str, list[str]]] = []
    for number, word in enumerate(str(fault.given).split()):
        if not number or (word in CATALOGUE and word not in others):
            found.append((word, []))
        elif word not in FILLERS:
            name = word if word in others else nearest(word, others) if len(word) > 1 else None
            if name and name not in found[-1][1]:
                found[-1][1].append(name)
    return found


def _as_meant(fault: Fault) -> list[str]:
    """The acts that one with too many words was probably meant to be; none where that cannot be told."""
    acts: list[str] = []
    for verb, targets in _groups(fault):
        count = 2 if CATALOGUE[verb].kind == "mediation" else 1
        if count == 1 and targets:
            acts += [f"{verb} {target}" for target in targets]
        elif count == 2 and len(targets) == 2:
            acts.append(" ".join([verb, *targets]))
        else:
            return []
    return [*dict.fromkeys(acts)]


def act_targets(fault: Fault) -> Said:
    """An act with too few or too many actors to aim at."""
    verb = fault.context.get("verb", "")
    groups = _groups(fault)
    named = groups[0][1]
    if not verb:
        help_ = f"write it like   {_example(fault, groups[0][0], 2, named)}"
        return fault.said("S056", "a mediation needs two different parties", help_)
    wanted = str(fault.context["wanted"])
    count = len(str(fault.given).split()) - 1
    message = f'"{verb}" is aimed at {wanted.replace("target", "actor")}'
    following = fault.beside(1)
    if count == 0 and following is not None and following.data in fault.names("actors"):
        more = fault.beside(2) if wanted != "one target" else None
        line = " ".join([verb, following.data, *([str(more.data)] if more is not None else [])])
        return fault.said("S056", message, f"no comma stands between them: write   {line}")
    if any(sign in str(fault.given) for sign in ODD_COMMAS):
        return fault.said("S056", message, "the comma between two acts is the plain one: ,")
    actors = fault.names("actors")
    acts = _as_meant(fault)
    if count > 1 and actors and not named:
        help_ = f"name it by its id: {listed(actors, 'actors')}"
    elif len(acts) == 1:
        help_ = f"write   {acts[0]}"
    elif acts:
        help_ = f"write one act for each   [{', '.join(acts)}]"
    else:
        help_ = f"write it like   {_example(fault, verb, 1 if wanted == 'one target' else 2, named)}"
    return fault.said("S056", message, help_)


NEGATED = {"flags": "no-flags", "chosen": "not-chosen"}
"""The parts of a condition that ask for ids, each with the one that asks for their absence."""
SINGLE_WORDS = frozenset(("sets", "clears", "flags", "no-flags", "chosen", "not-chosen", "moves", "bands"))
"""Lists whose entries are as a rule one word each."""


def in_brackets(fault: Fault, text: str) -> str:
    """Help for a text that stands where a list should: the list that was probably meant."""
    part = fault.part
    words = text.replace(",", " ").split()
    if part in NEGATED and len(words) == 2 and words[0] == "not":
        return f"write   {NEGATED[part]}: [{words[1]}]   in its place"
    if part in NEGATED and len(words) == 3 and words[1] == "or":
        return f"write   any: [{{{part}: [{words[0]}]}}, {{{part}: [{words[2]}]}}]   in its place"
    if part in SINGLE_WORDS and "," not in text:
        words = [word for word in words if word not in ("and", "&", "+")]
        return f"write it in brackets   [{', '.join(words)}]"
    return f"write it in brackets   [{text}]"


UNKNOWN = {
    "actor": ("S060", 'no actor is called "{name}"', "actors"),
    "indicator": ("S061", 'no indicator is called "{name}"', "indicators"),
    "act": ("S062", 'there is no act "{name}"', "acts"),
    "flag": ("S063", 'the flag "{name}" is tested here, and nothing sets or clears it', "flags"),
    "choice": ("S064", 'no choice has the id "{name}"', "choices"),
    "source": ("S065", 'no source is called "{name}"', "sources"),
}
"""What is said of an unknown name of each kind: code, sentence, and what a list of those that exist is called."""


def unknown_name(fault: Fault) -> Said:
    """A name that the file does not declare."""
    kind, name = fault.context["kind"], str(fault.context["name"])
    known: list[str] = fault.context["known"]
    code, message, many = UNKNOWN[kind]
    near = guess(name, known)
    more = listed(known, many) if len(known) > 1 or not near else ""
    if kind == "indicator" and fault.inside is Condition:
        near = guess(name, [*known, *CONDITION_WORDS])
    if kind == "indicator" and not near and (better := quantity_guess(name)) and "->" in better:
        near = f"a tie is written {better}"
    if kind == "indicator" and name == "when":
        near, more = 'remove this "when" and keep what stands in it', ""
    if kind == "act":
        near, more = _act_guess(str(fault.given), near)
        before = fault.beside(-1)
        if name in fault.names("actors") and before is not None and " " in str(before.data):
            near, more = f"each act has its own verb: write   {str(before.data).split()[0]} {name}", ""
    if kind == "source" and not known:
        more = 'list it under "sources" first'
    flags = {word for _, node in walk(fault.root) if node.kind == "map" for word in words_of(node.kids.get("sets"))}
    if kind == "indicator" and not guess(name, known) and name in flags:
        way = (
            "a flag is tested by   flags: [{name}]"
            if fault.inside is Condition
            else "a flag is set by   sets: [{name}]"
        )
        near = way.format(name=name)
    if kind == "flag" and not known:
        more = "a flag is set by a choice, an outcome or an event: sets: [name]"
    return fault.said(code, message.format(name=name), sentences(near, more), name)


def unknown_paragraph(fault: Fault) -> Said:
    """A paragraph beyond the last one of its source."""
    source, paragraph, last = (fault.context[key] for key in ("source", "paragraph", "last"))
    message = f"{source} has no paragraph {paragraph}"
    return fault.said("S066", message, f"its paragraphs are ¶1 to ¶{last}", paragraph)


def self_tie(fault: Fault) -> Said:
    """A tie of an actor with itself."""
    return fault.said("S067", f'"{fault.given}" is a tie of an actor with itself', "name two different actors")
