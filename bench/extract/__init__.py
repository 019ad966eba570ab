"""How well prose is read: actions, decisions, risks, with owners and dates."""
