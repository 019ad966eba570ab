"""Files whose ids mean other things in other files: both are named, with the fix."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.ledger.ledger import Ledger
from assistant.ledger.lists import Clash, qualified
from assistant.workflows.ingesting.file_reports import FileReport

_SHOWN = 3


def with_clashes(
    ledger: Ledger | None, reports: Sequence[FileReport]
) -> tuple[FileReport, ...]:
    """Remark on each file whose ids are those of other things elsewhere."""
    clashes = ledger.view().clashes if ledger else {}
    return tuple(
        report.model_copy(
            update={"remarks": (*report.remarks, told(clashes[report.path]))}
        )
        if report.path in clashes
        else report
        for report in reports
    )


def told(clash: Clash) -> str:
    """Say which ids mean two things, what they are called now, and what settles it."""
    keys, others = _shown(clash.keys), _shown(clash.others)
    example = qualified(clash.name, clash.keys[0])
    return (
        f"its {keys} are other things than those of {others}: both are kept, and these "
        f"are called {example} and so on; if that is wrong, give the files the same "
        "`list` in [[sources]] of ontrack.toml, else one each to choose the names"
    )


def _shown(names: Sequence[str]) -> str:
    rest = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
