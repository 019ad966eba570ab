"""Keys of tickets as people write them: "#12" for `yard#12`, where one list has all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.domain.records import Ticket
from assistant.facts.remembered import once_a_view
from assistant.facts.sameness.stems import ids
from assistant.ledger.view import View


def spoken_for(keys: Iterable[str]) -> Mapping[str, str]:
    """Return the key of each bare number, none where several lists are numbered."""
    numbered = [key for key in keys if "#" in key]
    lists = {key.rpartition("#")[0] for key in numbered}
    if len(lists) != 1 or "" in lists:
        return {}
    return {f"#{key.rpartition('#')[2]}": key for key in numbered}


@once_a_view
def spoken_keys(view: View) -> Mapping[str, str]:
    """Return the ticket that each bare number means in the project."""
    return spoken_for(known.record.key for known in view.records(Ticket))


def keys_in(text: str, spoken: Mapping[str, str]) -> frozenset[str]:
    """Return the keys that the text names, in full and as it writes them."""
    found = ids(text)
    return found | {spoken[key] for key in found & spoken.keys()}
