"""YAML text to plain data and positions, in one pass over PyYAML's events, so that no file can surprise or harm.

Not `yaml.safe_load`: it turns `no`, `12:30` and `010` into something else, lets the second of two equal names win
silently, expands references without end, and says where for none of it. Here unquoted `true`, `false` and plain decimal
numbers are what they look like, nothing is nothing, and everything else is text. What a scenario has no use for
(references, types, merges, a second document) is refused in words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any
from unicodedata import normalize

import yaml

from game.diagnostics import Diagnostic, Problems, Related, Span
from game.scenario.tree import Kind, Node
from game.words import FORBIDDEN, join_words

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser: libyaml where PyYAML was built with it (twenty times faster), else the one in Python."""

MAX_DEPTH = 24
TOO_DEEP = (f"lists and entries are nested more than {MAX_DEPTH} deep here", "nest them less")
MAX_NODES = 50_000
MAX_SCALAR = 20_000
MAX_NAME = 200
MAX_OF_MARKS = 3
"""Parts marked for being repeated that are told apart: whoever uses one of them uses them throughout."""
MAX_OF_A_KIND = 20
"""Faults of one kind that are told apart; a file with more of them has one cause."""

_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,9})\Z")
_BROKEN = re.compile(r"[-+]?[0-9]{1,9}\.[0-9]{1,9}\Z")


def plain_value(text: str) -> Any:
    """What an unquoted text stands for.

    >>> [plain_value(word) for word in ("true", "no", "+4", "010", "12:30", "1.5", "")]
    [True, 'no', 4, '010', '12:30', 1.5, None]
    """
    if not text or text == "null":
        return None
    if text in ("true", "false"):
        return text == "true"
    if text[0] in "+-0123456789":
        if _WHOLE.match(text):
            return int(text)
        if _BROKEN.match(text):
            return float(text)
    return text


@dataclass(slots=True)
class Frame:
    """A list or a set of named entries that is still open."""

    node: Node
    name: str | None = None
    """The name whose value comes next (named entries only)."""
    is_repeated: bool = False
    """True if that name was there before: its value is read and dropped."""
    repeats: list[tuple[str, Span]] = field(default_factory=list)
    """Names that stood there before, and where they stand again."""
    has_odd_name: bool = False
    """True while the name itself is a list or a set of entries, which is read and dropped with its value."""


