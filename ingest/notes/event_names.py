"""What pages call the days that a project works towards."""

from __future__ import annotations

import re
from typing import Final

from assistant.domain.people import fold
from ingest.text.markdown_tables import plain

_EVENT_WORDS = (
    "availability launch golive release rollout cutover switchover changeover handover"
    " opening completion deadline expiry closedown decommissioning commissioning"
    " inauguration finish end delivery"
    " livegang inbetriebnahme eroffnung ubergabe abschluss stichtag umstellung"
    " lancement livraison ouverture bascule cloture echeance"
    " lanzamiento entrega apertura cierre lancamento abertura encerramento"
    " lancio consegna chiusura lancering oplevering"
)
_EVENTS = frozenset(_EVENT_WORDS.split())
_LOOSE = frozenset({"finish", "end", "delivery", "completion", "opening"})
_PHRASES = re.compile(
    r"\bgo[ -]?live\b|\bga\b|\broll[ -]?out\b|\bcut[ -]?over\b|\bhand[ -]?over\b"
    r"|\bmise en (?:service|production)\b|\bpuesta en (?:marcha|produccion)\b"
    r"|\bgoes live\b|\bswitch[ -]?over\b"
)
_QUALIFIER_WORDS = (
    "target targeted planned expected agreed current projected proposed committed"
    " contractual official date day on"
)
QUALIFIERS: Final = frozenset(_QUALIFIER_WORDS.split())
"""Words around an event's name that only say that a date is given."""
_OTHER_WORDS = (
    "meeting review call retro retrospective workshop previous last former old since"
    " document page version created updated edited approved checklist notes"
    " minutes vacation holiday leave sprint working hours"
)
_OTHERWISE = frozenset(_OTHER_WORDS.split())
_LONGEST_NAME = 6


def is_event(name: str) -> bool:
    """Whether a short name is that of a launch, a handover or another end."""
    folded = fold(plain(name.strip().lstrip("#")))
    words = re.findall(r"[^\W_]+", folded)
    if not words or len(words) > _LONGEST_NAME or _OTHERWISE & set(words):
        return False
    if _PHRASES.search(folded):
        return True
    found = _EVENTS & set(words)
    return bool(found - _LOOSE) or bool(found and len(set(words) - QUALIFIERS) > 1)
