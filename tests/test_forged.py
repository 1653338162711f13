"""Forged evidence is bad evidence: no frame makes a check raise anything but a verdict."""

import types
from collections import Counter

import msgspec
import numpy as np
import pytest

from autograder.checks import check_folders, load_assignment
from autograder.errors import EvidenceError
from autograder.evidence.calls import Returned
from autograder.evidence.model import LayerData, ModelData
from autograder.evidence.restore import restore
from autograder.evidence.run import outputs_of
from autograder.evidence.validate import validate
from autograder.evidence.values import (
    ArrayData,
    Batch,
    ChartData,
    DatasetData,
    HistoryData,
    Items,
    Plain,
    TableData,
)
from autograder.scoring.judging import judge
from autograder.scoring.plugin import Job
from autograder.scoring.scorecard import CheckResult
from autograder.students.in_process import InProcessStudent
from tests.corpus import harness
from tests.corpus.hostile.forging import ForgingStudent

ASSIGNMENT = load_assignment(harness.ASSIGNMENT)
ROUNDS = 10
CHEAP = ("load", "data", "inspect", "truncate", "head", "freeze", "evaluate", "table", "compare")


def verdicts_on_forgeries(n_rounds: int, exercises: tuple[str, ...], seed: int = 0) -> Counter:
    """How often each outcome came of forged answers; AssertionError if one was no verdict."""
    module = types.ModuleType("submission")
    exec(harness.module_with(), module.__dict__)
    honest = InProcessStudent(module.__dict__, ASSIGNMENT.functions, harness.ROOT / "data", seed=3)
    found: Counter = Counter()
    broken: list[CheckResult] = []

    def keep(results: tuple[CheckResult, ...]) -> None:
        found.update(result.outcome for result in results)
        broken.extend(result for result in results if result.outcome == "ungradable")

    rng = np.random.default_rng(seed)
    try:
        judge(
            check_folders(ASSIGNMENT.name, hidden=True),
            (
                Job(ForgingStudent(honest, rng, 1 + at % 3), keep, exercises)
                for at in range(n_rounds)
            ),
        )
    finally:
        honest.close()
    assert not broken, {f"{result.name}: {result.message}" for result in broken}
    return found


def test_forged_answers_get_a_verdict() -> None:
    found = verdicts_on_forgeries(ROUNDS, CHEAP)
    assert found["error"] > ROUNDS and found["passed"] > ROUNDS


PIXELS, LABELS = np.zeros((2, 8, 8, 3), "float32"), np.eye(2, dtype="float32")
BATCH = Batch(PIXELS, LABELS)


def drawn(*passes: tuple[Batch, ...], **changes: object) -> DatasetData:
    return msgspec.structs.replace(DatasetData("d", {"a": 0}, 2, 2, passes), **changes)


def stacked(*layers: LayerData, shape: tuple[int, ...] = (8, 8, 3)) -> ModelData:
    first = LayerData("i", "InputLayer", {"batch_shape": [None, *shape]}, ())
    return ModelData("m", "functional", (first, *layers), (len(layers),))


def dense(units: int, channels: int, at: int = 0, **changes: object) -> LayerData:
    config = {"units": units, "activation": "relu", "use_bias": False}
    weights = (np.ones((channels, units), "float32"),)
    layer = LayerData(f"d{at}", "Dense", config, (at,), weights=weights)
    return msgspec.structs.replace(layer, **changes)


@pytest.mark.parametrize(
    "value",
    [
        drawn((BATCH,), (BATCH, BATCH)),
        TableData(("a", "b"), ("int", "str"), ((1, "x"), (None, 2.5))),
        HistoryData({"loss": (0.5, None)}, 2),
        Items("dict", (Plain("int", 1),), ("a",)),
        stacked(dense(2, 3)),
    ],
)
def test_honest_evidence_is_accepted(value: object) -> None:
    validate(Returned(value))


