"""Words that say nothing of what a piece of work is about."""

from __future__ import annotations

import re

_WORDS = (
    "a about action add after again ai all also an and any are as ask at back be "
    "been before but by came can check come could did do does done due find finish "
    "first follow for fourth from get give given go got had has have having he her "
    "here him his hour if in into is it item items its just last look make may maybe "
    "me might month morning must my need needs new next no nobody not now of off "
    "on one or our out over please promised put ready report run said say says "
    "second send sent shall she should so some somebody someone still take takes "
    "tell that the their them then there these they thing things third this time "
    "to today todo told tomorrow try two until up update us was we week went what "
    "when where whether which who whole will with work working would write "
    "written yes yesterday yet you your"
)
SMALL = frozenset(_WORDS.split())
"""Small words, and the verbs and nouns of every task."""
PLAIN = re.compile(
    r"^(?:final|new|updated|revised|whole|full|complete|entire|old|same|own|other|draft"
    r"|missing|open|latest|current|good|short|long|small|big|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve|twenty|thirty|dozen|was|were|has|have|been"
    r"|with|without|into|over|under|after|before|until|against|via|since|between|few"
    r"|many|several|each|every|both)$|ed$|ly$|['’]s?$"
)
"""What tells a thing from no other, and verbs."""
