"""The leaf classifier: what it saves goes on, what it may read, and how its class is found."""

import types
import zipfile
from pathlib import Path

import keras
import numpy as np
import pytest

from autograder.checks import assignments, load_assignment
from autograder.errors import UsageError
from autograder.grading.which import of_file, of_submissions
from autograder.students.confined import granted
from tests.corpus import harness

NAME = "leaf_classifier"
DATA = harness.ROOT / "data"


def solved(assignment: str) -> types.SimpleNamespace:
    module = types.ModuleType(assignment)
    exec(harness.solution(assignment), module.__dict__)
    return types.SimpleNamespace(**module.__dict__)


@pytest.mark.parametrize("suffix", ["h5", "keras"])
def test_what_is_saved_can_take_the_place_of_our_backbone(tmp_path: Path, suffix: str) -> None:
    leaves, shoes = solved(NAME), solved("transfer_learning")
    mine = leaves.build_classifier(6)
    leaves.save_classifier(mine, tmp_path / f"mine.{suffix}")
    backbone = shoes.load_backbone(tmp_path / f"mine.{suffix}")
    features = shoes.truncate(backbone, n_layers=2)
    assert features.output_shape == (None, 128)
    model = shoes.freeze(shoes.replace_head(features, 2))
    assert [layer.trainable for layer in model.layers if layer.weights][-2:] == [False, True]
    images = np.random.default_rng(0).random((3, 64, 64, 3), dtype="float32")
    below = keras.Model(mine.inputs, mine.layers[-3].output)
    assert np.allclose(features(images), below(images), atol=1e-6)
    assert np.allclose(np.sum(model(images), axis=1), 1, atol=1e-5)


def test_a_submission_reads_the_training_leaves_and_no_trained_network() -> None:
    found = granted(DATA, load_assignment(NAME).readable)
    assert found == (str(DATA / "Leaves" / "Train"),)


@pytest.mark.parametrize("name", assignments())
def test_the_assignment_of_files_is_told(name: str, tmp_path: Path) -> None:
    module, notebook = harness.stubs(name), tmp_path / "ada" / name / f"{name}.ipynb"
    flat = tmp_path / "flat"
    flat.mkdir()
    (flat / "ada.py").write_text(module)
    assert of_file(flat / "ada.py") == of_submissions(flat) == name
    notebook.parent.mkdir(parents=True)
    notebook.write_text("{}")
    assert of_submissions(tmp_path) == name
    with zipfile.ZipFile(tmp_path / "canvas.zip", "w") as archive:
        archive.writestr(f"doejane_LATE_4711_98765_{name}-1.ipynb", "{}")
    assert of_submissions(tmp_path / "canvas.zip") == name


def test_a_folder_of_several_assignments_is_not_guessed_at(tmp_path: Path) -> None:
    for name in (NAME, "transfer_learning"):
        (tmp_path / "ada" / name).mkdir(parents=True)
    with pytest.raises(UsageError, match="--assignment"):
        of_submissions(tmp_path)
