"""Elements of HTML and of Confluence's storage format as the text that they show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from lxml import etree, html

from assistant.domain.reading import PersonMention
from ingest.notes.attendees import name_like

Element: TypeAlias = Any
"""An element of lxml, which comes without types."""

BLOCKS: Final = frozenset(
    (
        *("p", "div", "section", "article", "main", "header", "footer", "blockquote"),
        *("ul", "ol", "li", "dl", "dt", "dd", "pre", "hr", "figure", "figcaption"),
        *("details", "summary", "address", "form", "fieldset", "aside", "center"),
        *("body", "html", "caption", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("table", "tbody", "thead", "tfoot", "tr", "td", "th"),
        *("ac:task-list", "ac:rich-text-body", "ac:plain-text-body", "ac:layout"),
        *("ac:layout-section", "ac:layout-cell", "ac:task", "ac:caption"),
    )
)
HIDDEN: Final = frozenset(
    (
        *("script", "style", "head", "title", "template", "noscript", "nav", "svg"),
        *("button", "select", "iframe", "object", "textarea", "ac:parameter"),
        *("ac:task-id", "ac:task-uuid", "ac:task-status", "ac:placeholder"),
    )
)
DEEPEST: Final = 150
"""Elements within elements; what is deeper is not read."""

_USER_LINKS = frozenset({"user-mention", "confluence-userlink"})
_STRUCK = frozenset({"s", "del", "strike"})
_REMARK = re.compile(r"\s*\([^()]{3,20}\)\s*$")
_SELF_CLOSED = re.compile(r"<((?:ac|ri):[\w-]{1,40}|time)\b([^<>]{0,1000})/>")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_UNSEEN = re.compile(
    r"display:none|visibility:hidden|(?:opacity|font-size):0(?:\.0+)?(?:[a-z%]*;|[a-z%]*$)"
    r"|(?:left|top|text-indent):-\d{3,}"
)
_INK = re.compile(r"(?:^|;)color:([^;]{1,40})")
_PAPER = re.compile(r"(?:^|;)background(?:-color)?:([^;]{1,40})")
_BLANKS = re.compile(r"[^\S\n]+")


def parse_html(text: str) -> Element | None:
    """Parse leniently, without ever fetching; None where there is no element.

    Confluence's own elements and its quoted text are made such that an HTML parser
    reads them; lines keep their numbers.
    """
    text = _DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), text)
    text = _CDATA.sub(lambda found: _escaped(found[1]), text)
    text = _SELF_CLOSED.sub(r"<\1\2></\1>", text)
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        return html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        # It recovers from all but an empty page and text that is no XML.
        return None


def tag_of(element: Element) -> str:
    """Return the element's name; empty for comments and instructions."""
    return element.tag if isinstance(element.tag, str) else ""


def classes(element: Element) -> set[str]:
    """Return the words of its class."""
    return set((element.get("class") or "").split())


def is_hidden(element: Element) -> bool:
    """Whether a browser would show nothing of an element, as its own style says."""
    if tag_of(element) in HIDDEN or element.get("hidden") is not None:
        return True
    style = "".join((element.get("style") or "").casefold().split())
    ink, paper = _INK.search(style), _PAPER.search(style)
    invisible = ink is not None and paper is not None and ink[1] == paper[1]
    return invisible or _UNSEEN.search(style) is not None


def own_text(element: Element) -> str | None:
    """Return what an element shows that is not, or not only, the text within it.

    None where its children are to be read instead.
    """
    show = _SHOWN.get(tag_of(element))
    if show is not None:
        return show(element)
    if element.get("data-jira-key"):
        shown = squeezed(element.text_content())
        key = element.get("data-jira-key") or ""
        return shown if key in shown else f"{key} {shown}".strip()
    person = mentioned(element)
    return person.name if person else None


def mentioned(element: Element) -> PersonMention | None:
    """Return whom a link of Confluence to a person means."""
    if not classes(element) & _USER_LINKS:
        return None
    name = _REMARK.sub("", squeezed(element.text_content()).lstrip("@"))
    handle = element.get("data-account-id") or element.get("data-username")
    return PersonMention(name=name, handle=handle) if name_like(name) else None


def is_account(element: Element, shown: str) -> bool:
    """Whether it links to an account, of which no more is `shown` than its number."""
    if not tag_of(element) or not classes(element) & _USER_LINKS:
        return False
    return shown == f"@{element.get('data-account-id')}"


def text_of(element: Element, *, struck: bool = True) -> str:
    """Return the visible text, a line for each block; without what is struck out."""
    lines = "".join(_parts(element, 0, struck=struck)).split("\n")
    return "\n".join(line for line in map(squeezed, lines) if line)


def squeezed(text: str) -> str:
    """Return the text with single blanks."""
    return " ".join(text.split())


def flowing(text: str) -> str:
    """Return text of a page's source as it flows: line ends are blanks."""
    return _BLANKS.sub(" ", text.replace("\n", " "))


def parameter(macro: Element, name: str) -> str:
    """Return a parameter of a macro, or empty."""
    for child in macro:
        if tag_of(child) == "ac:parameter" and child.get("ac:name") == name:
            return squeezed(child.text_content())
    return ""


def _parts(element: Element, deep: int, *, struck: bool) -> Iterator[str]:
    tag = tag_of(element)
    if not tag or is_hidden(element) or deep > DEEPEST:
        return
    if tag in _STRUCK and not struck:
        return
    told = own_text(element)
    if told is not None:
        yield told
        return
    edge = "\n" if tag in BLOCKS else ""
    yield edge
    yield flowing(element.text or "")
    for child in element:
        yield from _parts(child, deep + 1, struck=struck)
        yield flowing(child.tail or "")
    yield edge


def _macro(element: Element) -> str | None:
    name = element.get("ac:name")
    if name == "status":
        return parameter(element, "title")
    if name == "jira":
        return parameter(element, "key") or parameter(element, "jqlQuery")
    return None


def _link(element: Element) -> str | None:
    """Return the words of a link, else the page's title or the account's handle."""
    shown = squeezed(element.text_content())
    if shown:
        return shown
    for child in element:
        user = child.get("ri:account-id") or child.get("ri:username")
        if tag_of(child) == "ri:user" and (user or child.get("ri:userkey")):
            return f"@{user or child.get('ri:userkey')}"
        title: str | None = child.get("ri:content-title")
        if title:
            return title
    return ""


def _time(element: Element) -> str:
    shown = squeezed(element.text_content()) or element.get("datetime") or ""
    return f" {shown}"


def _picture(element: Element) -> str | None:
    """Return the character that an emoticon stands for."""
    shown: str | None = element.get("data-emoji-fallback")
    return shown or element.get("ac:emoji-fallback")


_SHOWN: Final[dict[str, Callable[[Element], str | None]]] = {
    "br": lambda _element: "\n",
    "time": _time,
    "img": _picture,
    "ac:emoticon": _picture,
    "ac:structured-macro": _macro,
    "ac:link": _link,
}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
