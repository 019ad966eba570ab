"""An update as a Confluence page, in the storage format that its API takes."""

from __future__ import annotations

from assistant.domain.facts import Colour
from assistant.export.html_page import template
from assistant.export.layout import lay_out
from assistant.export.plain import unlinked
from assistant.export.publication import Publication

_COLOURS = {
    Colour.GREEN: "Green",
    Colour.AMBER: "Yellow",
    Colour.RED: "Red",
    Colour.UNKNOWN: "Grey",
}


def confluence(publication: Publication) -> str:
    """Return the body of the page, made by escaping.

    The colour is a status lozenge and the evidence stands in an expander; words of
    sources are text, never a macro or a link.
    """
    page = lay_out(publication)
    return template("confluence.xml.j2").render(
        page=page, colour=_COLOURS[page.health], inert=unlinked
    )
