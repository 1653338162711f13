"""Hypothesis at the doors: frames, models and submissions of all kinds, and what may come of them.

Each target runs so many cases and returns how many it ran; any error but the documented ones is
raised, with the smallest input that hypothesis finds.
"""

import io
import json
import struct
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from autograder.assignment import Assignment, Exercise, ReleaseCell
from autograder.errors import EvidenceError, SubmissionError, WireError
from autograder.evidence import wire
from autograder.evidence.calls import Call, Failure, Loaded, Returned, Running
from autograder.evidence.model import LayerData, ModelData
from autograder.evidence.restore import restore
from autograder.evidence.validate import validate
from autograder.evidence.values import (
    ArrayData,
    Bar,
    Batch,
    ChartData,
    DatasetData,
    HistoryData,
    Items,
    Plain,
    TableData,
)
from autograder.students.reading import read_submission
from tests.corpus.hostile.forging import PREFIX, forge

KINDS = (Returned | Failure, Running | Loaded, Call)
ASSIGNMENT = Assignment(
    "little",
    "Little",
    (Exercise("one", "first", "do the first"),),
    {"imports": ReleaseCell("locked", source="import math"), "one": ReleaseCell("solution")},
)


def _dense(at: int, channels: int, units: int) -> LayerData:
    config = {"units": units, "activation": "relu", "use_bias": True}
    weights = (np.ones((channels, units), "float32"), np.zeros(units, "float32"))
    return LayerData(f"d{at}", "Dense", config, (at,), weights=weights)


def a_model() -> ModelData:
    """A valid model with most kinds of layers in a chain, and two that are merged."""
    window = {"strides": [1, 1], "padding": "same", "data_format": "channels_last"}
    convolution = {"filters": 4, "kernel_size": [3, 3], "activation": "relu", "use_bias": False}
    norm = {"axis": -1, "epsilon": 1e-3, "center": True, "scale": True, "momentum": 0.9}
    ones = np.ones(4, "float32")
    layers = (
        LayerData("i", "InputLayer", {"batch_shape": [None, 8, 8, 3]}, ()),
        LayerData(
            "c", "Conv2D", window | convolution, (0,), weights=(np.ones((3, 3, 3, 4), "float32"),)
        ),
        LayerData(
            "b",
            "BatchNormalization",
            norm,
            (1,),
            weights=(ones,) * 4,
            n_statistics=2,
            training=False,
        ),
        LayerData("a", "Add", {}, (1, 2)),
        LayerData("p", "MaxPooling2D", window | {"pool_size": [2, 2]}, (3,)),
        LayerData("z", "ZeroPadding2D", {"padding": [[1, 1], [0, 2]]}, (4,)),
        LayerData("r", "Reshape", {"target_shape": [-1, 4]}, (5,)),
        LayerData("f", "Flatten", {}, (6,)),
        LayerData("s", "Softmax", {"axis": -1}, (7,)),
    )
    n = 10 * 10 * 4
    return ModelData("m", "functional", (*layers, _dense(8, n, 5), _dense(9, 5, 2)), (10,))


def answers() -> list[Returned]:
    """One valid answer of each kind."""
    pixels, labels = np.zeros((2, 8, 8, 3), "float32"), np.eye(2, dtype="float32")
    data = DatasetData("d", {"a": 0, "b": 1}, 2, 2, ((Batch(pixels, labels),),) * 2)
    chart = ChartData((Bar(0.5, "a"), Bar(0.25, "b")), "t", (0.0, 1.0), "accuracy")
    return [
        Returned(a_model(), after={"0": a_model()}, fitted=a_model()),
        Returned(data, output="hello"),
        Returned(TableData(("a", "b"), ("int", "str"), ((1, "x"), (2, None))), charts=(chart,)),
        Returned(HistoryData({"loss": (0.5, None), "val_loss": (0.25, 0.125)}, 2)),
        Returned(Items("dict", (Plain("int", 1), Items("list", (Plain("str", "x"),))), ("a", "b"))),
        Returned(ArrayData("ndarray", np.arange(6).reshape(2, 3))),
    ]


FRAMES = [wire.pack(answer) for answer in answers()]
MODELS = [wire.pack(Returned(a_model()))]

HEADERS = st.builds(
    lambda magic, head, arrays: struct.pack(">4sIQ", magic, head, arrays),
    st.sampled_from([b"TLXP", b"TLXQ", bytes(4)]),
    st.integers(0, 2**32 - 1),
    st.integers(0, 2**64 - 1),
)
SMALL_HEADERS = st.builds(
    lambda head, arrays: struct.pack(">4sIQ", b"TLXP", head, arrays),
    st.integers(0, 60),
    st.integers(0, 60),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=9), inner, max_size=5)
    ),
    max_leaves=20,
)
TAGS = ("returned", "failure", "plain", "items", "modeldata", "arraydata", "loaded", "call")
HEADS = st.builds(
    lambda tag, more: json.dumps({"is": tag} | more).encode(),
    st.sampled_from(TAGS),
    st.dictionaries(st.sampled_from(("value", "kind", "message", "array", "is")), JSON, max_size=4),
)
WHOLE = st.builds(
    lambda head, arrays: PREFIX.pack(b"TLXP", len(head), len(arrays)) + head + arrays,
    HEADS | st.binary(max_size=60),
    st.binary(max_size=60),
)
BYTES = st.one_of(
    st.binary(max_size=200),
    st.builds(bytes.__add__, HEADERS | SMALL_HEADERS, st.binary(max_size=100)),
    WHOLE,
)

