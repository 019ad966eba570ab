"""How sheets of absences and of hours are called, and their column of people."""

from __future__ import annotations

import re
from typing import Final

ANNOUNCED: Final = re.compile(
    r"\b(?:absen\w+|leaves?|vacations?|holidays?|pto|time off|days? off|out of office"
    r"|ooo|urlaub\w*|abwesen\w*|fehlzeit\w*|krank\w*|sick\w*|conges?|vacances"
    r"|vacaciones|ausencias?|ferie|assenz\w+|verlof|afwezig\w*|ferias|semester"
    r"|franvaro|urlop\w*|nieobecnos\w*)\b"
)
"""Words that say that a sheet or a mark is about absences."""
PERSON: Final = re.compile(
    r"(?:(?:full |employee |staff |resource )?name|person|employee|team member"
    r"|member|staff(?: member)?|resource|who|colleague|mitarbeiter(?:in)?|kolleg\w*"
    r"|nom|salarie|collaborateur|empleado|nombre|dipendente|nome|medewerker|naam"
    r"|colaborador|pracownik|namn|ansatt)"
)
"""Names of the column that says who."""
