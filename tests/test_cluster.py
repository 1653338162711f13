"""A Dask cluster gives the marks that one machine gives, whoever of it is lost."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from distributed import Client

from autograder.errors import DataError, UsageError
from autograder.grading import cluster, keys, station
from autograder.grading.discovery import Found
from autograder.grading.parcel import pack_data, there, unpack_data
from autograder.grading.station import Order, Submission, Unfit
from autograder.grading.tasks import JudgeConfig, Task
from tests.authoring import copy_package
from tests.corpus import harness
from tests.test_batch import FAKE, REAL, grade, start, submissions, verdicts, wait_until

CONFIG = JudgeConfig(harness.ASSIGNMENT, str(harness.ROOT / "data"), isolation="basic")
#: Options of `dask worker`: one that may start processes, and one whose judges are fake as well.
ALONE = ("--no-nanny",)
FAKES = (*ALONE, "--preload", "tests.fake_judge")


@contextlib.contextmanager
def scheduler(folder: Path, port: int = 0) -> Iterator[Path]:
    """A scheduler on this machine; yields the file that tells where it is."""
    file = folder / "scheduler.json"
    file.unlink(missing_ok=True)
    here = ["--host", "127.0.0.1", "--port", port, "--dashboard-address", "127.0.0.1:0"]
    with dask("scheduler", *here, "--scheduler-file", file) as process:
        while not file.exists() or not file.read_text("utf-8").endswith("}"):
            assert process.poll() is None
            time.sleep(0.05)
        yield file


@contextlib.contextmanager
def dask(*arguments: object, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *map(str, arguments)],
        cwd=harness.ROOT,
        env=os.environ | {"PYTHONPATH": str(harness.ROOT)} | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def worker(
    file: Path, *options: object, threads: int = 1, **environment: str
) -> contextlib.AbstractContextManager[subprocess.Popen[bytes]]:
    where = ["--scheduler-file", file, "--nthreads", threads, "--no-dashboard"]
    return dask("worker", *where, *options, **environment)


def address(file: Path) -> str:
    return str(json.loads(file.read_text("utf-8"))["address"])


def await_worker(file: Path) -> None:
    """Wait until there is a worker: a batch that finds none gives up after some seconds."""
    with Client(address(file)) as client:
        client.wait_for_workers(1)


def n_cards(out: Path) -> int:
    return len(list((out / "scorecards" / harness.ASSIGNMENT).glob("s*.json")))


def lines(text: str, event: str) -> list[dict[str, Any]]:
    """The events of a kind that a batch printed with --json."""
    found = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    return [one for one in found if one["event"] == event]


def tasks_at(client: Client, process: subprocess.Popen[bytes]) -> int:
    """How many submissions the scheduler has given to this worker process."""
    pids = client.run(os.getpid)
    (where,) = (name for name, pid in pids.items() if pid == process.pid)
    return sum("judge_here" in str(key) for key in client.processing([where])[where])


def judges(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """The judges that a worker process has started."""
    found = []
    for child in psutil.Process(process.pid).children():
        with contextlib.suppress(psutil.NoSuchProcess):  # it has just ended
            if "spawn_main" in str(child.cmdline()):
                found.append(child)
    return found


def small_class(folder: Path) -> Path:
    folder.mkdir()
    for number, name in enumerate(("inspect", "compare", "load", "compare")):
        case = [c for c in harness.cases("wrong") if c.exercise == name][number]
        (folder / f"s{number}.py").write_text(f"{harness.stubs()}\n\n{case.code}")
    (folder / "s4.py").write_text("def (")
    return folder


def test_a_cluster_that_loses_a_worker_gives_the_same_scorecards(tmp_path: Path) -> None:
    folder, out = small_class(tmp_path / "in"), tmp_path / "out"
    with scheduler(tmp_path) as file, worker(file, *ALONE) as lost, worker(file, *ALONE):
        with Client(address(file)) as client:
            # Of workers that join later one might do all the work before the other is there.
            client.wait_for_workers(2)
            batch = start(REAL, folder, "--out", out, "--seed", 5, "--cluster", address(file))
            at_work = wait_until(lambda: tasks_at(client, lost) and judges(lost), batch)
        assert at_work, "the worker was to be killed at work"
        lost.kill()
        text, _ = batch.communicate()
        assert batch.returncode == 0, text
        assert "is lost, others do its work" in text
    grade(REAL, folder, "--out", tmp_path / "here", "--seed", 5, "--jobs", 1)
    assert verdicts(out) == verdicts(tmp_path / "here")


def test_an_only_worker_may_be_lost_and_replaced(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 12), tmp_path / "out"
    with scheduler(tmp_path) as file:
        with worker(file, *FAKES, FAKE_SECONDS="1"):
            await_worker(file)
            batch = start(FAKE, folder, "--out", out, "--cluster", address(file))
            assert wait_until(lambda: n_cards(out) >= 2, batch)
        with worker(file, *FAKES, threads=2):
            text, _ = batch.communicate()
    assert batch.returncode == 0, text
    assert "none is left; waiting for another" in text
    grade(FAKE, folder, "--out", tmp_path / "here")
    assert verdicts(out) == verdicts(tmp_path / "here")


def test_a_lost_scheduler_ends_the_batch_in_a_line_and_the_same_command_goes_on(
    tmp_path: Path,
) -> None:
    folder, out = submissions(tmp_path / "in", 12), tmp_path / "out"
    with scheduler(tmp_path) as file, worker(file, *FAKES, FAKE_SECONDS="1"):
        await_worker(file)
        batch = start(FAKE, folder, "--out", out, "--cluster", address(file))
        assert wait_until(lambda: n_cards(out) >= 2, batch)
    text, _ = batch.communicate()
    assert batch.returncode == 2, text
    assert "what was judged is kept; run the same command to go on" in text
    assert "Traceback" not in text
    kept = n_cards(out)
    text = grade(FAKE, folder, "--out", out)
    assert f"{kept} keep the verdict" in text and kept < 12


def test_workers_that_join_later_get_work_and_running_students_are_told(tmp_path: Path) -> None:
    folder, out, gate = submissions(tmp_path / "in", 60), tmp_path / "out", tmp_path / "gate"
    held = {"FAKE_SECONDS": "0.2", "FAKE_GATE": str(gate)}
    with (
        scheduler(tmp_path) as file,
        worker(file, *FAKES, **held) as early,
        Client(address(file)) as client,
    ):
        client.wait_for_workers(1)
        batch = start(FAKE, folder, "--out", out, "--json", "--cluster", address(file))
        assert wait_until(lambda: tasks_at(client, early), batch)
        # Until the gate is open nobody is done, however long the late worker takes to join.
        with worker(file, *FAKES, threads=4, **held) as late:
            client.wait_for_workers(2)
            shared = wait_until(lambda: tasks_at(client, late) > cluster.AHEAD, batch)
            assert shared, "the late worker was to get its share"
            gate.touch()
            text, _ = batch.communicate()
    assert batch.returncode == 0, text
    begun = [event["student"] for event in lines(text, "started")]
    assert sorted(begun) == [f"s{number:03d}" for number in range(60)]
    assert [event["state"] for event in lines(text, "worker")] == ["joined", "joined"]


def test_a_worker_that_is_unfit_is_told_and_the_others_do_the_work(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 4), tmp_path / "out"
    with scheduler(tmp_path) as file, worker(file, "--nanny"), Client(address(file)) as client:
        client.wait_for_workers(1)
        alone = ("--cluster", address(file))
        text = grade(FAKE, folder, "--out", out, *alone, code=2)
        assert "no worker of the cluster can be used" in text and "--no-nanny" in text
        with worker(file, *FAKES):
            client.wait_for_workers(2)
            text = grade(FAKE, folder, "--out", out, *alone)
    assert "gets no work: it may not start processes" in text
    assert n_cards(out) == 4


def test_a_worker_that_fails_never_stops_the_others(tmp_path: Path) -> None:
    folder, out, scratch = submissions(tmp_path / "in", 1), tmp_path / "out", tmp_path / "tmp"
    scratch.mkdir()
    elsewhere = ("--local-directory", tmp_path / "dask")
    with (
        scheduler(tmp_path) as file,
        worker(file, *FAKES, *elsewhere, TMPDIR=str(scratch)),
        Client(address(file)) as client,
    ):
        client.wait_for_workers(1)
        there = (folder, "--out", out, "--cluster", address(file))
        grade(FAKE, *there)
        shutil.rmtree(scratch)  # from now on the worker has nowhere to put a submission
        (folder / "s001.py").write_text("# one more")
        text = grade(FAKE, *there, code=3)
        assert "Could not be judged: s001" in text
        card = (out / "scorecards" / harness.ASSIGNMENT / "s001.json").read_text("utf-8")
        assert "2 tries failed, the last: worker tcp://" in card
        assert "failed (FileNotFoundError:" in card
        for number in range(2, 8):
            (folder / f"s{number:03d}.py").write_text("# and more")
        text = grade(FAKE, *there, code=2)
        assert "can be used: it failed (FileNotFoundError:" in text
        assert "3 times in a row; what was judged is kept; run the same command to go on" in text
        with worker(file, *FAKES):
            client.wait_for_workers(2)
            grade(FAKE, *there)
    grade(FAKE, folder, "--out", tmp_path / "here")
    assert verdicts(out) == verdicts(tmp_path / "here")


def test_what_one_worker_cannot_judge_is_judged_by_another(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 20), tmp_path / "out"
    broken = worker(tmp_path / "scheduler.json", *FAKES, FAKE_SECONDS="no number")
    with scheduler(tmp_path) as file, broken, worker(file, *FAKES), Client(address(file)) as c:
        c.wait_for_workers(2)
        grade(FAKE, folder, "--out", out, "--cluster", address(file))
    grade(FAKE, folder, "--out", tmp_path / "here")
    assert verdicts(out) == verdicts(tmp_path / "here")


def test_the_threads_of_a_worker_share_one_copy_of_the_data(tmp_path: Path) -> None:
    folder, out, scratch = submissions(tmp_path / "in", 12), tmp_path / "out", tmp_path / "tmp"
    scratch.mkdir()
    own = {"TMPDIR": str(scratch), "FAKE_SECONDS": "0.2"}
    with scheduler(tmp_path) as file, worker(file, *FAKES, threads=3, **own) as process:
        await_worker(file)
        grade(FAKE, folder, "--out", out, "--cluster", address(file))
        assert len(judges(process)) == 3
        assert len(list(scratch.glob("autograder-data-*"))) == 1


def test_the_scheduler_has_a_dashboard(tmp_path: Path) -> None:
    with scheduler(tmp_path) as file:
        port = json.loads(file.read_text("utf-8"))["services"]["dashboard"]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/status") as page:
            assert b"Dask" in page.read()


def test_a_cluster_that_is_not_there_is_one_line_and_exit_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = submissions(tmp_path / "in", 1)
    for wrong in ("tcp://127.0.0.1:9", "nonsense:"):
        out = grade(FAKE, folder, "--out", tmp_path / "out", "--cluster", wrong, code=2)
        assert "no Dask scheduler" in out
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 15)
    with scheduler(tmp_path) as file, pytest.raises(UsageError, match=r"has no worker; start some"):
        cluster.judge_on_cluster([], CONFIG, address(file), print)


def test_other_versions_and_other_isolation_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    here = station.fingerprint()
    assert "has keras" in station.objection(Order(CONFIG, "basic", here | {"keras": "2.0"}))
    assert station.objection(Order(CONFIG, "basic", here)) == ""
    monkeypatch.setattr(station, "is_full", raise_confinement)
    told = station.objection(Order(CONFIG, "full", here))
    assert told == "cannot isolate as the head does: no Landlock"


def test_what_verdicts_rest_on_is_in_the_fingerprint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = copy_package(tmp_path)
    monkeypatch.setattr(keys, "__file__", str(package / "grading" / "keys.py"))
    found = {digest_now()}
    for changed in ("pytest.ini", f"{harness.ASSIGNMENT}/release.json", "__init__.py"):
        path = package / "checks" / changed
        path.write_text(path.read_text("utf-8") + "\n")
        found.add(digest_now())
    (package / "checks" / "notes.txt").write_text("of nobody's concern")
    found.add(digest_now())
    assert len(found) == 4


def digest_now() -> str:
    keys.source_digest.cache_clear()
    try:
        return station.fingerprint()["autograder"]
    finally:
        keys.source_digest.cache_clear()


def raise_confinement(level: str) -> bool:
    from autograder.errors import ConfinementError

    raise ConfinementError("no Landlock")


def test_data_arrives_whole_or_not_at_all(tmp_path: Path) -> None:
    parcel = pack_data(CONFIG)
    folder = unpack_data(parcel)
    assert pack_data(there(CONFIG, folder)).digest == parcel.digest
    assert {path.name for path in folder.iterdir()} == {"data"}
    shutil.rmtree(folder)
    damaged = type(parcel)(parcel.digest, parcel.archive + b"x")
    with pytest.raises(DataError, match="damaged"):
        unpack_data(damaged)
    order = Order(CONFIG, "basic", station.fingerprint())
    with pytest.raises(Unfit, match="cannot be given the data: the data came in damaged"):
        station.judge_here(damaged, order, Submission(Task(Found("ada", None)), None), "")
