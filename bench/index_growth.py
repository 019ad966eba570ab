"""How the vector index grows: rates, times and memory at several sizes.

Run as `python bench/index_growth.py [--url URL] 10000 50000 200000`; each size runs in
a process of its own. Vectors are made up: 256 dimensions around 48 directions, with
noise. The raw rate is that of Chroma alone, given the same batches in the same way.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from assistant.domain.base import digest
from assistant.evidence.exact import ExactSearch
from assistant.evidence.generations import VectorIndex
from assistant.evidence.hosts import FolderHost, Host
from assistant.evidence.server import Server, ServerHost
from assistant.ledger.ledger import Ledger
from assistant.ledger.tables import text

DIMENSIONS = 256
NAME = "made-up"
QUERIES = 60
SHARES = (1.0, 0.95, 0.5, 0.1, 0.01)
LIMITS = (10, 2_000)


def vectors(count: int, seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    directions = np.random.default_rng(0).normal(size=(48, DIMENSIONS))
    found = random.normal(size=(count, 48)) @ directions
    found += random.normal(size=(count, DIMENSIONS))
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found, "<f4")


def filled(folder: Path, matrix: np.ndarray) -> Ledger:
    ledger = Ledger(folder / "ledger.db", ())
    names = [digest(str(number)) for number in range(len(matrix))]
    with ledger.texts._database.write(  # noqa: SLF001  by far the fastest way
        "fill", actor="bench"
    ) as (connection, _):
        connection.execute(
            text.insert(), [{"digest": name, "body": name} for name in names]
        )
    for start in range(0, len(names), 10_000):
        part = slice(start, start + 10_000)
        rows = [
            (n, v.tobytes()) for n, v in zip(names[part], matrix[part], strict=True)
        ]
        ledger.texts.save_vectors(NAME, rows)
    return ledger


def raw_rate(host: Host, matrix: np.ndarray) -> float:
    start = time.perf_counter()
    with host.open("raw") as store:
        for at in range(0, len(matrix), store.batch):
            part = matrix[at : at + store.batch]
            store.add([f"{at + i:064d}" for i in range(len(part))], part)
    rate = len(matrix) / (time.perf_counter() - start)
    host.discard("raw")
    return rate


def timed(ask: Callable[[np.ndarray], object], asked: np.ndarray) -> str:
    ask(asked[0])
    times = []
    work = time.process_time()
    for vector in asked:
        start = time.perf_counter()
        ask(vector)
        times.append(1000 * (time.perf_counter() - start))
    work = 1000 * (time.process_time() - work) / len(asked)
    middle, high = np.quantile(times, [0.5, 0.95])
    return f"p50 {middle:5.1f} ms, p95 {high:5.1f} ms, CPU {work:4.1f} ms"


def measure(count: int, options: argparse.Namespace) -> Iterator[str]:
    matrix = vectors(count, 1)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        ledger = filled(folder, matrix)
        place = folder / "index"
        url = options.url
        host: Host = (
            ServerHost(Server(url, "bench"), place) if url else FolderHost(place)
        )
        raw = 0.0 if options.skip_raw else raw_rate(host, matrix)
        del matrix
        exact = ExactSearch(NAME, DIMENSIONS)
        index = VectorIndex(place, NAME, DIMENSIONS, host, exact)
        start = time.perf_counter()
        index.update(ledger.texts)
        rate = count / (time.perf_counter() - start)
        yield f"{count} vectors, {'a Chroma server' if url else 'embedded'}"
        beside = f", Chroma alone {raw:.0f}/s: {rate / raw:.0%} of it" if raw else ""
        yield f"  indexing {rate:.0f}/s{beside}"
        yield from queries(index, exact, ledger, count)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield f"  memory at most {most:.0f} MB"
        index.close()
        host.keep_only(None)


def queries(
    index: VectorIndex, exact: ExactSearch, ledger: Ledger, count: int
) -> Iterator[str]:
    random = np.random.default_rng(2)
    asked = vectors(QUERIES, 3)
    names = np.array([digest(str(number)) for number in range(count)])
    for limit in LIMITS:
        for share in SHARES:
            among = (
                frozenset(names[random.random(count) < share].tolist())
                if share < 1
                else None
            )
            ask = partial(answer, index, ledger, limit=limit, among=among)
            time_taken = timed(ask, asked)
            hits = [
                len({n for n, _ in ask(vector)[:10]} & {n for n, _ in best})
                for vector in asked[:20]
                for best in [exact.query(ledger.texts, vector, 10, among)]
            ]
            yield (
                f"  limit {limit:5}, {share:4.0%} admitted: {time_taken}, "
                f"{np.mean(hits) / 10:.1%} of the true ten"
            )


def answer(
    index: VectorIndex,
    ledger: Ledger,
    vector: np.ndarray,
    limit: int,
    among: frozenset[str] | None,
) -> list[tuple[str, float]]:
    return index.query(ledger.texts, vector, limit, among) or []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--url", default="", help="a Chroma server to measure with")
    parser.add_argument(
        "--skip-raw", action="store_true", help="leave out the rate of Chroma alone"
    )
    options = parser.parse_args()
    if len(options.sizes) == 1:
        for line in measure(options.sizes[0], options):
            print(line, flush=True)
        return
    for size in options.sizes:
        command = [sys.executable, __file__, str(size), "--url", options.url]
        command += ["--skip-raw"] * options.skip_raw
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
