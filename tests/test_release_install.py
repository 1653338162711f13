"""The two commands of a release's README, in a fresh environment without the instructor's files."""

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
from tests.corpus import harness

NAME = harness.ASSIGNMENT
#: Of this environment's packages, what the fresh one must not find.
OWN = ("autograder", "__editable__", "__pycache__", "pip")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a release as a student unzips it."""
    out, home = tmp_path_factory.mktemp("release"), tmp_path_factory.mktemp("student")
    command = [sys.executable, "-m", "autograder", "release", NAME, "--out", str(out)]
    subprocess.run(command, cwd=harness.ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(out / f"{NAME}.zip") as archive:
        archive.extractall(home)
    return home / NAME


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A fresh virtual environment, gone into as `activate` does it, without a network.

    It finds the libraries of this one, as if they had been downloaded, but not this checkout.
    """
    venv, libraries = tmp_path_factory.mktemp("venv"), tmp_path_factory.mktemp("libraries")
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        if not path.name.startswith(OWN):
            (libraries / path.name).symlink_to(path)
    scripts = venv / ("Scripts" if os.name == "nt" else "bin")
    ask = [scripts / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    found = subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()
    Path(found, "libraries.pth").write_text(f"{libraries}\n")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AUTOGRADER")}
    return kept | {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "VIRTUAL_ENV": str(venv),
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
    }


def commands(readme: str) -> list[str]:
    """What the README's first block of commands says."""
    block = re.search(r"this folder:\n\n```\n(.+?)\n```", readme, re.DOTALL)
    assert block is not None
    return block[1].splitlines()


def test_two_commands_lead_from_the_zip_to_the_first_check(
    folder: Path, environment: dict[str, str]
) -> None:
    install, check = commands((folder / "README.md").read_text("utf-8"))

    def run(command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, shell=True, cwd=folder, env=environment, capture_output=True, text=True
        )  # fmt: skip

    wanted = (folder / "requirements.txt").read_text("utf-8").split()
    assert wanted[0] == f"./{WHEEL}" and {line.split("==")[0] for line in wanted} >= set(PINNED)
    installed = run(install)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    assert f"Successfully installed {WHEEL.partition('-py3')[0]}" in installed.stdout
    where = run('python -c "import autograder; print(autograder.__file__)"')
    assert Path(where.stdout.strip()).is_relative_to(environment["VIRTUAL_ENV"]), where.stderr

    first = run(check)
    assert first.returncode == 1 and "`load_backbone` is still to be written." in first.stdout, (
        first.stderr
    )
    (folder / f"{NAME}.py").write_text(harness.solution(NAME))
    solved = run(check)
    assert solved.returncode == 0, solved.stdout + solved.stderr
    assert "3 of 3 points in the public checks" in solved.stdout
