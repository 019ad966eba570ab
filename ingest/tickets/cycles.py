"""Circles in what waits for what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def circular(waits_for: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return what waits for itself, directly or through others, in the given order.

    Whatever neither starts nor ends a chain is left over when both ends are taken off
    again and again.
    """
    left = {name: set(others) & waits_for.keys() for name, others in waits_for.items()}
    for _direction in range(2):
        left = _turned(_without_starts(left))
    return tuple(name for name in waits_for if name in left)


def _without_starts(links: dict[str, set[str]]) -> dict[str, set[str]]:
    """Take off, one after the other, what waits for nothing that is left."""
    followers = _turned(links)
    open_links = {name: len(others) for name, others in links.items()}
    ready = [name for name, count in open_links.items() if not count]
    while ready:
        for follower in followers[ready.pop()]:
            open_links[follower] -= 1
            if not open_links[follower]:
                ready.append(follower)
    kept = {name for name, count in open_links.items() if count}
    return {name: links[name] & kept for name in kept}


def _turned(links: dict[str, set[str]]) -> dict[str, set[str]]:
    turned: dict[str, set[str]] = {name: set() for name in links}
    for name, others in links.items():
        for other in others:
            turned[other].add(name)
    return turned
