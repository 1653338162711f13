"""In-process and confined students give the same evidence; only the confined one survives all."""

import re
from collections.abc import Iterator
from pathlib import Path

import keras
import numpy as np
import pytest
from keras import layers

from autograder.assignment import Limits
from autograder.evidence.calls import Cell, Program
from autograder.evidence.inputs import Batches, Fitted, Folder, Loaded, ModelFile, NewFile
from autograder.evidence.model import ModelData, movement
from autograder.evidence.snapshot import snapshot
from autograder.evidence.values import DatasetData, HistoryData, Items, Other, Plain, TableData
from autograder.evidence.wire import pack
from autograder.students.confined import ConfinedStudent
from autograder.students.in_process import InProcessStudent
from autograder.students.program import load
from autograder.students.protocol import Student, StudentFailed

SOURCE = """
import os, sys, time
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

calls = []

def give(value=None): return value
def truth(): return np.float32(0.5)
def pair(model): return model, "text"
def table(): return pd.DataFrame({"a": [1, 2], "b": ["x", None], "c": [True, np.nan]})
def strange(): return object()
def pop(model):
    model.pop()
    return model
def read(path): return keras.models.load_model(path)
def draw():
    plt.bar(["x", "y"], [0.25, 0.75]); plt.ylim(0, 1); plt.show()
def chatter():
    print("to stdout"); print("to stderr", file=sys.stderr)
def images(dataset): return dataset
def train(model, dataset):
    model.compile("sgd", "categorical_crossentropy", metrics=["accuracy"])
    return model.fit(dataset, epochs=2, verbose=0)
def measures(model, dataset): return model.evaluate(dataset, verbose=0)
def loss_of(model): return model.loss
def own_input(model): return model.input
def text_in(path): return open(path).read()
def save(model, path): model.save(path)
def first_labels(dataset): return next(dataset)[1]
def refit(model, dataset): return model.fit(dataset, epochs=1, verbose=0)
def count():
    calls.append(1)
    return len(calls)
def divide(x):
    return 1 / x
def stub(): raise NotImplementedError("Exercise stub")
def abstract(): return keras.layers.Layer()(np.ones(2))
def hang():
    while True: time.sleep(1)
def leave(): os._exit(0)
def break_down():
    import ctypes
    ctypes.string_at(0)
def flood():
    os.write(1, b"x" * 10**6)
    print("y" * 10**6)
    return 1
def hog(): return np.ones(2**33).sum()
def quit(): sys.exit(3)
def forge():
    for descriptor in range(3, 64):
        try: os.write(descriptor, b"not a frame at all, but long enough")
        except OSError: pass
    time.sleep(60)
"""
NAMES = (*re.findall(r"^def (\w+)", SOURCE, re.MULTILINE), "missing")
PROGRAM = Program((Cell("all", SOURCE),), NAMES)
#: Time that only a hang uses up.
PATIENT = Limits(load_seconds=300, call_seconds=300)
#: Seconds for what hangs; what is honest beside it takes a hundredth of them.
SHORT = 10


@pytest.fixture(params=["in process", "confined"])
def student(request: pytest.FixtureRequest) -> Iterator[Student]:
    if request.param == "confined":
        made: Student = ConfinedStudent(PROGRAM, PATIENT, None)
    else:
        namespace, loaded = load(PROGRAM, lambda running: None)
        functions = {name: namespace[name] for name in loaded.defined}
        made = InProcessStudent(functions, PROGRAM.functions)
    yield made
    made.close()


@pytest.fixture(scope="module")
def confined() -> Iterator[ConfinedStudent]:
    made = ConfinedStudent(PROGRAM, PATIENT, None)
    yield made
    made.close()


def model() -> ModelData:
    stack = [layers.Conv2D(2, 3), layers.Flatten(), layers.Dense(2, activation="softmax")]
    return snapshot(keras.Sequential([keras.Input((16, 16, 3)), *stack]))


def folder(n: int = 3) -> Folder:
    rng = np.random.default_rng(0)
    make = lambda: rng.integers(0, 256, (n, 16, 16, 3)).astype("uint8")  # noqa: E731
    return Folder({"one": make(), "two": make()})


def batches(**changes: object) -> Batches:
    return Batches(folder(), image_size=(16, 16), batch_size=4, **changes)  # type: ignore[arg-type]


