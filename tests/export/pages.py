"""A page as its reader's tools see it: elements in order, texts, headings, tables, pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

VOID = {"meta", "link", "br", "hr", "img", "input", "base", "embed", "source", "area", "col", "track", "wbr"}
INLINE = {"a", "abbr", "bdi", "code", "em", "q", "span", "strong", "text"}
LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "xlink:href", "ping", "manifest"}
"""Attributes with which a page fetches something."""


@dataclass
class Element:
    """An element with what stands in it."""

    name: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it, as one line."""
        return " ".join("".join(self.pieces()).split())

    def pieces(self) -> list[str]:
        """Every text in it, in order."""
        return self.texts

    def all(self, *names: str) -> list[Element]:
        """Every element in it of these names, in order."""
        found = []
        for child in self.children:
            if child.name in names:
                found.append(child)
            found += child.all(*names)
        return found


class Page(HTMLParser):
    """Reads a page strictly: what is opened is closed, in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = text
        self.root = Element("#root", {})
        self._open = [self.root]
        self.feed(text)
        self.close()
        assert self._open == [self.root], f"never closed: {[element.name for element in self._open[1:]]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self._open[-1])
        assert len(attrs) == len(element.attributes), f"an attribute twice in <{tag}>"
        self._open[-1].children.append(element)
        if tag not in INLINE:  # what stands in boxes of their own is read apart
            self.handle_data(" ")
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}, self._open[-1]))

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].name == tag, f"</{tag}> closes <{self._open[-1].name}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.texts.append(data)

    def all(self, *names: str) -> list[Element]:
        """Every element of these names, in order."""
        return self.root.all(*names)

    @property
    def text(self) -> str:
        """Everything that is read in the body, as one line."""
        return self.all("body")[0].text


def check(text: str) -> Page:
    """What every page keeps to; returns the page for more."""
    page = Page(text)
    loaded = [
        (element.name, name, value)
        for element in page.all(*{element.name for element in _every(page.root)})
        for name, value in element.attributes.items()
        if name in LOADING or name.startswith("on") or (name == "href" and not value.startswith("#"))
    ]
    assert not loaded
    assert not page.all("script", "link", "img", "iframe", "object", "embed", "base", "form", "video", "audio")
    styles = "".join(style.text for style in page.all("style"))
    assert "url(" not in styles
    assert "@import" not in styles
    policy = [meta.attributes["content"] for meta in page.all("meta") if "http-equiv" in meta.attributes]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert page.all("html")[0].attributes["lang"] == "en"
    assert page.all("title")[0].text
    _check_headings(page)
    _check_pictures(page)
    _check_tables(page)
    ids = [element.attributes["id"] for element in _every(page.root) if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    links = [link.attributes["href"][1:] for link in page.all("a")]
    named = [element.attributes.get("aria-labelledby", "") for element in _every(page.root)]
    assert {*links, *filter(None, named)} <= set(ids)
    assert links[0] == "content"
    return page


def _every(element: Element) -> list[Element]:
    return [one for child in element.children for one in (child, *_every(child))]


def _check_headings(page: Page) -> None:
    levels = [int(heading.name[1]) for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert all(heading.text for heading in page.all("h1", "h2", "h3", "h4"))


def _check_pictures(page: Page) -> None:
    """Each picture is described, or is an ornament that a voice leaves out; one that tells has a table in its part."""
    for picture in page.all("svg"):
        if picture.attributes.get("aria-hidden") == "true":
            continue
        assert picture.attributes["role"] == "img"
        assert len(picture.attributes["aria-label"]) > 20
        part = picture
        while part.name != "section" and part.parent is not None:
            part = part.parent
        assert part.all("table"), "a picture without a table"


def _check_tables(page: Page) -> None:
    for table in page.all("table"):
        assert table.all("caption")[0].text
        assert all(head.attributes.get("scope") in ("col", "row") for head in table.all("th"))
        widths = {
            sum(int(cell.attributes.get("colspan", 1)) for cell in row.children if cell.name in ("td", "th"))
            for row in table.all("tr")
        }
        assert len(widths) == 1, f"rows of {widths} cells under {table.all('caption')[0].text!r}"
