"""Who "you" is in a mail: the person it greets, else the only one it goes to."""

from __future__ import annotations

import re

from assistant.domain.people import fold
from assistant.domain.reading import MAIL_KINDS
from assistant.extract.people.owners import Owner
from assistant.extract.view import Unit, View

_HAIL = re.compile(
    r"^(?:hi|hello|dear|hey|good (?:morning|afternoon|evening|day)|hallo|liebe[rs]?"
    r"|bonjour|hola|guten tag),? +(?P<name>[^,!:\n]{2,40}?) *(?:[,!:–—-]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_ALONE = re.compile(r"^(?P<name>[^\W\d_][\w.' -]{1,40}?) *[,:–—-]*$")
_TITLE = re.compile(
    r"^(?:mr|mrs|ms|miss|mx|dr|prof|herr|frau|mme|m)\.? +", re.IGNORECASE
)
_SEVERAL = re.compile(
    r"\b(?:and|und|et|y|all|both|everyone|everybody|team|folks|colleagues|friends"
    r"|there|gentlemen|ladies)\b|[&/+]",
    re.IGNORECASE,
)


def addressee_of(view: View, unit: Unit) -> Owner | None:
    """Return who "you" is in a mail, None where that may be several people."""
    passage = unit.passage.passage
    if unit.passage.kind not in MAIL_KINDS or passage.quoted:
        return None
    greeted = _greeting(view, _first_of_mail(view, unit))
    if greeted and _SEVERAL.search(greeted):
        return None
    name = _person(view, greeted, passage.addressed) if greeted else None
    if name is None and len(passage.addressed) == 1:
        name = view.names.resolve(passage.addressed[0])
    if name is None:
        return view.names.slot(greeted) if greeted else None
    is_writer = name == view.names.resolve(unit.speaker)
    return None if is_writer else Owner(name, name)


def _first_of_mail(view: View, unit: Unit) -> Unit:
    """An archive holds many mails; each opens with a greeting of its own."""
    first, before = unit, view.before(unit)
    while before and _mail(before) == _mail(unit):
        first, before = before, view.before(before)
    return first


def _mail(unit: Unit) -> tuple[object, ...]:
    one = unit.passage.passage
    return one.speaker, one.dated, one.headings, one.addressed, one.quoted


def _greeting(view: View, unit: Unit) -> str | None:
    """Return the name as greeted: after a hail, or on a line of its own."""
    words = unit.core
    hail = _HAIL.match(words)
    if hail:
        return hail["name"]
    alone = _ALONE.match(words.split("\n")[0])
    if alone and view.names.resolve(alone["name"]):
        return alone["name"]
    return None


def _person(view: View, greeted: str, addressed: tuple[str, ...]) -> str | None:
    """Resolve a greeting; a name that several have is the one of those written to."""
    bare = _TITLE.sub("", greeted).strip(" .")
    known = view.names.resolve(bare)
    if known:
        return known
    written = {name for one in addressed if (name := view.names.resolve(one))}
    last = fold(bare).split()[-1:]
    fits = [one for one in written if set(last) & set(fold(one).split())]
    return fits[0] if len(fits) == 1 else None
