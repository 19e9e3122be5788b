"""A client of the real YAML language server: what an editor would be told about a file, over stdin and stdout."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent.parent
PACKAGE = "node_modules/yaml-language-server"
PATIENCE = 60
"""Seconds to wait for an answer; a busy machine takes a few."""

SETTINGS: dict[str, Any] = {
    "yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False, "url": ""}}
}
"""What the server is told, as an editor would: nothing is fetched from the network."""


class Complaint(NamedTuple):
    """One diagnostic, with the line counted from 1 as people do."""

    line: int
    message: str
    word: str
    """What is underlined."""


def cache() -> Path:
    """Where `.ci/run` puts the server: outside of the repository, and the same place every time."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("YAML_LANGUAGE_SERVER") or Path(home) / "backchannel" / "yaml-language-server")


def command() -> tuple[list[str], str]:
    """How to start the server; else an empty list and the reason why it cannot be started."""
    node = shutil.which("node")
    if node is None:
        return [], "Node.js is not installed"
    for folder in (cache(), ROOT):
        start = folder / PACKAGE / "bin" / "yaml-language-server"
        if start.exists():
            return [node, str(start), "--stdio"], ""
    installed = shutil.which("yaml-language-server")
    if installed:
        return [installed, "--stdio"], ""
    install = f"npm install --prefix {cache()} yaml-language-server@1.25.0"
    return [], f"yaml-language-server is not installed; `{install}` gets it"


class Document:
    """A text that is open in the editor."""

    def __init__(self, server: Server, uri: str, complaints: list[Complaint]) -> None:
        self._server = server
        self._uri = uri
        self.complaints = complaints

    def completions(self, line: int, column: int) -> list[dict[str, Any]]:
        """What is offered at a place (both counted from 0)."""
        found = self._ask("completion", line, column)
        items: list[dict[str, Any]] = found["items"] if isinstance(found, dict) else found
        return items

    def hover(self, line: int, column: int) -> str:
        """What is shown over a place (both counted from 0)."""
        found = self._ask("hover", line, column)
        return str(found["contents"]["value"]) if found else ""

    def _ask(self, what: str, line: int, column: int) -> Any:
        place = {"textDocument": {"uri": self._uri}, "position": {"line": line, "character": column}}
        return self._server.ask(f"textDocument/{what}", place)


class Server:
    """A running server. Texts need not lie on the disk; the schema does."""

    def __init__(self, words: list[str]) -> None:
        self._process = subprocess.Popen(
            words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._inbox: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._number = 0
        self._opened = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        support = {
            "textDocument": {
                "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}}
            }
        }
        self.ask("initialize", {"processId": os.getpid(), "rootUri": ROOT.as_uri(), "capabilities": support})
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": SETTINGS})

    def open(self, text: str, path: Path | None = None) -> Document:
        """Open a text: as this file, else as if it were one beside the shipped scenarios, each with its own name."""
        self._opened += 1
        uri = (path or ROOT / "scenarios" / f"opened-{self._opened}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        for message in self._messages():
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                lines = text.split("\n")
                return Document(self, uri, [_complaint(one, lines) for one in message["params"]["diagnostics"]])
        raise AssertionError("no diagnostics")

    def ask(self, method: str, parameters: dict[str, Any]) -> Any:
        """Send a request and wait for its answer; what the server asks meanwhile is answered."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": parameters})
        for message in self._messages():
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message.get("result")
        raise AssertionError("no answer")

    def tell(self, method: str, parameters: dict[str, Any]) -> None:
        """Send a message that has no answer."""
        self._send({"method": method, "params": parameters})

    def stop(self) -> None:
        """End the server, whatever state it is in."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()

    def _messages(self) -> Iterator[dict[str, Any]]:
        while True:
            message = self._inbox.get(timeout=PATIENCE)
            assert message is not None, "the language server ended"
            if "id" in message and "method" in message:  # the server asks for settings, or registers something
                asked = (message.get("params") or {}).get("items")
                answer = asked and [SETTINGS.get(one["section"]) for one in asked]
                self._send({"id": message["id"], "result": answer})
            yield message

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        self._process.stdin.flush()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            if header.lower().startswith(b"content-length:"):
                while stream.readline().strip():
                    pass
                self._inbox.put(json.loads(stream.read(int(header.split(b":")[1]))))
        self._inbox.put(None)


def _complaint(told: dict[str, Any], lines: list[str]) -> Complaint:
    start, end = told["range"]["start"], told["range"]["end"]
    line = lines[start["line"]] if start["line"] < len(lines) else ""
    last = end["character"] if end["line"] == start["line"] else len(line)
    return Complaint(start["line"] + 1, told["message"], line[start["character"] : last])
