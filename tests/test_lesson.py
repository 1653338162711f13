"""What the lesson claims is what was measured: the committed figures hold the claims."""

import json
from pathlib import Path

import numpy as np

DATA = Path(__file__).parents[1] / "data"
LESSON = json.loads((DATA / "calibration" / "lesson.json").read_text("utf-8"))
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
