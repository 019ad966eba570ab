"""`python -m assistant` is `ontrack`."""

from assistant.cli import run

run()
