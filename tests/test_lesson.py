"""What the lesson claims is what was measured: the committed figures hold the claims."""

import json
import shutil
from pathlib import Path

import numpy as np

from autograder.lesson.measured import measured_alike
from autograder.lesson.thresholds import images_digest

DATA = Path(__file__).parents[1] / "data"
LESSON = json.loads((DATA / "calibration" / "lesson.json").read_text("utf-8"))
IMAGENET = json.loads((DATA / "calibration" / "imagenet.json").read_text("utf-8"))
LEAVES = json.loads((DATA / "calibration" / "leaves.json").read_text("utf-8"))
CURVE = dict(zip(LESSON["learning_curve"]["shoes_a_class"], range(4)))


def curve(way: str, shoes: int) -> np.ndarray:
    return np.array(LESSON["learning_curve"][way][CURVE[shoes]])


def test_enough_was_measured() -> None:
    assert LESSON["seeds"] >= 20 and LESSON["hidden_images"] >= 400
    assert all(len(values) == LESSON["seeds"] for values in LESSON["stages"].values())


def test_before_training_it_is_chance() -> None:
    assert 0.4 <= np.mean(LESSON["stages"]["before"]) <= 0.6


def test_cutting_both_dense_layers_is_clearly_better() -> None:
    both, last = np.array(LESSON["where_to_cut"]["2"]), np.array(LESSON["where_to_cut"]["1"])
    assert both.mean() >= 0.94 and both.min() >= 0.92
    assert last.mean() < both.mean() - 0.1


def test_fine_tuning_does_no_harm() -> None:
    head, tuned = np.array(LESSON["stages"]["head"]), np.array(LESSON["stages"]["fine_tuned"])
    assert tuned.min() >= 0.92
    assert tuned.mean() >= head.mean() - 0.005


def test_transfer_pays_when_data_is_scarce() -> None:
    assert curve("frozen", 5).mean() - curve("scratch", 5).mean() >= 0.15
    assert curve("frozen", 10).mean() - curve("scratch", 10).mean() >= 0.12
    assert curve("frozen", 40).mean() >= curve("scratch", 40).mean()


def test_the_sets_are_not_trivial() -> None:
    best = max(LESSON["trivial"].values())
    assert best < np.mean(LESSON["stages"]["head"]) - 0.1, LESSON["trivial"]


def test_the_backbone_knows_leaves() -> None:
    assert 0.93 <= LESSON["leaf_classifier"]["accuracy"] <= 0.99


def test_all_three_networks_were_trained_and_measured_on_the_same_shoes() -> None:
    assert LESSON["shoes"] == IMAGENET["shoes"] == images_digest(DATA, "Shoes")
    assert LESSON["hidden"] == IMAGENET["hidden"]
    assert LESSON["hidden_images"] == IMAGENET["hidden_images"]
    assert measured_alike(DATA, "imagenet", "lesson") == (IMAGENET, LESSON)


def test_a_head_on_the_imagenet_backbone_reaches_what_is_claimed() -> None:
    at = IMAGENET["learning_curve"]["shoes_a_class"].index(40)
    accuracies = IMAGENET["learning_curve"]["frozen"][at]
    assert len(accuracies) == IMAGENET["seeds"] >= 20 and IMAGENET["hidden_images"] >= 400
    assert min(accuracies) >= 0.97


def test_a_leaf_classifier_made_as_the_lesson_says_knows_what_it_claims() -> None:
    accuracies = LEAVES["accuracies"]
    assert all(len(values) == LEAVES["seeds"] >= 20 for values in accuracies.values())
    assert LEAVES["leaves"] == images_digest(DATA, "Leaves")
    assert np.mean(accuracies["lesson"]) >= 0.93 and min(accuracies["lesson"]) >= 0.9


def test_augmentation_is_worth_a_little_and_its_leaf_features_less_than_the_shipped_ones() -> None:
    mean = {name: np.mean(values) for name, values in LEAVES["accuracies"].items()}
    assert 0.005 <= mean["lesson"] - mean["without augmentation"] <= 0.03
    assert mean["without augmentation, training images"] >= 0.999
    ours = np.mean(LESSON["stages"]["head"])
    assert mean["head on its features, hidden shoes"] <= ours - 0.1


def test_figures_of_other_images_are_not_compared(tmp_path: Path) -> None:
    (tmp_path / "calibration").mkdir()
    shutil.copy(DATA / "manifest.json", tmp_path)
    figures = {"imagenet": IMAGENET, "lesson": LESSON}

    def alike(**changed: dict[str, object]) -> bool:
        for name, figure in (figures | changed).items():
            text = json.dumps(figure)
            (tmp_path / "calibration" / f"{name}.json").write_text(text, "utf-8")
        return bool(measured_alike(tmp_path, "imagenet", "lesson"))

    assert alike()
    assert not alike(lesson=LESSON | {"hidden": "0" * 64})
    assert not alike(lesson=LESSON | {"shoes": "0" * 64})
    without = {key: value for key, value in IMAGENET.items() if key != "hidden"}
    assert not alike(imagenet=without)
    assert alike()
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    manifest["files"] |= {"Shoes/Train/Heels/heels_001.jpg": "0" * 64}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    assert not alike()
    (tmp_path / "calibration" / "lesson.json").unlink()
    assert measured_alike(tmp_path, "imagenet", "lesson") == ()
