"""An update as one HTML file: no script, nothing from elsewhere, made by escaping."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from assistant.export.layout import lay_out
from assistant.export.plain import unlinked
from assistant.export.publication import Publication

_PAGE = "page.html.j2"


def html_page(publication: Publication) -> str:
    """Return the update as a page that reads alike on a phone, in the dark, on paper.

    Words of sources are text: its policy of content forbids script, links and images
    from anywhere, and what is not approved says so on every printed page.
    """
    return template(_PAGE).render(page=lay_out(publication), inert=str)


def html_fragment(publication: Publication) -> str:
    """Return the page for a mail, whose reader makes links of bare addresses."""
    return template(_PAGE).render(page=lay_out(publication), inert=unlinked)


@cache
def template(name: str) -> Template:
    """Return a template of this package, which escapes whatever it is given."""
    source = files("assistant.export").joinpath(name).read_text("utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(source)
