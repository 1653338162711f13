"""Accuracies to ask for: from measured data, with room, and doubted where they are close."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import numpy as np
import pytest

from autograder.checks.transfer_learning.hidden import scored
from autograder.checks.transfer_learning.misread import Labelled
from autograder.errors import DataError
from autograder.evidence.model import ModelData
from autograder.lesson.photos import import_photos
from autograder.lesson.thresholds import FILES, read_thresholds, wilson_interval, wilson_lower
from autograder.scoring.rubric import Mistake
from tests.corpus import harness

DATA = Path(__file__).parents[1] / "data"
WRONG = harness.CORPUS / "wrong" / "table__wrong-class-order.py"
MODEL = ModelData("", "sequential", (), ())


def run(*arguments: object, code: int = 0, **environment: str) -> str:
    """Run `autograder` with these arguments, and give what it printed."""
    command = [sys.executable, "-m", "autograder", *map(str, arguments)]
    done = subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_bounds_are_wilsons() -> None:
    # From the table of Newcombe, "Two-sided confidence intervals for the single proportion",
    # Statistics in Medicine 17 (1998): 81 of 263, 15 of 148, 0 of 20, at 95 %.
    table = ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611))
    for right, n, low, high in table:
        assert wilson_lower(right / n, n, 1.959964) == pytest.approx(low, abs=5e-5)
        assert wilson_interval(right / n, n) == pytest.approx((low, high), abs=5e-5)


def test_more_images_ask_for_more_and_never_for_what_was_not_reached() -> None:
    found = read_thresholds(DATA)
    asked = [found.least("head", n) for n in (18, 120, 500, 100_000)]
    assert asked == sorted(asked)
    assert asked[0] > 0.5 and asked[-1] < found.worst["head"]


def test_thresholds_of_other_images_are_refused(tmp_path: Path) -> None:
    (tmp_path / "calibration").mkdir()
    shutil.copy(DATA / FILES["Shoes"], tmp_path / FILES["Shoes"])
    manifest = json.loads((DATA / "manifest.json").read_text("utf-8"))
    name = next(name for name in manifest["files"] if name.startswith("Shoes/"))
    manifest["files"][name] = "0" * 64
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(DataError, match=r"other images.*data calibrate"):
        read_thresholds(tmp_path)
    (tmp_path / FILES["Shoes"]).write_text("{}")
    with pytest.raises(DataError, match="cannot be read"):
        read_thresholds(tmp_path)
    (tmp_path / FILES["Shoes"]).unlink()
    with pytest.raises(DataError, match="missing"):
        read_thresholds(tmp_path)


@pytest.mark.parametrize(
    ("away", "passes", "is_close"),
    [
        ((0.2,), True, False),
        ((-0.2, -0.2, -0.2), False, False),
        ((-0.3, 0.1, 0.2), True, True),
        ((-0.01, 0.06, 0.02), True, True),
        ((0.01, -0.02, -0.03), False, True),
    ],
)
def test_an_accuracy_not_well_above_what_is_asked_for_is_measured_again(
    monkeypatch: pytest.MonkeyPatch, away: tuple[float, ...], passes: bool, is_close: bool
) -> None:
    monkeypatch.delenv("AUTOGRADER_HIDDEN", raising=False)
    least = read_thresholds(DATA).least("head", 18)
    attempts: list[int] = []
    notes: list[str] = []

    def train(attempt: int) -> ModelData:
        attempts.append(attempt)
        return MODEL

    monkeypatch.setattr(scored, "misread_by", lambda model, test: None)
    monkeypatch.setattr(scored, "accuracy", lambda model, given: least + away[len(attempts) - 1])

    def measure() -> None:
        scored.expect_accuracy(
            train, "head", lambda name, text: notes.append(str(text)) if name == "note" else None
        )

    if passes:
        measure()
    else:
        with pytest.raises(Mistake, match="Of 18 test images"):
            measure()
    assert attempts == list(range(len(away)))
    assert len(notes) == is_close


@pytest.mark.parametrize(
    ("n_classes", "misconception"), [(2, "classes-swapped"), (3, "low-accuracy")]
)
def test_only_of_two_classes_nearly_all_wrong_means_that_they_are_swapped(
    monkeypatch: pytest.MonkeyPatch, n_classes: int, misconception: str
) -> None:
    monkeypatch.delenv("AUTOGRADER_HIDDEN", raising=False)
    pictures = Labelled(np.zeros((18, 1)), np.arange(18) % n_classes, ("",) * 18)
    monkeypatch.setattr(scored, "labelled", lambda folder: pictures)
    monkeypatch.setattr(scored, "misread_by", lambda model, test: None)
    monkeypatch.setattr(scored, "accuracy", lambda model, given: 1 / 18)
    with pytest.raises(Mistake) as told:
        scored.expect_accuracy(lambda attempt: MODEL, "head", lambda name, value: None)
    assert told.value.misconception == misconception


def test_three_kinds_of_photos_are_measured_and_graded(tmp_path: Path) -> None:
    photos, data = tmp_path / "photos", tmp_path / "data"
    for kind in ("palmate", "linear", "entire"):
        for split, count in (("Train", 40), ("Test", 20)):
            (photos / split / kind).mkdir(parents=True)
            for path in sorted((DATA / "Leaves" / split / kind).iterdir())[:count]:
                shutil.copy(path, photos / split / kind)
    data.mkdir()
    for path in DATA.glob("leaf_classifier_model.*"):
        shutil.copy(path, data)
    import_photos(photos, data)
    submissions = tmp_path / "submissions"
    submissions.mkdir()
    (submissions / "right.py").write_text(harness.module_with())
    (submissions / "order.py").write_text(harness.module_with(harness.read_case(WRONG).code))
    environment = {"AUTOGRADER_DATA": str(data)}
    out = run("grade", submissions, "--out", tmp_path / "out", code=2, **environment)
    assert "data calibrate" in out
    run("data", "calibrate", "--thresholds-only", "--seeds", 2, **environment)
    assert msgspec.json.decode((data / FILES["Shoes"]).read_bytes())["images"] == 60
    run("grade", submissions, "--out", tmp_path / "out", **environment)
    cards = {
        name: json.loads((tmp_path / f"out/scorecards/transfer_learning/{name}.json").read_text())
        for name in ("right", "order")
    }
    lost = {
        name: {check["exercise"] for check in card["checks"] if check["outcome"] != "passed"}
        for name, card in cards.items()
    }
    assert lost == {"right": set(), "order": {"table"}}
