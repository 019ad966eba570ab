"""What columns are called that say who has a thing, in the languages of offices."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.people import fold

_NAMES = (
    # English
    "owner|owners|owned by|owner name|holder|held by|responsible|responsible person"
    "|responsible party|responsibility|accountable|accountable person|accountability"
    "|lead|led by|assignee|assignees|assign|assigned|assigned to"
    "|assigned person|allocated to|in charge"
    "|person in charge|pic|dri|directly responsible individual|managed by"
    "|handled by|handler|looked after by|taken by|action by"
    "|action owner|action holder|custodian|steward|keeper|point person|who|by whom"
    "|who has it|risk owner|issue owner|raid owner|risk holder|risk lead"
    # German
    "|verantwortlich|verantwortliche|verantwortlicher|verantwortung|zuständig"
    "|zuständige|zuständiger|zuständigkeit|inhaber|inhaberin|eigner|eigentümer"
    "|eigentümerin|besitzer|bearbeiter|bearbeiterin|bearbeitet von|ansprechpartner"
    "|ansprechpartnerin|ansprechperson|federführung|zugewiesen an|risikoeigner|wer"
    # French
    "|responsable|propriétaire|pilote|porteur|porteuse|détenteur|titulaire|référent"
    "|référente|en charge|chargé de|personne en charge|assigné à|attribué à|affecté à"
    "|qui"
    # Spanish, Catalan, Portuguese
    "|propietario|propietaria|dueño|dueña|encargado|encargada|asignado a|asignada a"
    "|a cargo de|titular|quién|responsável|proprietário|proprietária|dono|dona"
    "|encarregado|atribuído a|quem"
    # Italian, Romanian
    "|responsabile|proprietario|proprietaria|titolare|referente|incaricato|incaricata"
    "|assegnato a|assegnatario|a carico di|a cura di|chi|responsabil|proprietar"
    # Dutch
    "|eigenaar|houder|verantwoordelijk|verantwoordelijke|toegewezen aan|trekker"
    "|behandelaar|actiehouder|risico-eigenaar|wie"
    # Nordic and Finnish
    "|ansvarig|ansvarlig|ansvar|ägare|eier|ejer|tilldelad|tildelt|vem|hvem"
    "|vastuuhenkilö|vastuullinen|vastuu|omistaja"
    # Polish, Czech, Slovak, Hungarian, Turkish, Greek
    "|właściciel|odpowiedzialny|odpowiedzialna|osoba odpowiedzialna|przypisane do"
    "|vlastník|odpovědný|odpovědná osoba|zodpovedný|zodpovedná osoba|řešitel|felelős"
    "|tulajdonos|sorumlu|sorumlusu|sahibi|υπεύθυνος|υπεύθυνη"
    # Russian, Ukrainian, Bulgarian
    "|ответственный|ответственная|ответственное лицо|владелец|исполнитель"
    "|відповідальний|відповідальна особа|власник|виконавець|отговорник|отговорен"
    # Chinese, Japanese, Korean
    "|负责人|責任人|责任人|负责|负责方|所有者|担当|担当者|責任者|담당자|담당|책임자|소유자"
    # What may mean somebody else, where nothing plainer is there
    "|manager|person|point of contact|poc|contact|contact person"
)
OWNERS = tuple(dict.fromkeys(fold(name) for name in _NAMES.split("|")))
"""Folded names of columns, the plainest first."""
OWNER_WITHIN = (
    "owner|owned by|held by|holder|responsible|accountable|assignee|assigned to"
    "|verantwortlich[a-z]*|zustandig[a-z]*|responsable|responsabile|responsavel"
    "|verantwoordelijk[a-z]*|ansvarig|ansvarlig|odpowiedzialn[a-z]*"
)
"""Words that mean an owner within a longer name of a column, as a pattern."""


def owner_column(names: Sequence[str]) -> int | None:
    """Return the place of the column that says who has the thing."""
    ranks = {name: rank for rank, name in enumerate(OWNERS)}
    found = [(ranks[fold(n)], i) for i, n in enumerate(names) if fold(n) in ranks]
    return min(found)[1] if found else None
