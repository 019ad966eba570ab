"""What the columns of a budget sheet are called, in the languages of Europe."""

from __future__ import annotations

import re
from typing import Final, Literal

from ingest.tables.column_names import plain_name

MoneyField = Literal["budget", "planned", "actual", "committed", "forecast", "to_go"]

_NO_AMOUNT: Final = re.compile(
    r"\b(?:varian\w*|vari?acao|differen\w*|delta|diff|abweichung\w*|differenz|ecart"
    r"|desviacion|scostamento|afwijking|remaining (?:budget|funds|balance)?|balance"
    r"|rest ?budget|restmittel|verfugbar\w*|available|headroom|over ?under|cpi|spi|cv"
    r"|sv|tcpi|percent(?:age)?|pct|prozent|burn rate|status|rag|owner|comments?|notes?"
    r"|approved (?:changes?|by|on|date)|changes?|date|prior year|last year|vorjahr"
    r"|(?:last|previous|prior|this|current) (?:month|period|week)|mtd|days?|hours?|hrs?"
    r"|stunden|tage|std|pt|points?|fte|start|end|finish|duration|effort|qty|quantity"
    r"|menge|unit (?:cost|price)|rate|hourly|stundensatz)\b|%"
)
_TO_DATE: Final = (
    r"to date|ytd|itd|ptd|td|kumuliert|kum|cumul\w*|bis heute|bisher|a date|hasta la"
    r" fecha|ad oggi|tot nu"
)
_UNTIL_NOW: Final = re.compile(rf"\b(?:{_TO_DATE})\b")
_PLAN: Final = (
    r"budget\w*|plan(?:ned)?|plankosten|soll\w*|baseline|target|presupuesto|prevu"
    r"|begroot|begroting|preventivo"
)
_FIELDS: Final[tuple[tuple[MoneyField, re.Pattern[str]], ...]] = (
    (
        "planned",
        re.compile(
            rf"\b(?:bcws|planned value|pv|(?:{_PLAN})\b.*\b(?:{_TO_DATE})"
            rf"|(?:{_TO_DATE}) (?:{_PLAN}))\b"
        ),
    ),
    (
        "to_go",
        re.compile(
            r"\b(?:etc|estimate to complet\w+|to go|cost to complete|forecast"
            r" to complet\w+|forecast remaining|remaining (?:forecast|cost|spend)\w*"
            r"|restkosten|restaufwand|reste a (?:faire|engager|depenser))\b"
        ),
    ),
    (
        "forecast",
        re.compile(
            r"\b(?:eac|estimate[d]? at complet\w+|estimated final cost|forecasts?|fcst"
            r"|fc|outturn|projected|projection|latest estimate|le|prognose\w*"
            r"|hochrechnung|erwartet\w*|voraussichtlich\w*|previsions?|previsionnel"
            r"|atterrissage|prevision|pronostico|proyeccion|previsione|stima a finire"
            r"|previsao|verwachting|verwacht)\b"
        ),
    ),
    (
        "committed",
        re.compile(
            r"\b(?:commit\w*|obligo|po (?:value|amount)|purchase orders?|bestellt"
            r"|bestellwert|beauftragt|engage\w*|comprometid\w+|impegnat\w+|verplicht\w*"
            r"|encumb\w+|on order)\b"
        ),
    ),
    (
        "actual",
        re.compile(
            r"\b(?:actuals?|acwp|ac|ist\w{0,7}|spen[dt]|spending|expenditures?|expenses?"
            r"|incurred|paid|invoiced|billed|ausgaben|ausgegeben|verbraucht|gebucht"
            r"|angefallen|realisee?s?|reel\w*|depenses?|depensee?|gastos?|gastado|real"
            r"|ejecutado|consuntivo|speso|spesa|realizado|gasto|werkelijk\w*|besteed"
            r"|uitgaven|cost (?:to date|so far)|costs? (?:to date|so far))\b"
        ),
    ),
    (
        "budget",
        re.compile(
            r"\b(?:budget\w*|\w+budget|baseline|bac|approved(?: amount)?|authori[sz]ed"
            r"|funding|planned|plan|plankosten|planwert|soll\w{0,7}|prevu\w*"
            r"|presupuesto|presupuestado|preventivo|orcamento|orcado|begroting|begroot"
            r"|estimated cost|contract value)\b"
        ),
    ),
)
_BETTER: Final = {
    "budget": re.compile(r"\b(?:revised|current|approved|total|aktuell\w*|genehmigt)"),
    "forecast": re.compile(r"\b(?:eac|at completion|total|full|gesamt)"),
    "actual": re.compile(rf"\b(?:{_TO_DATE}|total|gesamt)\b"),
}
_WORSE: Final = re.compile(r"\b(?:original|initial|ursprunglich\w*|baseline|first)\b")
_LABELS: Final = (
    (
        r"(?:budget |cost )?(?:line(?: item)?|items?|description|position|pos|posten)"
        r"|name"
    ),
    (
        r"task|activity|deliverable|work ?package|resource|bezeichnung|beschreibung"
        r"|libelle|poste|designation|concepto|partida|descripcion|voce|descrizione"
        r"|omschrijving|kostensoort|arbeitspaket|kostenart(?:text)?|expense"
        r"|(?:cost|expense) (?:type|element)|element"
    ),
    (
        r"vendor|supplier|payee|lieferant|kreditor|fournisseur|proveedor|fornitore"
        r"|leverancier|contractor"
    ),
    (
        r"categor(?:y|ie|ia)|kategorie|kostenkategorie|(?:cost )?cent(?:er|re)"
        r"|kostenstelle|workstream|work ?stream|teilprojekt|phase|project|projekt|group"
        r"|department|team|(?:gl |cost )?account|konto|sachkonto|wbs(?: element| code)?"
        r"|psp(?: element)?|code|id|nr|no|area|bereich|type|capex opex"
    ),
)
_LABEL: Final = tuple(re.compile(rf"(?:{names})(?: name)?") for names in _LABELS)
_CURRENCY: Final = re.compile(
    r"(?:local |project )?(?:currency|ccy|curr|wahrung|whg|devise|moneda|valuta|moeda"
    r"|munt)(?: code)?"
)
_PERIOD: Final = re.compile(
    r"(?:posting |fiscal |reporting )?(?:period|month|date|quarter|week|year|monat"
    r"|periode|jahr|quartal|woche|buchungsdatum|buchungsperiode|mois|annee|mes|periodo"
    r"|mese|maand|kw)(?: month)?"
)
_KIND: Final = re.compile(
    r"(?:type|kind|measure|version|value type|scenario|budget actual|plan ist|werttyp"
    r"|art|row type|metric|figure)?"
)
_AMOUNT: Final = re.compile(
    r"(?:net |total |local )?(?:amount|value|costs?|betrag|wert|kosten|montant|importe"
    r"|importo|bedrag|valor)(?: (?:in )?(?:local|lc|hw|net|hauswahrung|\w{3}))?"
)
TOTAL: Final = re.compile(
    r"(?:(?:grand |sub ?|project |overall |running )?totals?|sub-?totals?|summe|gesamt"
    r"\w*|zwischensumme|endsumme|sum|totaal|totale|totaux|sous[- ]total|somme|suma"
    r"|subtotaal|totais|insgesamt|razem|итого|合计|合計)\b",
    re.IGNORECASE,
)
"""How a row or column that adds up others begins."""
ABOUT_MONEY: Final = re.compile(
    r"\b(?:budget\w*|\w*kosten\w*|costs?|spend(?:ing)?|spent|finan\w+|expens\w+|capex"
    r"|opex|eac|invoice\w*|couts?|costes?|presupuesto|costi|custos?|begroting|ausgaben"
    r"|depenses?|gastos?|spese|earned value|evm)\b"
)