def test_evidence_of_every_kind_of_value(student: Student) -> None:
    assert student.give(3).value == Plain("int", 3)
    assert student.give().value == Plain("NoneType", None)
    assert student.truth().value == Plain("float32", 0.5)
    assert student.give((4, 5)).value.type == "tuple"
    table = student.table().value
    assert isinstance(table, TableData)
    assert table.columns == ("a", "b", "c") and table.rows[1] == (2, None, None)
    assert isinstance(student.strange().value, Other)
    (bars,) = student.draw().charts
    assert [(bar.label, bar.height) for bar in bars.bars] == [("x", 0.25), ("y", 0.75)]
    assert student.chatter().output == "to stdout\nto stderr\n"
    data = model()
    returned = student.pair(data)
    assert isinstance(returned.value, Items)
    assert movement(returned.value.values[0].chain[0].weights, data.chain[0].weights) == 0
    changed = student.pop(data)
    assert changed.same_as == "0" and len(changed.after["0"].chain) == 2
    for form in ("h5", "keras"):
        read = student.read(ModelFile(data, form)).value
        assert movement(read.chain[2].weights, data.chain[2].weights) == 0
    dataset = student.images(batches(shuffle=True)).value
    assert isinstance(dataset, DatasetData)
    assert len(dataset.passes) == 3 and dataset.class_indices == {"one": 0, "two": 1}
    assert dataset.images().shape == (6, 16, 16, 3) and dataset.images().max() <= 1
    trained = student.train(data, batches())
    assert isinstance(trained.value, HistoryData) and trained.value.n_epochs == 2
    assert movement(trained.after["0"].chain[2].weights, data.chain[2].weights) > 0


def test_calls_start_from_fresh_inputs_and_equal_calls_are_made_once(student: Student) -> None:
    data = model()
    assert student.pop(data) is student.pop(data)
    assert len(student.give(data).value.chain) == 3
    assert student.count().value == Plain("int", 1)
    assert student.count().value == Plain("int", 1)
    assert student.call("count", attempt=1).value == Plain("int", 2)


def test_model_files_of_one_place_have_one_path(student: Student) -> None:
    first, second = model(), model()
    paths = [student.give(ModelFile(data, "h5", "kept")).value for data in (first, second)]
    assert paths[0] == paths[1] != student.give(ModelFile(first, "h5")).value
    read = student.read(ModelFile(second, "h5", "kept")).value
    assert movement(read.chain[2].weights, second.chain[2].weights) == 0


def test_a_sequential_from_a_file_was_not_called(student: Student) -> None:
    data = model()
    loaded = student.give(Loaded(data)).value
    assert pack(loaded) == pack(student.give(data).value)
    assert student.call("own_input", data).value is not None
    with pytest.raises(StudentFailed, match="never been called"):
        student.own_input(Loaded(data))


def test_a_new_file_may_have_another_one_in_its_way(student: Student) -> None:
    with pytest.raises(StudentFailed, match="FileNotFoundError"):
        student.text_in(NewFile("model.keras"))
    taken = NewFile("model.keras", taken=True)
    assert student.text_in(taken).value.value == "Something else.\n"
    data = model()
    saved = student.save(data, taken).after["1"]
    assert movement(saved.chain[2].weights, data.chain[2].weights) == 0


def test_a_fitted_model_keeps_its_traced_step(student: Student) -> None:
    data = model()
    after = student.refit(Fitted(data, batches()), batches()).after["0"]
    assert after.compiled is not None and after.compiled.optimizer == "nadam"
    assert movement(after.chain[2].weights, data.chain[2].weights) > 0


def test_a_model_may_have_been_compiled_with_anything(student: Student) -> None:
    metrics = ("mean_squared_error", "accuracy")
    fitted = Fitted(model(), batches(), "mean_absolute_error", metrics)
    loss, squared, accuracy = student.measures(fitted, batches()).value.values
    assert loss.value > squared.value > 0
    assert accuracy.value * 6 == pytest.approx(round(accuracy.value * 6), abs=1e-4)
    assert student.loss_of(fitted).value == Plain("str", "mean_absolute_error")


def test_batches_may_have_been_drawn_before(student: Student) -> None:
    for drawn, classes in ((0, [0, 0, 0, 1]), (1, [1, 1]), (2, [0, 0, 0, 1])):
        labels = student.first_labels(batches(drawn=drawn)).value.array
        assert labels.argmax(axis=1).tolist() == classes


def test_a_returned_model_can_be_trained_on_request(student: Student) -> None:
    data = model()
    returned = student.give(data, then_fit=batches())
    assert movement(returned.value.chain[2].weights, data.chain[2].weights) == 0
    assert movement(returned.fitted.chain[2].weights, data.chain[2].weights) > 0