@dataclass
class Reader:
    """Builds one tree from the events of one text. Faults other than of syntax go to `problems`."""

    problems: Problems
    root: Node | None = None
    stack: list[Frame] = field(default_factory=list)
    nodes: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    last: Any = None
    """The last event that was read: where a fault of syntax is found, what came before it tells the cause."""
    lost: set[int] = field(default_factory=set)
    """Lines (from 1) of names that stand twice: what the second holds is dropped."""
    closed: Span | None = None
    """The last `[ ]` or `{ }` that was closed."""
    told: set[int] = field(default_factory=set)
    """Lines (from 1) with a reference, a type or a bracketed name: what comes of those is no fault of its own."""
    anchors: dict[str, Diagnostic] = field(default_factory=dict)
    """What was said of each part that is marked for being repeated, by the name of its mark."""
    second: Span | None = None
    """Where a second document starts; nothing from there on was read."""

    def read(self, text: str) -> None:
        """Read a text.

        Raises :class:`yaml.YAMLError` at the first fault of syntax.
        """
        loader = LOADER(text)
        try:
            documents = 0
            while loader.check_event():
                event = loader.get_event()
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if not self._document(event, documents):
                        break
                elif not self._take(event):
                    break
                self.last = event
        finally:
            loader.dispose()

    def _take(self, event: Any) -> bool:
        """Take in one event; False where reading has to stop."""
        if isinstance(event, yaml.ScalarEvent):
            return self._count(event) and self._scalar(event)
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            return self._count(event) and self._open(event)
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
            if self.stack and self._expects_name():
                self._name(f"*{event.anchor}", span_of(event))
            else:
                self._attach(Node(f"*{event.anchor}", "quoted", span_of(event)))
        return True

    def _document(self, event: Any, number: int) -> bool:
        if event.version or event.tags:
            self._say("S032", span_of(event), "a line that starts with % is not used in scenarios", "remove this line")
        if number > 1:
            self.second = span_of(event)
        return number == 1

    def _count(self, event: Any) -> bool:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._say("S010", span_of(event), f"the file has more than {MAX_NODES:,} parts", "split the scenario")
            return False
        if event.anchor is not None:
            self._anchor(event)
        elif event.tag is not None:
            self._sign(event, "!", 1)
        return True

    def _open(self, event: Any) -> bool:
        span = span_of(event)
        if len(self.stack) >= MAX_DEPTH:
            self._say("S010", span, *TOO_DEEP)
            return False
        is_map = isinstance(event, yaml.MappingStartEvent)
        node = Node({} if is_map else [], "map" if is_map else "list", span, flow=bool(event.flow_style))
        if self.stack and self._expects_name():
            self.stack[-1].has_odd_name = True
            help_ = "remove these brackets, or put the name in quotes"
            self._say("S032", span, "a name is a word or a few; brackets cannot stand here", help_)
            self.told.add(span.line)
        self.stack.append(Frame(node))
        return True

    def _close(self, event: Any) -> None:
        frame = self.stack.pop()
        node = frame.node
        if frame.repeats:
            self._repeated(frame)
        mark = event.end_mark
        node.span = Span(node.span.line, node.span.column, mark.line + 1, mark.column + 1)
        if node.flow:
            self.closed = node.span
        self._attach(node)

    def _scalar(self, event: Any) -> bool:
        text: str = event.value
        span = span_of(event)
        style = event.style
        kind: Kind = "text" if style and style in "|>" else "quoted" if style else "plain"
        if kind == "quoted" and style == '"' and (FORBIDDEN.search(text) or "\r" in text):
            self._escape(span, text)
            text = FORBIDDEN.sub("", text).replace("\r", "")
        if self.stack and self._expects_name():
            self._name(text, span)
            return True
        if len(text) > MAX_SCALAR:
            most = f"{len(text):,} characters in one text; {MAX_SCALAR:,} is the most"
            self._say("S010", span, most, "shorten it")
            text = text[:100]
        value = text if style else plain_value(text)
        if (
            event.anchor is not None or event.tag is not None
        ):  # told already: a text that starts with one of these signs
            value = f"{'&' if event.anchor else '!'}{text}"
        self._attach(Node(value, kind, span))
        return True

    def _expects_name(self) -> bool:
        frame = self.stack[-1]
        return frame.node.kind == "map" and frame.name is None and not frame.has_odd_name

    def _name(self, text: str, span: Span) -> None:
        frame = self.stack[-1]
        name = text if text.isascii() else normalize("NFC", text)
        if len(name) > MAX_NAME:
            self._say("S010", span, f"a name of {len(name):,} characters; {MAX_NAME} is the most", "shorten it")
            name = name[:MAX_NAME]
        if name == "<<":
            self._say("S032", span, '"<<" merges other entries in, which is not used here', "write the entries out")
            self.told.add(span.line)
        frame.name = name
        frame.is_repeated = name in frame.node.kids
        if frame.is_repeated:
            frame.repeats.append((name, span))
            self.lost.add(span.line)
        else:
            frame.node.keys[name] = span

    def _attach(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if frame.node.kind == "list":
            frame.node.kids[len(frame.node.data)] = node
            frame.node.data.append(node.data)
        elif frame.name is None:  # a bracket stood where a name belongs: drop it, take its value for a nameless entry
            frame.has_odd_name = False
            frame.name, frame.is_repeated = "", True
        else:
            first = frame.node.kids.get(frame.name)
            if frame.name in frame.node.keys and frame.name != "<<" and (first is None or first.is_empty):
                frame.node.kids[frame.name] = node
                frame.node.data[frame.name] = node.data
            elif frame.name == "<<":
                frame.node.keys.pop("<<", None)
            frame.name, frame.is_repeated = None, False

    def _repeated(self, frame: Frame) -> None:
        """Report names that stand twice; several in one place have one cause."""
        name, span = frame.repeats[0]
        message = f'"{name}" is written twice'
        help_ = "keep one of the two"
        if len({line for _, (line, *_) in frame.repeats}) > 1:
            rest = [f'"{other}"' for other, _ in frame.repeats[1:4]]
            rest += [f"{len(frame.repeats) - 4} more"] if len(frame.repeats) > 4 else []
            message += f", and so {'is' if len(rest) == 1 else 'are'} {join_words(rest)}"
            help_ = "a line that starts the next entry seems to be missing above; otherwise keep one of each"
        related = (Related(frame.node.keys[name], "first here"),)
        self._say("S030", span, message, help_, related=related, label="again here")

    def _anchor(self, event: Any) -> None:
        """A part that is marked for being repeated, or a text that starts with &."""
        self._sign(event, "&", len(event.anchor) + 1)
        if self.problems.found and self.problems.found[-1].span[:2] == span_of(event)[:2]:
            self.anchors[event.anchor] = self.problems.found[-1]

    def _alias(self, event: Any) -> None:
        """A part that is repeated by its mark, or a text that starts with *."""
        if any(frame.name == "<<" for frame in self.stack):
            return  # told of the name
        marked = self.anchors.get(event.anchor)
        if marked is None:
            self._sign(event, "*", len(event.anchor) + 1)
            return
        self.told.add(event.start_mark.line + 1)
        if marked.code == "S026":
            message = f'"&{event.anchor}" marks a part that is repeated elsewhere, which is not used here'
            better = replace(marked, code="S032", message=message, help="write the part out in each place")
            place = self.problems.found.index(marked)
            self.problems.found[place : place + 1] = [better] * (self.counts.get("S032", 0) < MAX_OF_MARKS)
            self.anchors[event.anchor] = better
            self.counts["S032"] = self.counts.get("S032", 0) + 1

    def _sign(self, event: Any, sign: str, length: int) -> None:
        """Text that starts with a sign which stands for something else; or that something, which is not used here."""
        line, column, *_ = span_of(event)
        self.told.add(line)
        span = Span(line, column, line, column + length)
        self._say("S026", span, f"text that starts with {sign} needs quotes", "put the whole text in quotes")

    def _escape(self, span: Span, text: str) -> None:
        match = FORBIDDEN.search(text) or re.search("\r", text)
        code = ord(match.group()) if match else 0
        message = f"a code in this text stands for the character U+{code:04X}, which a scenario may not hold"
        self._say("S007", span, message, "in double quotes a backslash starts a code; remove it, or use single quotes")

    def _say(self, code: str, span: Span, message: str, help_: str = "", **more: Any) -> None:
        self.counts[code] = self.counts.get(code, 0) + 1
        if self.counts[code] <= MAX_OF_A_KIND:
            self.problems.add(code, span, message, help_, **more)


def span_of(event: Any) -> Span:
    """The place of an event; PyYAML counts from 0."""
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
