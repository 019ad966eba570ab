"""Answers of Confluence's REST interface: one page, or a list of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from assistant.domain.reading import (
    DocumentKind,
    PersonMention,
    ReadProblem,
    ReadResult,
)
from ingest.errors import UnreadableFileError
from ingest.json_files.text import load_json
from ingest.pages.adf_html import adf_page
from ingest.pages.element_places import ElementPlaces
from ingest.pages.html_blocks import read_page
from ingest.pages.html_inline import Element, parse_html
from ingest.pages.wiki_accounts import name_accounts
from ingest.pages.wiki_pages import PageContent, PageFrame, is_notes, page_content
from ingest.reader import Document, ReadContext
from ingest.text.decoding import clean

_HEAD = re.compile(rb"[\xef\xbb\xbf\s]*\{")
_MARKS = re.compile(
    rb'"representation"\s*:\s*"(?:storage|view|export_view|atlas_doc_format)"'
    rb"|/rest/api/content|/wiki/api/v2/pages"
)
_BODIES = ("storage", "export_view", "view", "styled_view", "editor")
_ACCOUNTS = ("accountId", "username", "userKey")
_ADF = "atlas_doc_format"
_FIX = "ask the interface for body.storage and version, and save its answer again"


class ConfluenceJsonReader:
    """Every page with its passages, tasks, milestones and logged decisions.

    A single page is a version of its stream, the wiki's number of the page; a list
    of pages is one document. Locators are pointers to the value that was read.
    """

    kind = DocumentKind.CONFLUENCE_JSON
    example = "wiki/page.json"

    def accepts(self, document: Document) -> bool:
        """Whether an object holds a page's body or addresses of the interface."""
        return bool(_HEAD.match(document.head) and _MARKS.search(document.data))

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read all pages.

        Raises:
            UnreadableFileError: If it is no JSON, or holds no page.
        """
        value, problems = load_json(document.data, document.path)
        answer = _Answer(document, context, list(problems), dict(_accounts(value)))
        answer.read(value)
        return answer.result(value)


@dataclass
class _Answer:
    """Gathers the pages of one answer."""

    document: Document
    context: ReadContext
    problems: list[ReadProblem]
    accounts: dict[str, str]
    strangers: dict[str, None] = field(default_factory=dict)
    pages: list[PageContent] = field(default_factory=list)
    refused: int = 0

    def read(self, value: Any) -> None:
        """Read the newest version of every page."""
        newest: dict[str, tuple[float, str, dict[str, Any]]] = {}
        for pointer, item in _items(value):
            if not isinstance(item, dict) or not _text(item, "title"):
                self._refuse(pointer, "it has no title")
                continue
            number = _number(_within(item, "version", "number"))
            known = newest.get(_text(item, "id") or pointer)
            if known is None or known[0] < number:
                newest[_text(item, "id") or pointer] = (number, pointer, item)
        for _version, pointer, item in newest.values():
            self._page(pointer, item)

    def result(self, value: Any) -> ReadResult:
        """Put the pages together."""
        if not self.pages and not self.problems:
            raise UnreadableFileError(
                f"{self.document.path!r} holds no page.", fix=_FIX.capitalize() + "."
            )
        days = [page.dated for page in self.pages if page.dated]
        alone = self.pages[0] if len(self.pages) == 1 else None
        notes = alone is not None and is_notes(alone.title, alone.passages)
        more = _text(_within(value, "_links"), "next")
        return ReadResult(
            kind=DocumentKind.NOTES_HTML if notes else DocumentKind.CONFLUENCE_JSON,
            title=alone.title if alone else None,
            dated=max(days, default=None),
            dated_from="newest page's last change" if days else "",
            stream=alone.stream if alone else None,
            complete=not more and not self.refused,
            passages=tuple(p for page in self.pages for p in page.passages),
            records=tuple(r for page in self.pages for r in page.records),
            people=tuple(dict.fromkeys(p for page in self.pages for p in page.people)),
            problems=(
                *self.problems,
                *(p for page in self.pages for p in page.problems),
            ),
            rows_refused=self.refused,
            unmapped={"person": (*self.strangers,)} if self.strangers else {},
            looks_cut="the answer says that more pages follow" if more else None,
        )

    def _page(self, pointer: str, item: dict[str, Any]) -> None:
        named, root = self._body(item)
        if root is None:
            self._refuse(
                pointer, f"page {_text(item, 'title')!r} came without its body"
            )
            return
        place = f"{pointer}/body/{named}/value"
        places = ElementPlaces(place, root)
        self.strangers |= dict.fromkeys(name_accounts(root, self.accounts))
        page = read_page(root)
        day = _changed(item)
        content = page_content(
            page,
            PageFrame(
                title=_text(item, "title"),
                ident=_text(item, "id"),
                modified=day,
                modified_from="page's last change" if day else "",
                people=tuple(_writers(item)),
            ),
            self.document,
            self.context,
        )
        self.pages.append(places.put_into(content))

    def _body(self, item: dict[str, Any]) -> tuple[str, Element | None]:
        """Return the first body that is there, and by which name."""
        for name in _BODIES:
            root = parse_html(_markup(item, name))
            if root is not None:
                return name, root
        value = _within(item, "body", _ADF, "value")
        if isinstance(value, str):
            value, problems = _document(value, self.document.path)
            self.problems += problems
        return _ADF, adf_page(value) if isinstance(value, dict) else None

    def _refuse(self, pointer: str, why: str) -> None:
        self.refused += 1
        self.problems.append(
            ReadProblem(where=pointer, what=f"{why}; it was not kept", fix=_FIX)
        )


def _document(text: str, path: str) -> tuple[Any, tuple[ReadProblem, ...]]:
    try:
        return load_json(clean(text).encode(errors="ignore"), path)
    except UnreadableFileError:
        return None, ()


def _items(value: Any) -> Iterator[tuple[str, Any]]:
    listed = value.get("results") if isinstance(value, dict) else None
    if isinstance(listed, list):
        yield from ((f"/results/{n}", item) for n, item in enumerate(listed))
    else:
        yield "", value


def _within(value: Any, *names: str) -> Any:
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _text(value: Any, name: str) -> str:
    found = _within(value, name)
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    return clean(found).strip() if isinstance(found, str) else ""


def _markup(item: dict[str, Any], name: str) -> str:
    found = _within(item, "body", name, "value")
    return clean(found) if isinstance(found, str) else ""


def _number(value: Any) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0


def _changed(item: dict[str, Any]) -> date | None:
    """Return the day of the page's version, else of its last update or its birth."""
    for value in (
        _within(item, "version", "when"),
        _within(item, "version", "createdAt"),
        _within(item, "history", "lastUpdated", "when"),
        _within(item, "history", "createdDate"),
        _within(item, "createdAt"),
    ):
        try:
            return datetime.fromisoformat(value).date()
        except (TypeError, ValueError):
            continue
    return None


def _writers(item: dict[str, Any]) -> Iterator[PersonMention]:
    for who in (_within(item, "history", "createdBy"), _within(item, "version", "by")):
        if name := _name(who):
            handle = _text(who, "accountId") or _text(who, "username")
            yield PersonMention(
                name=name, handle=handle or None, email=_text(who, "email") or None
            )


def _name(who: Any) -> str:
    return _text(who, "displayName") or _text(who, "publicName")


def _accounts(value: Any) -> Iterator[tuple[str, str]]:
    """Yield accounts with the name that the answer gives them anywhere."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        inner = part.values() if isinstance(part, dict) else part
        if isinstance(part, dict) and (name := _name(part)):
            marks = (_text(part, mark) for mark in _ACCOUNTS)
            yield from ((mark, name) for mark in marks if mark)
        if isinstance(part, dict | list):
            waiting += inner