PIECES = ("def f(x):\n", "    return x\n", "x = 1\n", "%time x\n", "%%bash\n", "!ls\n", "?x\n",
          "x?\n", "y = !ls\n", "(", ")", "'''", '"', "\\\n", "\t", "\r", "\x0c", "\u2028", "\0",
          "\ud800",
          "@f\n", "class A:\n", "from __future__ import annotations\n", "if x:\n", ";", "#", "ä",
          "async def f():\n", "match x:\n", "lambda: ", "\n" * 50, " " * 50, "f'{'", "0x", "1e999",
          "import math\n", "### BEGIN SOLUTION\n", "get_ipython()\n")  # fmt: skip
SOURCES = st.lists(st.sampled_from(PIECES) | st.text(max_size=10), max_size=12).map("".join)
MARKS = st.fixed_dictionaries(
    {},
    optional={
        "nbgrader": JSON
        | st.fixed_dictionaries(
            {"grade_id": st.sampled_from(["imports", "one", "x"]) | JSON},
            optional={"schema_version": JSON},
        )
    },
)
CELLS = st.fixed_dictionaries(
    {"cell_type": st.sampled_from(["code", "markdown"]) | JSON},
    optional={"source": SOURCES | st.lists(SOURCES | JSON, max_size=4) | JSON, "metadata": MARKS},
)
NOTEBOOKS = st.fixed_dictionaries({"cells": st.lists(CELLS | JSON, max_size=5) | JSON})


def wire_bytes(n: int) -> int:
    """Arbitrary bytes, lying headers, and heads of the protocol's own words."""

    def case(data: bytes, kind: Any) -> None:
        _received(data, kind)

    return _run(n, case, data=BYTES, kind=st.sampled_from(KINDS))


def wire_frames(n: int) -> int:
    """Valid frames with parts of their heads exchanged, bytes damaged, or their ends cut off."""

    def case(frame: bytes, seed: int, n_changes: int, damage: list[tuple[int, int]]) -> None:
        forged = bytearray(forge(frame, np.random.default_rng(seed), n_changes))
        for at, value in damage:
            forged[at % len(forged)] = value
        answer = _received(bytes(forged), KINDS[0])
        if isinstance(answer, Returned):
            _may_fail(lambda: validate(answer), EvidenceError)

    return _run(
        n,
        case,
        frame=st.sampled_from(FRAMES),
        seed=st.integers(0, 2**32),
        n_changes=st.integers(0, 4),
        damage=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=3),
    )


def models(n: int) -> int:
    """Models with anything exchanged: refused, or rebuilt."""

    def case(frame: bytes, seed: int, n_changes: int) -> None:
        answer = _received(forge(frame, np.random.default_rng(seed), n_changes), KINDS[0])
        if isinstance(answer, Returned) and isinstance(answer.value, ModelData):
            model = answer.value
            _may_fail(lambda: restore(model), EvidenceError)

    return _run(
        n,
        case,
        frame=st.sampled_from(MODELS),
        seed=st.integers(0, 2**32),
        n_changes=st.integers(1, 3),
    )


def modules(n: int) -> int:
    """Python files of any text or bytes."""

    def case(content: bytes | str, folder: Path) -> None:
        _read(folder / "work.py", content)

    return _in_folder(n, case, content=st.binary(max_size=100) | SOURCES)


def notebooks(n: int) -> int:
    """Notebooks of any JSON, with what is special in cells, or of any bytes."""

    def case(content: object, folder: Path) -> None:
        whole = content if isinstance(content, bytes) else json.dumps(content)
        _read(folder / "work.ipynb", whole)

    return _in_folder(n, case, content=NOTEBOOKS | JSON | st.binary(max_size=100))


TARGETS: dict[str, Callable[[int], int]] = {
    "wire_bytes": wire_bytes,
    "wire_frames": wire_frames,
    "models": models,
    "modules": modules,
    "notebooks": notebooks,
}


def _received(data: bytes, kind: Any) -> Any:
    return _may_fail(lambda: wire.receive(io.BytesIO(data), kind), WireError, EOFError)


def _read(path: Path, content: bytes | str) -> None:
    path.write_bytes(
        content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    )
    submission = _may_fail(lambda: read_submission(path, ASSIGNMENT), SubmissionError)
    if submission is not None:
        wire.pack(submission.program)


def _may_fail(action: Callable[[], Any], *errors: type[Exception]) -> Any:
    """What the action gives, None if it raises one of the documented errors."""
    try:
        return action()
    except errors:
        return None


def _run(n: int, case: Callable[..., None], **inputs: Any) -> int:
    ran: Counter[str] = Counter()

    def counted(**given_now: Any) -> None:
        ran["cases"] += 1
        case(**given_now)

    options = settings(
        max_examples=n,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    options(given(**inputs)(counted))()
    return ran["cases"]


def _in_folder(n: int, case: Callable[..., None], **inputs: Any) -> int:
    with tempfile.TemporaryDirectory() as name:
        return _run(n, lambda **given_now: case(folder=Path(name), **given_now), **inputs)
