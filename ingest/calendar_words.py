"""Names of months and weekdays in the languages of western Europe."""

from __future__ import annotations

from typing import Final

_MONTH_NAMES = (
    "january jan januar janvier janv enero ene gennaio gen januari janeiro",
    "february feb februar fevrier fev fevr febrero febbraio februari fevereiro",
    "march mar marz maerz mrz mars marzo maart mrt marco",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag mei maio maj",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug aout agosto agustus augustus augusti",
    "september sept sep septembre septiembre settembre sett setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dicembre dezembro",
)
_WEEKDAY_NAMES = (
    "monday mon montag lundi lunes lunedi maandag segunda mandag",
    "tuesday tue tues dienstag mardi martes martedi dinsdag terca tirsdag tisdag",
    "wednesday wed weds mittwoch mercredi miercoles mercoledi woensdag quarta onsdag",
    "thursday thu thur thurs donnerstag jeudi jueves giovedi donderdag quinta torsdag",
    "friday fri freitag vendredi viernes venerdi vrijdag sexta fredag",
    "saturday sat samstag sonnabend samedi sabado sabato zaterdag lordag",
    "sunday sun sonntag dimanche domingo domenica zondag sondag",
)

MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(_MONTH_NAMES, start=1)
    for name in names.split()
}
"""Folded names and abbreviations; January is 1."""

WEEKDAYS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(_WEEKDAY_NAMES)
    for name in names.split()
}
"""Folded names and abbreviations; Monday is 0."""
