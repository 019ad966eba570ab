"""Words that hand a thing over as they are written, or judge it: `attached is …`.

What somebody judges is there: a request that is approved has been written.
"""

from __future__ import annotations

import re

_THING = (
    r"(?P<thing>(?:(?:the|your|our|my|both|all|an?|some|\w+['’]s)\b[^,.;:!?]{2,80}"
    r"|[A-Z]{2,4}-?\d+\b[^,.;:!?]{0,80}))"
)
_HERE = re.compile(
    r"^(?:(?:so|and|ok|hi|hello|well|as (?:promised|agreed|discussed)),? |"
    r"[^\W\d_][\w'’-]+, )*(?:"
    r"(?:please )?(?:find|see)(?: (?:attached|enclosed|below|herewith))+:? "
    rf"{_THING}"
    rf"|(?:please )?find {_THING.replace('thing', 'th2')} (?:attached|enclosed|below)\b"
    r"|(?:attached|enclosed|herewith|below)(?: (?:is|are|you(?:['’]ll| will| can)? find"
    r"|please find|find|comes|come))?:? "
    rf"{_THING.replace('thing', 'th3')}"
    rf"|here(?:['’]s| is| are| comes| come)(?: now)? {_THING.replace('thing', 'th4')}"
    r"|you(?:['’]ll| will| can)? find"
    rf" {_THING.replace('thing', 'th5')} (?:attached|enclosed|below)\b"
    r"|(?:I|we)(?: have|['’]ve)? (?:hereby )?(?:attach|enclose)(?:d)? (?:you )?"
    rf"{_THING.replace('thing', 'th6')}"
    r"|(?:I|we)(?:['’]m| am|['’]re| are) (?:sending|attaching|enclosing|forwarding)"
    rf"(?: you)? {_THING.replace('thing', 'th7')}(?<=with this)(?: e?-?mail)?"
    rf"|{_THING.replace('thing', 'th8')} (?:is|are) (?:attached|enclosed)\b)",
    re.IGNORECASE,
)
_GIVEN_AS_TOLD = re.compile(
    r"^(?:so |and |as promised,? )?(?P<thing>(?:the|your|our|my|both)"
    r" (?:[\w/'’-]+ ){0,5}[\w/'’-]+): (?P<content>[^?]*\w[^?]*)$",
    re.IGNORECASE,
)
_NO_CONTENT = re.compile(
    r"\b(?:not|no|never|nothing|unknown|open|tb[acd]|later|soon|still|will|would|wait"
    r"|waiting|please|if|ask|to be|pending|unclear|missing|late|delayed|next|sorry)\b"
    r"|n['’]t\b|['’]ll\b",
    re.IGNORECASE,
)
_TELLS_MUCH = re.compile(r"\d|\b[A-ZÀ-Þ][a-zà-ÿ]+")
JUDGED = (
    r"(?:approved|accepted|signed(?: off)?|agreed|granted|ratified|endorsed|adopted"
    r"|authori[sz]ed|countersigned|rejected|declined|turned down)"
)
_JUDGES = re.compile(
    r"^(?:(?:and|so|yes|ok|hereby),? )*(?:I|[Ww]e) (?:hereby |gladly |now |herewith )*"
    r"(?:approve|accept|reject|decline|endorse)(?P<after> [^.;!?]+)"
)


def handed_over(text: str) -> str | None:
    """Return the thing that a writer hands over with these words, None if none."""
    if "?" in text:
        return None
    here = _HERE.match(text)
    if here:
        return next(words for words in here.groupdict().values() if words)
    told = _GIVEN_AS_TOLD.match(text)
    if told is None or _NO_CONTENT.search(told["content"]):
        return None
    return told["thing"] if _TELLS_MUCH.search(told["content"]) else None


def judges(text: str) -> str | None:
    """Return the thing that a writer approves or rejects by saying so."""
    found = _JUDGES.match(text)
    return found["after"].strip() if found else None


def tells_of_delivery(text: str, *, by_mail: bool) -> bool:
    """Whether a sentence hands something over, or judges what was handed over."""
    return by_mail and (handed_over(text) or judges(text)) is not None
