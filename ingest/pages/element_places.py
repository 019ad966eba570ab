"""Where things stand in a page that is one value of a JSON file."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.pages.html_inline import BLOCKS, Element, tag_of
from ingest.pages.wiki_pages import PageContent

_MOST = 65_000
"""What fits into the number of a line, which counts the elements here."""
_OUTER = re.compile(r"^/html(?:/(?:body|head))?")


class ElementPlaces:
    """Places as the pointer to the value, `#`, and the path to an element within it.

    A body mostly is one long line, so its elements are numbered in place of lines.
    """

    def __init__(self, pointer: str, root: Element | None) -> None:
        self._pointer = pointer
        self._elements = list(root.iter()) if root is not None else []
        self._is_counted = len(self._elements) <= _MOST
        if self._is_counted:
            for number, element in enumerate(self._elements, 1):
                element.sourceline = number

    def of(self, lines: str) -> str:
        """Return the place of what was read at `line N`, of lines that of the last."""
        numbers = re.findall(r"\d+", lines)
        if not numbers or not self._is_counted:
            return self._pointer
        element = _block_of(self._elements[int(numbers[-1]) - 1])
        path = _OUTER.sub("", element.getroottree().getpath(element))
        return f"{self._pointer}#{path}" if path else self._pointer

    def put_into(self, content: PageContent) -> PageContent:
        """Return the page with these places."""
        return replace(
            content,
            passages=tuple(
                one.model_copy(update={"locator": self.of(one.locator)})
                for one in content.passages
            ),
            records=tuple(
                one.model_copy(update={"locator": self.of(one.locator)})
                for one in content.records
            ),
            problems=tuple(
                one.model_copy(update={"where": self.of(one.where)})
                for one in content.problems
            ),
        )


def _block_of(element: Element) -> Element:
    """Return the block whose words begin in the element, such as within a link."""
    for part in (element, *element.iterancestors()):
        if tag_of(part) in BLOCKS:
            return part
    return element
