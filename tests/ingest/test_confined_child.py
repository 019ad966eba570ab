"""A child that reads ends with its parent and reaches nothing but its file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ingest.hostile import at, page

RUN = """
import sys
from datetime import date
from pathlib import Path
from ingest.isolation import Found, Isolation, ReaderLimits
from ingest.reader import ReadContext
isolation = Isolation(ReaderLimits(seconds=300))
context = ReadContext(today=date(2031, 3, 4))
isolation.read(Found("p/small.html", Path(sys.argv[1])), context)
print(isolation.process, flush=True)
isolation.read(Found("p/endless.html", Path(sys.argv[2])), context)
print("read", flush=True)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT])
def test_no_child_outlives_its_parent(tmp_path: Path, ending: signal.Signals) -> None:
    small, endless = at(tmp_path, "a.html", page(2)), at(tmp_path, "b", page(400_000))
    code = [sys.executable, "-c", RUN, str(small.absolute), str(endless.absolute)]
    with subprocess.Popen(
        code,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        time.sleep(0.5)
        if ending is signal.SIGINT:
            os.killpg(parent.pid, ending)
        else:
            parent.kill()
        assert parent.stdout.read() == b""
    gone = time.monotonic() + 15
    while _runs(child) and time.monotonic() < gone:
        time.sleep(0.05)
    assert not _runs(child)


def _runs(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 9)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "import os; os.write(os.open('kept.txt', os.O_CREAT | os.O_WRONLY), b'x')",
        "bytearray(600 * 1024 * 1024)",
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have fewer limits")
def test_a_child_has_no_network_no_processes_no_files_and_no_more_memory(
    tmp_path: Path, attempt: str
) -> None:
    code = f"""
from ingest.safety.child_limits import Memory, confine
confine()
memory = Memory(300)
try:
    {attempt}
except (OSError, MemoryError) as error:
    print(type(error).__name__)
"""
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert ran.stdout.strip() in {"PermissionError", "OSError", "MemoryError"}
