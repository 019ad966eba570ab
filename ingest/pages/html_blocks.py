"""HTML pages into blocks: headings, paragraphs, items, tasks and rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from assistant.domain.reading import PersonMention, ReadProblem, Role
from ingest.pages.html_inline import (
    BLOCKS,
    DEEPEST,
    HIDDEN,
    Element,
    classes,
    flowing,
    is_account,
    is_hidden,
    mentioned,
    own_text,
    parameter,
    squeezed,
    tag_of,
    text_of,
)
from ingest.pages.html_tables import HtmlTable, is_layout, read_table
from ingest.text.bold_lines import is_sentence
from ingest.text.prose import BOLD_LEVEL, Block
from ingest.text.statements import split_statements

_LISTS = frozenset({"ul", "ol", "ac:task-list"})
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_LONGEST_BOLD = 80
_DONE_BOX = frozenset({"complete", "checked", "done"})
_UNTIL = re.compile(
    r"(?:^|\s+)(?:(?:due\s+)?(?:by|on|until|till|before)|due|bis(?:\s+(?:zum|am))?|am|vor"
    r"|zum|avant(?:\s+le)?|pour\s+le|d'ici(?:\s+au)?|para(?:\s+el)?|antes\s+del?"
    r"|hasta(?:\s+el)?|entro(?:\s+il)?|até|voor|tegen)[\s:]*$",
    re.IGNORECASE,
)
"""What leads to a date and says nothing without it."""
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass
class Page:
    """What a walk over a page found, in order."""

    blocks: list[Block] = field(default_factory=list)
    tables: list[HtmlTable] = field(default_factory=list)
    people: list[PersonMention] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)


def read_page(root: Element) -> Page:
    """Walk over an element.

    Tasks are rows with the columns Action, Owner, Due and Status: the owner is the
    first person mentioned, the due day the first date element.
    """
    walk = _Walk()
    walk.visit(root, 0)
    walk.flush()
    walk.page.problems += _unread(root)
    return walk.page


@dataclass
class _Walk:
    """Collects text until a block ends."""

    page: Page = field(default_factory=Page)
    parts: list[str] = field(default_factory=list)
    line: int | None = None
    role: Role = Role.PARAGRAPH
    level: int = 0
    depth: int = 0

    def visit(self, element: Element, deep: int) -> None:
        """Read an element and all within it."""
        tag = tag_of(element)
        if not tag or is_hidden(element) or deep > DEEPEST:
            return
        if _is_task(element):
            self._task(element, deep)
        elif tag == "table" and not is_layout(element):
            self._table(element)
        elif tag in _LEVELS:
            self._as_role(element, deep, Role.HEADING, _LEVELS[tag])
        elif tag == "li":
            self._as_role(element, deep, Role.ITEM, 0)
        elif tag == "p" and self.role is Role.PARAGRAPH and _is_bold(element):
            self._as_role(element, deep, Role.HEADING, BOLD_LEVEL)
        elif tag in BLOCKS:
            self.flush()
            self.depth += tag in _LISTS
            self._children(element, deep)
            self.flush()
            self.depth -= tag in _LISTS
        else:
            self._inline(element, deep)

    def flush(self) -> None:
        """End the block; what a paragraph breaks into lines are statements."""
        lines = [squeezed(line) for line in "".join(self.parts).split("\n")]
        lines = [line for line in lines if line]
        where = _where(self.line)
        self.parts.clear()
        self.line = None
        spans = [(0, len(lines))]
        if self.role is Role.PARAGRAPH:
            spans = split_statements(lines)
        for start, end in spans:
            text = "\n".join(lines[start:end])
            if text:
                self.page.blocks.append(
                    Block(where, text, self.role, level=self.level, depth=self.depth)
                )

    def _children(self, element: Element, deep: int) -> None:
        self._say(element.text, element)
        for child in element:
            self.visit(child, deep + 1)
            self._say(child.tail, child)

    def _say(self, text: str | None, element: Element) -> None:
        if text and text.strip():
            self.line = self.line or _line(element)
        if text:
            is_code = tag_of(element) in {"pre", "ac:plain-text-body"}
            self.parts.append(text if is_code else flowing(text))

    def _as_role(self, element: Element, deep: int, role: Role, level: int) -> None:
        self.flush()
        outer = self.role, self.level
        self.role, self.level = role, level
        self._children(element, deep)
        self.flush()
        self.role, self.level = outer

    def _inline(self, element: Element, deep: int) -> None:
        person = mentioned(element)
        if person:
            self.page.people.append(person)
        told = own_text(element)
        if told is not None:
            self.line = self.line or (_line(element) if told.strip() else None)
            self.parts.append(told)
            return
        if tag_of(element) == "ac:structured-macro":
            self.flush()
            self.parts.append(parameter(element, "title"))
            self.line = _line(element)
            self.flush()
        self._children(element, deep)

    def _task(self, element: Element, deep: int) -> None:
        self.flush()
        body = _body(element)
        text = _without_lists(body)
        if text:
            cells = tuple(_task_cells(element, body, text))
            where = _where(_line(element))
            self.page.blocks.append(
                Block(where, text, Role.ROW, depth=self.depth, cells=cells)
            )
        self.page.people += list(_people(body))
        for nested in body:
            if tag_of(nested) in _LISTS:
                self.visit(nested, deep + 1)

    def _table(self, element: Element) -> None:
        self.flush()
        table = read_table(element)
        self.page.tables.append(table)
        self.page.people += list(_people(element))
        self.page.blocks += [
            Block(_where(row.line), row.text, Role.ROW, cells=row.cells)
            for row in table.rows
        ]


def _where(line: int | None) -> str:
    return f"line {line or 1}"


def _unread(root: Element) -> Iterator[ReadProblem]:
    """Say what was left out: text that nobody sees, and what is nested too deeply."""
    unseen, deep, depth = 0, 0, 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deep += event == "start" and depth == DEEPEST + 2
        if event == "start" and tag_of(element) not in HIDDEN and is_hidden(element):
            unseen += bool(squeezed(element.text_content()))
    if unseen:
        yield ReadProblem(
            where="",
            what=f"{unseen} parts hold text that the page does not show; left out",
            fix="look at the page's source if they matter",
        )
    if deep:
        yield ReadProblem(
            where="",
            what=f"what is nested in more than {DEEPEST} elements was not read",
            fix="save the page again as plain HTML",
        )


def _line(element: Element) -> int | None:
    line: int | None = element.sourceline
    return line


def _is_task(element: Element) -> bool:
    return tag_of(element) == "ac:task" or (
        tag_of(element) == "li" and element.get("data-inline-task-id") is not None
    )


def _is_bold(element: Element) -> bool:
    """Whether a paragraph is one short line in bold, as people write headings."""
    children = [child for child in element if tag_of(child) != "br"]
    if len(children) != 1 or tag_of(children[0]) not in {"strong", "b"}:
        return False
    around = (element.text or "") + "".join(child.tail or "" for child in element)
    text = squeezed(children[0].text_content())
    alone = not around.strip(" :\n\t\xa0") and 0 < len(text) <= _LONGEST_BOLD
    return alone and not is_sentence(text)


def _body(task: Element) -> Element:
    return next((part for part in task if tag_of(part) == "ac:task-body"), task)


def _without_lists(body: Element) -> str:
    nested = {
        text_of(part) for part in body.iterdescendants() if tag_of(part) in _LISTS
    }
    text = text_of(body)
    for part in nested:
        text = text.replace(part, "", 1)
    return squeezed(text)


def _people(element: Element) -> Iterator[PersonMention]:
    for link in element.iterdescendants():
        if tag_of(link) and (person := mentioned(link)):
            yield person


def _owners(body: Element) -> Iterator[str]:
    """Yield whom a task mentions: by name, or as an account that has none."""
    for link in body.iterdescendants():
        person = mentioned(link) if tag_of(link) else None
        shown = squeezed(link.text_content()) if tag_of(link) else ""
        if person and person.name:
            yield person.name
        elif is_account(link, shown):
            yield shown


def _task_cells(task: Element, body: Element, text: str) -> Iterator[tuple[str, str]]:
    """Take the owner and the day out of the words of a task."""
    action = text
    owner = next(_owners(body), "")
    times = [part for part in body.iterdescendants("time") if part.get("datetime")]
    due = next((m[0] for t in times if (m := _ISO_DAY.match(t.get("datetime")))), "")
    if owner:
        action = squeezed(action.replace(owner, " ", 1))
    if times and (written := (own_text(times[0]) or "").strip()):
        before, found, after = action.partition(written)
        before = _UNTIL.sub("", before) if found else before
        action = squeezed(f"{before} {after}")
    states = [part for part in task if tag_of(part) == "ac:task-status"]
    told = {squeezed(part.text_content()) for part in states} | classes(task)
    yield "Action", action.strip(" -–:,") or text
    yield "Owner", owner
    yield "Due", due
    yield "Status", "done" if told & _DONE_BOX else "open"