def money_field(name: str) -> MoneyField | None:
    """Return what amounts a column of this name holds, None if none or not plain."""
    plain = plain_name(name)
    if not plain:
        return None
    for field, pattern in _FIELDS[:2]:
        if pattern.search(plain):
            return field
    if _NO_AMOUNT.search(_UNTIL_NOW.sub(" ", plain)) or "%" in name:
        return None
    return next((field for field, p in _FIELDS if p.search(plain)), None)


def preference(field: MoneyField, name: str) -> int:
    """Return how plainly the name says the field among columns that also do."""
    plain = plain_name(name)
    better = field in _BETTER and _BETTER[field].search(plain) is not None
    return better - (_WORSE.search(plain) is not None)


def label_rank(name: str) -> int | None:
    """Return how closely a column of this name names one line; 0 is the closest."""
    plain = plain_name(name)
    return next((i for i, p in enumerate(_LABEL) if p.fullmatch(plain)), None)


def is_currency(name: str) -> bool:
    """Whether the column names currencies."""
    return _CURRENCY.fullmatch(plain_name(name)) is not None


def is_period(name: str) -> bool:
    """Whether the column holds months, weeks or days of booking."""
    return _PERIOD.fullmatch(plain_name(name)) is not None


def is_amount(name: str) -> bool:
    """Whether the column holds amounts of which its name does not say what they are."""
    return _AMOUNT.fullmatch(plain_name(name)) is not None


def is_kind(name: str) -> bool:
    """Whether a column of this name may say what the amounts of a row are."""
    return _KIND.fullmatch(plain_name(name)) is not None