@pytest.mark.parametrize(
    "value",
    [
        drawn(),
        drawn(()),
        drawn((BATCH,), ()),
        drawn(*[(BATCH,)] * 4),
        drawn((BATCH, Batch(PIXELS[:, :4], LABELS))),
        drawn((BATCH, Batch(PIXELS, LABELS[:, :1]))),
        drawn((Batch(PIXELS, LABELS[:1]),)),
        drawn((Batch(PIXELS[:0], LABELS[:0]),)),
        drawn((Batch(np.array(1.0), np.array(1.0)),)),
        drawn((Batch(PIXELS + np.float32(1e30), LABELS),)),
        drawn((BATCH,), class_indices={"a": -1}),
        drawn((BATCH,), n_images=-1),
        drawn((BATCH,), batch_size=10**30),
        TableData(("a", "b"), ("int", "int"), ((1, 2), (3,))),
        TableData(("a",), (), ((1,),)),
        TableData(("a",), ("int",), ((1,),), ("x", "y")),
        TableData(("a",), ("int",), ((10**40,),)),
        TableData(("a",) * 101, ("int",) * 101, ()),
        TableData(("a",), ("str",), (("x" * 5000,),)),
        TableData(("a",), ("int",), ((1,),) * 10_001),
        HistoryData({"loss": (1.0,)}, 0),
        HistoryData({}, -1),
        Plain("int", 10**400),
        Plain("float", float("nan")),
        Plain("x" * 500, 1),
        Items("dict", (), ("a",)),
        stacked(dense(2, 3, inputs=(1,))),
        stacked(dense(2, 3, inputs=())),
        stacked(dense(2, 3, config={"activation": "relu"})),
        stacked(dense(2, 3, config={"units": -2, "activation": "relu", "use_bias": False})),
        stacked(dense(2, 3, weights=())),
        stacked(dense(2, 3, weights=(np.ones((3, 5)),))),
        stacked(dense(2, 3, n_statistics=1)),
        stacked(dense(2, 3, training=True)),
        stacked(dense(2, 3, kind="Lambda")),
        msgspec.structs.replace(stacked(), outputs=(4,)),
        msgspec.structs.replace(stacked(), outputs=()),
    ],
)
def test_what_no_honest_child_sends_is_refused(value: object) -> None:
    with pytest.raises(EvidenceError):
        validate(Returned(value))


def test_what_was_trained_is_what_was_returned() -> None:
    one, other = stacked(dense(2, 3)), stacked(dense(4, 3))
    validate(Returned(one, fitted=one))
    for value in (other, ArrayData("a", PIXELS)):
        with pytest.raises(EvidenceError, match="not what was returned"):
            validate(Returned(value, fitted=one))


def test_charts_hold_bars_that_can_be_looked_at() -> None:
    with pytest.raises(EvidenceError, match="charts"):
        validate(Returned(Plain("int", 1), charts=(ChartData((), "", (0, 1)),) * 9))


def convolution(at: int, **settings: object) -> LayerData:
    config = {"filters": 8, "kernel_size": [9, 9], "strides": [1, 1], "padding": "same"}
    config |= {"activation": "linear", "use_bias": False} | settings
    weights = (np.ones((9, 9, 3 if at == 0 else 8, 8), "float32"),)
    return LayerData(f"c{at}", "Conv2D", config, (at,), weights=weights)


POOL = {"pool_size": [1000, 1000], "strides": [1, 1], "padding": "same"}


@pytest.mark.parametrize(
    ("model", "why"),
    [
        (stacked(*[convolution(at) for at in range(9)], shape=(512, 512, 3)), "too large to run"),
        (stacked(LayerData("p", "MaxPooling2D", POOL, (0,)), shape=(600, 600, 3)), "too large"),
        (
            stacked(
                *[LayerData(f"r{at}", "ReLU", {}, (at,)) for at in range(99)], shape=(400,) * 3
            ),
            "too large to run",
        ),
        (stacked(*[LayerData(f"r{at}", "ReLU", {}, (at,)) for at in range(500)]), "501 layers"),
        (stacked(LayerData("r", "Reshape", {"target_shape": [0]}, (0,))), "cannot be connected"),
        (stacked(LayerData("s", "Softmax", {"axis": 7}, (0,))), None),
        (stacked(LayerData("c", "Concatenate", {"axis": 9}, (0, 0))), None),
        (stacked(convolution(0, groups=2)), None),
        (stacked(convolution(0, strides=[2, 2], dilation_rate=[2, 2])), None),
        (stacked(convolution(0, padding="causal")), "out of bounds"),
        (stacked(convolution(0, data_format="channels_first")), "out of bounds"),
        (stacked(LayerData("b", "Reshape", {"target_shape": [-1, -1]}, (0,))), None),
    ],
)
def test_work_that_no_lesson_needs_is_refused(model: ModelData, why: str | None) -> None:
    with pytest.raises(EvidenceError, match=why):
        outputs_of(model, np.zeros((2, 8, 8, 3), "float32"))


def test_many_weights_are_refused() -> None:
    many = stacked(*[dense(3000, 3000, at) for at in range(4)], shape=(3000,))
    with pytest.raises(EvidenceError, match="weights"):
        restore(many)


def test_an_input_left_open_does_not_hide_how_large_the_rest_is() -> None:
    padding = [LayerData(f"z{a}", "ZeroPadding2D", {"padding": [3000, 3000]}, (a,)) for a in (0,)]
    first = LayerData("i", "InputLayer", {"batch_shape": [None, None, None, 3]}, ())
    with pytest.raises(EvidenceError, match="too large"):
        restore(ModelData("m", "functional", (first, *padding), (1,)))
