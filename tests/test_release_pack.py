"""`autograder release`: what students get works on its own, and gives nothing away."""

import io
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from autograder.release.pack import PINNED
from autograder.release.wheel import NAME as WHEEL
from autograder.release.wheel import students_wheel
from tests.corpus import harness
from tests.test_release import solution_lines

ASSIGNMENT = harness.ASSIGNMENT


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("release")
    command = [sys.executable, "-m", "autograder", "release", ASSIGNMENT, "--out", str(out)]
    run = subprocess.run(command, cwd=harness.ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == [str(out / ASSIGNMENT), str(out / f"{ASSIGNMENT}.zip")]
    return out


def contents(archive: Path) -> dict[str, bytes]:
    """All files of the zip, those of the wheel in it as well."""
    files = {}
    with zipfile.ZipFile(archive) as outer:
        for name in outer.namelist():
            files[name] = outer.read(name)
            if name.endswith(".whl"):
                with zipfile.ZipFile(io.BytesIO(files[name])) as inner:
                    files |= {f"{name}/{part}": inner.read(part) for part in inner.namelist()}
    return files


def test_the_zip_and_the_folder_hold_the_same(out: Path) -> None:
    folder = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    del folder[f"{ASSIGNMENT}.zip"]
    with zipfile.ZipFile(out / f"{ASSIGNMENT}.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == folder
    names = {name.removeprefix(f"{ASSIGNMENT}/") for name in folder}
    assert {f"{ASSIGNMENT}.ipynb", f"{ASSIGNMENT}.py", "README.md", "requirements.txt"} <= names
    assert {"pytest.ini", "data/leaf_classifier_model.h5", "data/manifest.json"} <= names
    images = [path for path in (harness.ROOT / "data" / "Shoes").rglob("*.jpg")]
    assert sum(name.startswith("data/Shoes/") for name in names) == len(images)


def test_nothing_secret_is_in_it(out: Path) -> None:
    files = contents(out / f"{ASSIGNMENT}.zip")
    assert not [name for name in files if "hidden" in Path(name).parts]
    kinds = (".py", ".md", ".ipynb", ".json")
    texts = {name: content.decode() for name, content in files.items() if name.endswith(kinds)}
    checks = harness.ROOT / "autograder" / "checks" / ASSIGNMENT / "hidden"
    hidden = {
        name
        for path in checks.glob("test_*.py")
        for name in re.findall(r"def (test_\w+)", path.read_text("utf-8"))
    }
    assert len(hidden) > 15
    solutions = solution_lines()
    for name, text in texts.items():
        assert not [check for check in hidden if check in text], name
        if "/autograder/" not in name:
            assert "BEGIN SOLUTION" not in text
            assert [line for line in solutions if f"    {line}\n" in text] == [], name
    shoes = harness.ROOT / ".hidden" / "Shoes"
    secret = {path.read_bytes() for path in shoes.rglob("*.jpg")} if shoes.is_dir() else set()
    assert secret.isdisjoint(files.values())


def test_the_wheel_is_the_same_each_time() -> None:
    assert students_wheel() == students_wheel()


def test_two_commands_lead_from_the_zip_to_the_first_check(out: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(out / f"{ASSIGNMENT}.zip") as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / ASSIGNMENT
    readme = (folder / "README.md").read_text("utf-8")
    install, check = re.search(r"this folder:\n\n```\n(.+)\n(.+)\n```", readme).groups()  # type: ignore[union-attr]
    assert install == "python -m pip install -r requirements.txt"
    wanted = (folder / "requirements.txt").read_text("utf-8").split()
    assert wanted[0] == f"./{WHEEL}" and {line.split("==")[0] for line in wanted} >= set(PINNED)

    # A fresh environment that finds the libraries of this one, but not this checkout.
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / Path(sys.executable).name
    ask = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()
    Path(packages, "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    offline = [python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--force"]
    subprocess.run([*offline, wanted[0]], cwd=folder, check=True, stderr=subprocess.DEVNULL)
    unset = {name: v for name, v in os.environ.items() if not name.startswith("AUTOGRADER")}

    def first_check() -> subprocess.CompletedProcess[str]:
        command = [scripts / "autograder", *check.split()[1:]]
        return subprocess.run(
            command, cwd=folder, env=unset, capture_output=True, text=True, check=False
        )

    where = [python, "-c", "import autograder; print(autograder.__file__)"]
    found = subprocess.run(where, cwd=folder, capture_output=True, text=True, check=True)
    assert found.stdout.startswith(packages)
    run = first_check()
    assert run.returncode == 1 and "`load_backbone` is still to be written." in run.stdout, (
        run.stderr
    )
    (folder / f"{ASSIGNMENT}.py").write_text(harness.solution())
    run = first_check()
    assert run.returncode == 0, run.stdout + run.stderr
    assert "3 of 3 points in the public checks" in run.stdout


def test_a_release_is_not_written_over(out: Path) -> None:
    command = [sys.executable, "-m", "autograder", "release", ASSIGNMENT, "--out", str(out)]
    run = subprocess.run(command, cwd=harness.ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 2 and "is there already" in run.stderr