@pytest.mark.parametrize(
    ("name", "arguments", "kind", "message"),
    [
        ("divide", (0,), "error", "ZeroDivisionError: division by zero"),
        ("stub", (), "not attempted", "Exercise stub"),
        ("abstract", (), "error", "NotImplementedError"),
        ("missing", (), "missing", "no function 'missing'"),
        ("quit", (), "error", "SystemExit: 3"),
    ],
)
def test_failures_are_told(
    student: Student, name: str, arguments: tuple, kind: str, message: str
) -> None:
    with pytest.raises(StudentFailed) as failed:
        student.call(name, *arguments)
    assert failed.value.failure.kind == kind
    assert message in failed.value.failure.message


def test_the_students_own_line_is_told(confined: ConfinedStudent) -> None:
    with pytest.raises(StudentFailed) as failed:
        confined.divide(0)
    (line,) = failed.value.failure.lines
    assert (line.cell, line.text) == ("all", "return 1 / x")


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("leave", {"crashed"}),
        ("break_down", {"crashed"}),
        ("hog", {"memory exceeded"}),
        ("forge", {"bad evidence", "crashed"}),
    ],
)
def test_what_ends_the_process_costs_only_that_call(
    confined: ConfinedStudent, name: str, kinds: set[str]
) -> None:
    assert costs_only_that_call(confined, name) in kinds


def test_a_call_that_hangs_costs_only_that_call() -> None:
    student = ConfinedStudent(PROGRAM, Limits(load_seconds=300, call_seconds=SHORT), None)
    try:
        assert costs_only_that_call(student, "hang") == "timed out"
    finally:
        student.close()


def costs_only_that_call(student: ConfinedStudent, name: str) -> str:
    """What kind of end a call comes to, also when it is made again; another call is answered."""
    with pytest.raises(StudentFailed) as failed:
        student.call(name)
    with pytest.raises(StudentFailed):
        student.call(name, attempt=9)
    assert student.call("give", 1, attempt=hash(name) % 1000).value == Plain("int", 1)
    return failed.value.failure.kind


def test_printing_a_flood_does_not_disturb_the_frames(confined: ConfinedStudent) -> None:
    returned = confined.flood()
    assert returned.value == Plain("int", 1) and len(returned.output) == 20_000


def test_a_cell_that_hangs_is_left_out_and_the_rest_is_there() -> None:
    cells = (
        Cell("one", "def give(): return 1"),
        Cell("two", "while True: pass"),
        Cell("three", "import os\ndef leave(): return 2\nos._exit(1)"),
        Cell("four", "def count(): return 3"),
    )
    student = ConfinedStudent(Program(cells, NAMES), Limits(load_seconds=SHORT), None)
    try:
        assert student.give().value == Plain("int", 1)
        assert student.count().value == Plain("int", 3)
        assert student.loaded is not None
        kinds = {at: failure.kind for at, failure in student.loaded.failures.items()}
        assert kinds == {1: "timed out", 2: "crashed"}
        with pytest.raises(StudentFailed) as failed:
            student.leave()
        assert "should define it failed" in failed.value.failure.message
    finally:
        student.close()


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    student = ConfinedStudent(PROGRAM, PATIENT, None)
    student.read(ModelFile(model(), "keras"))
    assert list(tmp_path.iterdir())
    student.close()
    assert not list(tmp_path.iterdir())


def test_a_function_outside_the_assignment_is_no_attribute(confined: ConfinedStudent) -> None:
    with pytest.raises(AttributeError, match="no function 'trunacte'"):
        confined.trunacte(1)


DAWDLER = """
import time
def slow(n):
    time.sleep(3)
    return n
def quick(n):
    return n
"""


def test_a_submission_that_dawdles_in_every_call_has_its_time_in_all() -> None:
    program = Program((Cell("all", DAWDLER),), ("slow", "quick", "lost"))
    student = ConfinedStudent(program, Limits(total_seconds=SHORT), None)
    try:
        assert student.quick(0).value == Plain("int", 0)
        with pytest.raises(StudentFailed, match=f"{SHORT} seconds that it has in all") as failed:
            for n in range(9):
                student.slow(n)
        assert failed.value.failure.kind == "timed out"
        assert failed.value.failure.seconds < 9 * 3
        with pytest.raises(StudentFailed, match=f"{SHORT} seconds that it has in all"):
            student.quick(1)
        with pytest.raises(StudentFailed, match="no function 'lost'"):
            student.lost(1)
    finally:
        student.close()
