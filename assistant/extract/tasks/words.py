"""Words that several kinds of action share."""

from __future__ import annotations

import re

from assistant.extract.tasks.verbs import NOT_DOING

NEGATED = re.compile(
    r"\b(?:won['’]t|will not|can['’]t|cannot|not going to|never|don['’]t need"
    r"|no longer (?:need|plan)|will(?: \w+)? never)\b",
    re.IGNORECASE,
)
"""Words that take a promise back."""

THEN = re.compile(
    r"^(?:[,:]? (?P<firm>will(?: also| then)?|to|is going to|is to|shall|has to|have to"
    r"|undertook to|undertakes to|has (?:undertaken|agreed|promised|offered) to"
    r"|pledged to|has pledged to"
    r"|still has to|needs to|need to|must|agreed to|agrees to|volunteered to"
    r"|volunteers to|will volunteer|promised to|promises to|offered to|committed to"
    r"|are to|still needs to|owes|volunteering to|is happy to|wird|soll|doit"
    r"|, who (?:will|is going to)|and I will)"
    r"|['’]ll(?P<ll>)| (?P<soft>can(?: probably)?|could|might|may|should|will try to"
    r"|will have a go|hopes to|plans to|wants to|would like to|is hoping to"
    r"|thinks (?:he|she|they) can|should be able to|is planning to|tries to|looking to"
    r"|is looking to|may have time to|is trying to))"
    rf" +(?:also |just |then |now |still |try to |try and )?(?!{NOT_DOING})[a-zà-ÿ]+"
)
"""What follows a name to whom work is given: `will`, `to`, `could` and a verb."""

PRESENT = re.compile(
    r"^ (?!is\b|has\b|was\b|says\b|thinks\b|likes\b|knows\b|does\b|wants\b|needs\b"
    r"|asks\b|hopes\b|expects\b|stays\b|remains\b|keeps\b|leaves\b|returns\b|plans\b"
    r"|believes\b|means\b|sees\b|feels\b|agrees\b"
    r"|wonders\b|goes\b"
    r"|seems\b|looks\b|its\b|this\b|as\b)(?:also )?[a-z]{2,}s\b(?! ?:)"
)
"""A verb in the present tense that follows a name."""

STANDING = re.compile(
    r"\b(?:remember to|feel free|add your ?(?:name|self)|sign up here|join (?:us|the)"
    r"|please (?:be|note|see|read|collect|use|look)\b|don['’]t forget|code of conduct"
    r"|all of you\b|you know who you are|please,? every(?:body|one)"
    r"|every(?:body|one),? please|as (?:usual|always)|every (?:week|month|day|morning)"
    r"|always|whenever)\b",
    re.IGNORECASE,
)
"""Standing instructions and manners, which are nobody's task."""

_ANY_HELP = (
    r"(?:any(?:thing)?|some|a|an|further|more|additional|other|help|assistance|support"
    r"|questions?|problems?|issues?|concerns?|comments?|trouble|feedback)\b"
)
_YOU_WISH = (
    rf"(?:if|should) you (?:still |should |ever )?(?:(?:have|need|require|see|find"
    rf"|experience|run into) {_ANY_HELP}|(?:would|['’]d)? ?(?:like|wish|want|prefer)\b"
    r"|no longer\b)"
)
COURTESY = re.compile(
    rf"{_YOU_WISH}[^.!]*\b(?:please|feel free|do not hesitate|don['’]t hesitate"
    r"|contact|call|e?-?mail|reach|visit|reply|click|follow|let (?:me|us) know)\b"
    r"|\b(?:let (?:me|us) know|contact (?:me|us|\w+)|call (?:me|us|\w+)|reach out"
    rf"|get in touch|reply|e?-?mail (?:me|us|\w+)|ask)\b[^.!?]{{0,40}} {_YOU_WISH}"
    r"|^please find\b|^to (?!do\b)[a-z]+ [^.!?]{2,60}, (?:please|kindly|simply|just)\b",
    re.IGNORECASE,
)
"""What any mail offers whoever reads it: `if you have questions, please call me`."""

TICKET_TITLE = re.compile(r"#\d+\b|/(?:issues|pull)/\d+|\b[A-Z][A-Z0-9]+-\d+\b")
"""A key or a link of a ticket."""
