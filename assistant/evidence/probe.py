"""Opens a store in a child process, since a damaged one can kill its opener.

Run as `python -P -m assistant.evidence.probe` with a JSON object on stdin: `path`,
`least` and `most` (how many vectors it must hold), `canaries` (id and vector;
nearly all must find themselves). Exit status 0 says that the store may be used.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.flat import open_generation
from assistant.evidence.store import VectorStore

COMMAND = (sys.executable, "-P", "-m", "assistant.evidence.probe")
_ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 60.0
_NEAREST = 100
_ENOUGH = 0.8
"""Among many texts that are nearly equal a sound graph misses one now and then."""
_SAME = 1e-4
_MUCH = 64 * 1024 * 1024
_log = logging.getLogger(__name__)


def is_healthy(
    generation: Path,
    *,
    least: int,
    most: int,
    canaries: Mapping[str, NDArray[np.float32]],
    command: Sequence[str] = COMMAND,
) -> bool:
    """Whether a child process could open the store and find the canaries in it."""
    if not generation.is_dir() or _is_torn(generation):
        return False
    question = {
        "path": str(generation),
        "least": least,
        "most": most,
        "canaries": {name: vector.tolist() for name, vector in canaries.items()},
    }
    try:
        child = subprocess.run(  # noqa: S603
            command,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
            input=json.dumps(question).encode(),
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        _log.info("The index could not be probed: %s", error)
        return False
    if child.returncode:
        _log.info("The probe of the index ended with status %s", child.returncode)
    return child.returncode == 0


def _is_torn(generation: Path) -> bool:
    """Whether a file claims to be far larger than what is on the disk.

    A torn link list can have an apparent size of terabytes and still pass queries.
    """
    for path in generation.rglob("*.bin"):
        status = path.stat()
        held = getattr(status, "st_blocks", status.st_size // 512 + 1) * 512
        if status.st_size > _MUCH and status.st_size > 8 * held:
            return True
    return False


def main() -> int:
    """Answer the question on stdin by the exit status."""
    question = json.load(sys.stdin)
    canaries = {
        name: np.array(numbers, dtype=np.float32)
        for name, numbers in question["canaries"].items()
    }
    with open_generation(Path(question["path"])) as store:
        sound = holds(store, question["least"], question["most"], canaries)
    return 0 if sound else 1


def holds(
    store: VectorStore,
    least: int,
    most: int,
    canaries: Mapping[str, NDArray[np.float32]],
) -> bool:
    """Whether a store counts right and nearly all canaries find themselves in it."""
    if not least <= store.count() <= most:
        return False
    found = [_finds(store, name, vector) for name, vector in canaries.items()]
    return sum(found) >= _ENOUGH * len(found)


def _finds(store: VectorStore, name: str, vector: NDArray[np.float32]) -> bool:
    """Whether a vector finds itself, or a crowd of equal ones."""
    near = store.query(vector, min(_NEAREST, store.count()))
    names = {identity for identity, _ in near}
    return name in names or (bool(near) and near[-1][1] > 1 - _SAME)


if __name__ == "__main__":
    sys.exit(main())
