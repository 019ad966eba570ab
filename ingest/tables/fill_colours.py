"""Cells that say nothing but their fill: red, amber or green."""

from __future__ import annotations

import colorsys

from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.styles.colors import COLOR_INDEX, Color

_RGB = 6
_LEAST_SATURATION, _LEAST_VALUE = 0.3, 0.4
_RED_TO, _AMBER_TO, _GREEN_TO, _RED_FROM = 18, 66, 170, 340
"""Where, in degrees of hue, red ends, amber and green end, and red begins again."""


def fill_colour(cell: Cell | MergedCell | ReadOnlyCell | EmptyCell) -> str:
    """Return red, amber or green for a cell that is filled so, else an empty text.

    Pale fills, greys, blues and the colours of a theme mean nothing.
    """
    if isinstance(cell, EmptyCell) or not cell.has_style:
        return ""
    fill = cell.fill
    if getattr(fill, "fill_type", None) != "solid":
        return ""
    return _named(_rgb(getattr(fill, "fgColor", Color())))


def _rgb(colour: Color) -> str:
    if colour.type == "rgb":
        return str(colour.rgb)[-_RGB:]
    if colour.type == "indexed" and 0 <= colour.indexed < len(COLOR_INDEX):
        return COLOR_INDEX[colour.indexed][-_RGB:]
    return ""


def _named(rgb: str) -> str:
    try:
        red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return ""
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < _LEAST_SATURATION or value < _LEAST_VALUE:
        return ""
    degrees = hue * 360
    if degrees < _RED_TO or degrees >= _RED_FROM:
        return "red"
    if degrees < _AMBER_TO:
        return "amber"
    return "green" if degrees < _GREEN_TO else ""
