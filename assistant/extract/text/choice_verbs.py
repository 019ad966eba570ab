"""Verbs by which people choose: what to move to another day, what to keep or drop."""

from __future__ import annotations

MOVING = (
    r"(?:move|push|postpone|delay|shift|bring|pull|defer|reschedule|put back"
    r"|verschieben|verlegen|repoussons|reportons|décalons|aplazamos|movemos)"
)
"""Verbs, in the first person plural, that give something another day."""
SETTLING = (
    r"(?:drop|cut|keep|take|skip|cancel|stop|freeze|pause|replace|switch|stay with"
    r"|stick (?:with|to)|go (?:live|ahead|for)|ship|launch|release|descope|retire"
    r"|abandon|start|open|close|hold|extend|rent|hire|accept|add|remove|leave|split"
    r"|give up|hand|return|reject|behalten|streichen|nehmen|gardons|supprimons|prenons)"
)
"""Verbs that settle what becomes of a thing."""
