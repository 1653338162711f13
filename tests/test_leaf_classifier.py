"""The leaf classifier: what it saves goes on, and what it may read."""

import types
from pathlib import Path

import keras
import numpy as np
import pytest

from autograder.checks import load_assignment
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
