"""The page of quality: its head, and the order of the sections that benches write."""

from __future__ import annotations

from bench.retrieval.page import Head

QUALITY = Head(
    "Quality: what was measured, on what, and where it fails",
    "bench.dates` and `python -m bench.claims",
    ("ontrack", "python-dateutil", "dateparser"),
)
SECTIONS = ("dates", "public", "planted")
"""The names of sections, in the order of the page; each bench writes its own."""
