"""What may follow a day, and what makes something else of it."""

NOUN = (
    r" (?!(?:and|or|at|if|in|with|for|so|but|because|then|is|are|as|we|it|i|he|she|they"
    r"|the|to|by|on|of|after|before|from|until|morning|afternoon|evening|night|noon"
    r"|midday|lunch|lunchtime|latest|please|unless|provided|assuming|when|while|who"
    r"|eod|cob|end|week|night|early|late|und|mit|im|et|avec|y|con|en"
    r")\b)[a-z]{3,}\b"
)
"""A word after a weekday that makes the day its attribute: the Sunday timetable."""
ALONE = (
    r"(?=\W*$|[,;:.!?)]|[\s,]+(?:and|or|at|if|in|with|for|so|but|because|then|is"
    r"|as|we|it|i|assuming|provided|unless|latest)\b)"
)
"""What follows an ordinal that is a day: the ninth, and not the ninth row."""
NO_COUNT = (
    r"(?![.,]\d| ?(?:h|hours?|eur|usd|gbp|people|%)\b"
    r"| (?!(?:fits|has|is|looks|seems|stands|suits|was|works)\b)[a-z]{3,}s\b)"
)
"""What does not follow a day of the month: of `Friday, 16 pumps` it is a number."""
