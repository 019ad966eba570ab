"""Accounts that a page of Confluence names by their number alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ingest.pages.html_inline import Element, squeezed, tag_of

_MARKS: Final = ("ri:account-id", "ri:username", "ri:userkey")
_NO_NAMES: Final[Mapping[str, str]] = {}


def name_accounts(root: Element, names: Mapping[str, str] = _NO_NAMES) -> list[str]:
    """Show links to accounts as links to people; return those without a name.

    `names` are by account. One without is written `@account`, as the link is.
    """
    unknown = []
    for link in [part for part in root.iter("ac:link") if tag_of(part)]:
        user = next((part for part in link if tag_of(part) == "ri:user"), None)
        account = _account(user)
        if not account:
            continue
        shown = squeezed(link.text_content()).lstrip("@") or names.get(account, "")
        unknown += [] if shown else [f"@{account}"]
        tail = link.tail
        link.clear()
        link.tag, link.text, link.tail = "a", shown or f"@{account}", tail
        link.set("class", "confluence-userlink")
        link.set("data-account-id", account)
    return unknown


def _account(user: Element | None) -> str:
    if user is None:
        return ""
    return next((found for mark in _MARKS if (found := user.get(mark))), "")
