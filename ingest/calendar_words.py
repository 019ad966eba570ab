"""Names of months and weekdays in the languages of Europe."""

from __future__ import annotations

from typing import Final

FULL_MONTHS: Final = (
    "january januar janvier enero gennaio janeiro januari stycznia января",
    "february februar fevrier febrero febbraio fevereiro februari lutego февраля",
    "march marz maerz mars marzo marco maart marca марта",
    "april avril abril aprile kwietnia апреля",
    "may mai mayo maggio maio mei maj maja мая",
    "june juni juin junio giugno junho czerwca июня",
    "july juli juillet julio luglio julho lipca июля",
    "august aout agosto augustus augusti sierpnia августа",
    "september septembre septiembre settembre setembro wrzesnia сентября",
    "october oktober octobre octubre ottobre outubro pazdziernika октября",
    "november novembre noviembre novembro listopada ноября",
    "december dezember decembre diciembre dicembre dezembro grudnia декабря",
)
"""Folded full names of each month, in all languages."""
_SHORT_MONTHS = (
    "jan janv ene gen",
    "feb fev fevr",
    "mar mrz mrt",
    "apr avr abr",
    "mag маи",
    "jun giu",
    "jul juil lug",
    "aug agustus",
    "sept sep sett szept",
    "oct okt ott",
    "nov",
    "dec dez dic",
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
    for number, names in enumerate(zip(FULL_MONTHS, _SHORT_MONTHS, strict=True), 1)
    for name in " ".join(names).split()
}
"""Folded names and abbreviations; January is 1."""

WEEKDAYS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(_WEEKDAY_NAMES)
    for name in names.split()
}
"""Folded names and abbreviations; Monday is 0."""
