"""A Dask cluster of two workers gives the marks that one machine gives, whoever is lost."""

import contextlib
import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.grading import station
from autograder.grading.parcel import pack_data, unpack_data
from autograder.grading.station import Order, Unfit
from autograder.grading.tasks import JudgeConfig
from tests.corpus import harness
from tests.test_batch import FAKE, REAL, grade, start, submissions, verdicts, wait_until

CONFIG = JudgeConfig(harness.ASSIGNMENT, str(harness.ROOT / "data"), isolation="basic")


@contextlib.contextmanager
def scheduler(folder: Path) -> Iterator[Path]:
    """A scheduler on this machine; yields the file that tells where it is."""
    file = folder / "scheduler.json"
    here = ["--host", "127.0.0.1", "--port", "0", "--dashboard-address", "127.0.0.1:0"]
    process = dask("scheduler", *here, "--scheduler-file", file)
    try:
        while not file.exists() or not file.read_text("utf-8").endswith("}"):
            assert process.poll() is None
            time.sleep(0.05)
        yield file
    finally:
        process.kill()
        process.wait()


@contextlib.contextmanager
def worker(file: Path, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    process = dask(
        "worker", "--scheduler-file", file, "--nthreads", "1", "--no-dashboard", *options
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def dask(*arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *map(str, arguments)],
        cwd=harness.ROOT,
        env=os.environ | {"PYTHONPATH": str(harness.ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def address(file: Path) -> str:
    return str(json.loads(file.read_text("utf-8"))["address"])


def small_class(folder: Path) -> Path:
    folder.mkdir()
    for number, name in enumerate(("inspect", "compare", "load", "compare")):
        case = [c for c in harness.cases("wrong") if c.exercise == name][number]
        (folder / f"s{number}.py").write_text(f"{harness.stubs()}\n\n{case.code}")
    (folder / "s4.py").write_text("def (")
    return folder


def test_a_cluster_that_loses_a_worker_gives_the_same_scorecards(tmp_path: Path) -> None:
    folder, out = small_class(tmp_path / "in"), tmp_path / "out"
    cards = out / "scorecards" / harness.ASSIGNMENT
    alone = "--no-nanny"
    with scheduler(tmp_path) as file, worker(file, alone) as lost, worker(file, alone):
        batch = start(REAL, folder, "--out", out, "--seed", 5, "--cluster", address(file))
        wait_until(lambda: len(list(cards.glob("s*.json"))) >= 1, batch)
        lost.kill()
        text, _ = batch.communicate()
        assert batch.returncode == 0, text
    grade(REAL, folder, "--out", tmp_path / "here", "--seed", 5, "--jobs", 1)
    assert verdicts(out) == verdicts(tmp_path / "here")


def test_the_scheduler_has_a_dashboard(tmp_path: Path) -> None:
    with scheduler(tmp_path) as file:
        port = json.loads(file.read_text("utf-8"))["services"]["dashboard"]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/status") as page:
            assert b"Dask" in page.read()


def test_workers_that_cannot_judge_as_the_head_does_are_told(tmp_path: Path) -> None:
    folder = submissions(tmp_path / "in", 2)
    with scheduler(tmp_path) as file, worker(file, "--nanny"):
        text = grade(FAKE, folder, "--out", tmp_path / "out", "--cluster", address(file), code=2)
    assert "no worker of the cluster can be used" in text and "--no-nanny" in text


def test_a_scheduler_that_is_not_there_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    folder = submissions(tmp_path / "in", 1)
    for wrong in ("tcp://127.0.0.1:9", "nonsense:"):
        out = grade(FAKE, folder, "--out", tmp_path / "out", "--cluster", wrong, code=2)
        assert "no Dask scheduler" in out


def test_other_versions_and_other_isolation_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    here = station.fingerprint()
    with pytest.raises(Unfit, match=r"has keras .* instead of 2\.0"):
        station._check(Order(CONFIG, "basic", here | {"keras": "2.0"}))
    station._check(Order(CONFIG, "basic", here))
    monkeypatch.setattr(station, "is_full", raise_confinement)
    with pytest.raises(Unfit, match="cannot isolate as the head does: no Landlock"):
        station._check(Order(CONFIG, "full", here))


def raise_confinement(level: str) -> bool:
    from autograder.errors import ConfinementError

    raise ConfinementError("no Landlock")


def test_data_arrives_whole_or_not_at_all() -> None:
    parcel = pack_data(CONFIG)
    config, folder = unpack_data(parcel, CONFIG)
    assert pack_data(config).digest == parcel.digest
    assert {path.name for path in folder.iterdir()} == {"data"}
    with pytest.raises(ValueError, match="damaged"):
        unpack_data(type(parcel)(parcel.digest, parcel.archive + b"x"), CONFIG)
