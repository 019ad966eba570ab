"""Words by which something is reached, or read, past what should have guarded it."""

from __future__ import annotations

import re

_SIGN_IN = r"(?:sign|log)(?:ged|ning|ing)?[ -]?(?:in|on)"
_GUARD = (
    rf"(?:{_SIGN_IN}s?|passwords?|passcodes?|pass[ -]?phrases?|pins?|credentials?"
    r"|authenti\w+|authori[sz]\w+|(?:access |api |auth\w* |session )?tokens?"
    r"|(?:api|access|secret) keys?|identif(?:ication|ying)|permissions?"
    r"|(?:proof|check|verification) of identity|(?:access|identity|permission) checks?)"
)
_UNGUARDED = re.compile(
    rf"""(?ix)
    (?:(?<=\s)|^) (?!{_SIGN_IN}s?\b) [\w’'/)”"-]+ ,?\s+ without \s+
      (?:(?:an?|any|the|even|being|having|first|to)\s+){{0,2}} (?:[\w-]+\s+)?
      {_GUARD}\b(?!\s+(?:of|from|by)\b)
    | \bwithout\s+(?:any\s+)?(?:check|verify|validat|ask)\w*\s+(?:who|whose|whether)\b
    | \b(?:any|every)(?:one|body)\s+(?:who\s+(?:has|knows|holds|gets)|with)\s+
      (?:the|a|an|that|this)\s+(?:[\w-]+\s+)?(?:links?|urls?|addresses|numbers?|codes?|ids?)\b
    | \b(?:sees?|views?|reads?|opens?|shows?|lists?|gets?|returns?|edits?|changes?
      |reveals?)\b (?:\W+[\w’'-]+){{1,5}}?\W+(?:of|from)\s+(?:someone|somebody)\s+else\b
    | \b(?:ids?|numbers?|links?|urls?|references?)\s+(?:can|could)\s+be\s+
      (?:enumerated|counted\s+(?:up|through)|tried\s+out|altered)\b
    | \bsans\s+(?:aucune?\s+)?(?:mot\s+de\s+passe|connexion|authentification
      |identification|se\s+connecter|s[’']identifier|autorisation)\b
    | \bzonder\s+(?:wachtwoord|inloggen|aanmelding|aan\s+te\s+melden|in\s+te\s+loggen
      |authenticatie)\b
    | \bsin\s+(?:contrase[ñn]a|iniciar\s+sesi[óo]n|autenticaci[óo]n|autorizaci[óo]n)\b
    | \bsenza\s+(?:password|autenticazione|autorizzazione|effettuare\s+l[’']accesso)\b
    """
)


def is_unguarded(text: str) -> bool:
    """Whether the text tells of something that its guard does not stop.

    A way to sign in that asks for no password is no such thing.
    """
    return _UNGUARDED.search(text) is not None
