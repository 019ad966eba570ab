"""An update as one HTML file: no script, nothing from elsewhere, made by escaping."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from assistant.export.layout import lay_out
from assistant.export.plain import unlinked
from assistant.export.publication import Publication


def html_page(publication: Publication) -> str:
    """Return the update as a page that reads alike on a phone, in the dark, on paper.

    Words of sources are text: its policy of content forbids script, links and images
    from anywhere, and what is not approved says so on every printed page.
    """
    return _template().render(page=lay_out(publication), inert=str)


def html_fragment(publication: Publication) -> str:
    """Return the page for a mail, whose reader makes links of bare addresses."""
    return _template().render(page=lay_out(publication), inert=unlinked)


@cache
def _template() -> Template:
    source = files("assistant.export").joinpath("page.html.j2").read_text("utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(source)
