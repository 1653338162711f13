"""The grader on other services: run in Gradescope's folders, read as GitHub reads a workflow."""

import json
import os
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from autograder.cli.main import main
from tests.cards import ASSIGNMENT
from tests.corpus import harness

LOADS = """import keras


def load_backbone(path):
    return keras.models.load_model(path)
"""


def run(*words: object) -> str:
    found = CliRunner().invoke(main, ["package", *map(str, words)], catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return found.output


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip for Gradescope, with one image in the place of the hidden ones."""
    folder = tmp_path_factory.mktemp("zip")
    image = next((harness.ROOT / "data" / "Shoes" / "Test").rglob("*.jpg"))
    (folder / "hidden" / "Heels").mkdir(parents=True)
    (folder / "hidden" / "Heels" / "secret.jpg").write_bytes(image.read_bytes())
    path = folder / "autograder.zip"
    run("gradescope", "--root", harness.ROOT, "--hidden", folder / "hidden", "--to", path)
    return path


@pytest.fixture
def autograder(archive: Path, tmp_path: Path) -> Path:
    return laid_out(archive, tmp_path / "autograder")


def laid_out(archive: Path, root: Path) -> Path:
    """/autograder as Gradescope lays it out, with an environment in the place of setup.sh's."""
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(root / "source")
    python = root / "source" / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    python.chmod(0o755)
    for folder in ("submission", "results"):
        (root / folder).mkdir()
    (root / "submission_metadata.json").write_text("{}")
    (root / "run_autograder").write_bytes((root / "source" / "run_autograder").read_bytes())
    (root / "run_autograder").chmod(0o755)
    return root


def test_the_zip_runs_in_gradescopes_folders(autograder: Path) -> None:
    # One class of one image is no hidden set for the checks: the shipped images do.
    (autograder / "source" / "hidden" / "Heels" / "secret.jpg").unlink()
    (autograder / "source" / "hidden" / "Heels").rmdir()
    (autograder / "source" / "hidden").rmdir()
    submission = autograder / "submission" / "my work.py"
    submission.write_text(LOADS)
    names = ("PATH", "HOME", "LANG", "OMP_NUM_THREADS")
    environment = {name: os.environ[name] for name in names if name in os.environ}
    found = subprocess.run(
        ["bash", str(autograder / "run_autograder")],
        cwd=autograder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.returncode == 0, found.stdout + found.stderr
    results = json.loads((autograder / "results" / "results.json").read_text("utf-8"))
    tests = {test["extra_data"]["check"]: test for test in results["tests"]}
    assert results["score"] == pytest.approx(sum(test["score"] for test in tests.values()))
    passed = {test["tags"][0] for test in tests.values() if test["status"] == "passed"}
    assert passed == {"load"} and results["score"] == 5


def test_gradescopes_image_is_built_with_the_features_of_all_images(tmp_path: Path) -> None:
    archive, hidden = tmp_path / "autograder.zip", tmp_path / "hidden"
    for kind in ("Heels", "Oxfords"):
        (hidden / kind).mkdir(parents=True)
        image = next((harness.ROOT / "data" / "Shoes" / "Test" / kind).glob("*.jpg"))
        (hidden / kind / "secret.jpg").write_bytes(image.read_bytes())
    run(
        "gradescope", "--root", harness.ROOT, "--assignment", "imagenet_backbone",
        "--hidden", hidden, "--to", archive,
    )  # fmt: skip
    source = laid_out(archive, tmp_path / "autograder") / "source"
    _, _, after_doctor = (source / "setup.sh").read_text("utf-8").partition(" doctor || true\n")
    subprocess.run(["bash", "-euo", "pipefail", "-c", after_doctor], cwd=source, check=True)
    kept = sorted(path.name for path in (source / "cache").glob("*/*"))
    assert kept.count("features.npy") == 3 and "efficientnet_lite0.keras" in kept
    told = (source / "run_autograder").read_text("utf-8")
    assert 'export AUTOGRADER_CACHE="$SOURCE/cache"' in told


def test_the_zip_is_whole_and_its_scripts_can_be_run(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        names = set(opened.namelist())
        modes = {info.filename: info.external_attr >> 16 for info in opened.infolist()}
        scripts = {name: opened.read(name).decode() for name in ("setup.sh", "run_autograder")}
    assert {"pyproject.toml", "constraints.txt", "autograder/cli/main.py"} <= names
    assert {"data/manifest.json", "hidden/Heels/secret.jpg"} <= names
    assert not any("__pycache__" in name or name.startswith(("tests", "solu")) for name in names)
    for name, text in scripts.items():
        assert modes[name] & 0o111 and text.startswith("#!")
        assert "@ASSIGNMENT@" not in text and "@HIDDEN_CHECKS@" not in text
        subprocess.run(["bash", "-n"], input=text, text=True, check=True)


def test_equal_files_give_an_equal_zip(archive: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    hidden = archive.parent / "hidden"
    run("gradescope", "--root", harness.ROOT, "--hidden", hidden, "--to", again)
    assert again.read_bytes() == archive.read_bytes()


def test_classrooms_workflow_has_a_step_for_each_exercise(tmp_path: Path) -> None:
    path = tmp_path / "classroom.yml"
    run(
        "classroom", "--install", "git+https://example.org/c.git", "--file", "it's.py", "--to", path
    )
    found = yaml.safe_load(path.read_text("utf-8"))
    steps = found["jobs"]["run-autograding-tests"]["steps"]
    graded = {step["id"]: step["with"] for step in steps if "id" in step}
    assert list(graded) == [exercise.name for exercise in ASSIGNMENT.exercises]
    assert graded["truncate"]["command"] == "autograder check 'it'\\''s.py' truncate"
    assert sum(step["max-score"] for step in graded.values()) == 100
    reporter = steps[-1]
    assert reporter["with"]["runners"].split(",") == list(graded)
    assert reporter["env"]["FINE_TUNE_RESULTS"] == "${{steps.fine_tune.outputs.result}}"
    assert '"on"' in path.read_text("utf-8") and "on" in found
