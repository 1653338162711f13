"""The data: what the manifest says, rendered the same bit for bit, and worth learning from."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import keras
import numpy as np
import pytest
from PIL import Image

from autograder.errors import DataError
from autograder.lesson.batches import iterate
from autograder.lesson.folder import data_folder
from autograder.lesson.manifest import verify

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
MANIFEST = json.loads((DATA / "manifest.json").read_text("utf-8"))
CLASSES = ("Heels", "Oxfords")
SPECIES = ("entire", "linear", "lobed", "palmate", "pinnate", "serrate")
#: Kinds of instructions that NumPy picks by processor; the pictures must not depend on them.
DISPATCHED = "AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL AVX512_SPR AVX2 FMA3"


def render(*arguments: object, **environment: str) -> None:
    command = [sys.executable, str(DATA / "render.py"), *map(str, arguments)]
    subprocess.run(command, check=True, env=os.environ | environment, capture_output=True)


def sums(folder: Path) -> dict[str, str]:
    paths = sorted(folder.rglob("*.jpg"))
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in paths
    }


def test_every_file_is_what_the_manifest_says() -> None:
    assert verify(DATA) == len(MANIFEST["files"])


@pytest.mark.parametrize(
    ("folder", "kinds", "count"),
    [
        ("Shoes/Train", CLASSES, 40),
        ("Shoes/Test", CLASSES, 9),
        ("Leaves/Train", SPECIES, 40),
        ("Leaves/Test", SPECIES, 25),
    ],
)
def test_the_sets_are_whole(folder: str, kinds: tuple[str, ...], count: int) -> None:
    assert tuple(sorted(path.name for path in (DATA / folder).iterdir())) == kinds
    for kind in kinds:
        paths = sorted((DATA / folder / kind).iterdir())
        assert len(paths) == count
        for path in paths:
            with Image.open(path) as image:
                assert image.format == "JPEG" and min(image.size) >= 256 and image.mode == "RGB"


def test_subsets_are_fixed_lists_of_training_shoes() -> None:
    for size in ("5", "10", "20", "40"):
        for kind in CLASSES:
            names = MANIFEST["subsets"][size][kind]
            assert len(set(names)) == int(size)
            assert all((DATA / "Shoes" / "Train" / kind / name).is_file() for name in names)


def test_shipped_pictures_come_out_of_the_renderer_bit_for_bit(tmp_path: Path) -> None:
    render("--split", "shipped", "--out", tmp_path, "--jobs", 2)
    found = sums(tmp_path)
    assert len(found) == 2 * 49 + 6 * 65
    assert found == {name: MANIFEST["files"][name] for name in found}


def test_pictures_do_not_depend_on_the_processor(tmp_path: Path) -> None:
    arguments = ("--split", "hidden", "--seed", "x", "--per-class", 4, "--out")
    render(*arguments, tmp_path / "fast")
    render(*arguments, tmp_path / "plain", NPY_DISABLE_CPU_FEATURES=DISPATCHED)
    assert sums(tmp_path / "fast") == sums(tmp_path / "plain")


def test_a_hidden_set_shares_no_shoe_and_tells_no_seed(tmp_path: Path) -> None:
    for seed in ("one", "two"):
        arguments = ("--split", "hidden", "--seed", seed, "--per-class", 5)
        render(*arguments, "--out", tmp_path / seed)
    everything = [*sums(tmp_path).values(), *MANIFEST["files"].values()]
    assert len(set(everything)) == len(everything)
    text = (tmp_path / "one" / "manifest.json").read_text("utf-8")
    assert "seed" not in text and '"one"' not in text


def test_the_backbone_is_the_lessons_network() -> None:
    kinds = ["Conv2D", "MaxPooling2D"] * 2 + ["Flatten", "Dense", "Dense"]
    models = [
        keras.models.load_model(DATA / f"leaf_classifier_model.{suffix}")
        for suffix in ("h5", "keras")
    ]
    for model in models:
        assert isinstance(model, keras.Sequential)
        assert [type(layer).__name__ for layer in model.layers] == kinds
        assert model.input_shape == (None, 64, 64, 3) and model.output_shape == (None, 6)
        assert model.layers[-1].activation.__name__ == "softmax"
    for one, two in zip(models[0].get_weights(), models[1].get_weights()):
        assert np.array_equal(one, two)


def test_the_backbone_knows_its_leaves() -> None:
    model = keras.models.load_model(DATA / "leaf_classifier_model.h5", compile=False)
    leaves = iterate(DATA / "Leaves" / "Test", batch_size=50)
    predicted = model.predict(leaves, verbose=0).argmax(axis=1)
    assert np.mean(predicted == leaves.classes) >= 0.93


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def test_altered_missing_and_added_files_are_named(copy: Path) -> None:
    folder = copy / "Shoes" / "Train" / "Heels"
    first, second, *_ = sorted(folder.iterdir())
    first.write_bytes(first.read_bytes() + b"x")
    second.unlink()
    (folder / "mine.jpg").write_bytes(b"x")
    with pytest.raises(DataError) as error:
        verify(copy)
    for name in (first.name, second.name, "mine.jpg"):
        assert name in str(error.value)


@pytest.mark.parametrize("text", [None, "no JSON", "[]", '{"files": 3}'])
def test_a_manifest_that_cannot_be_read_is_told(copy: Path, text: str | None) -> None:
    (copy / "manifest.json").unlink()
    if text is not None:
        (copy / "manifest.json").write_text(text)
    with pytest.raises(DataError, match="manifest"):
        verify(copy)


def test_the_data_folder_is_found_from_inside_and_named_by_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AUTOGRADER_DATA", str(tmp_path))
    with pytest.raises(DataError, match=r"no manifest\.json"):
        data_folder()
    monkeypatch.delenv("AUTOGRADER_DATA")
    assert data_folder(ROOT / "assignments" / "transfer_learning") == DATA
    with pytest.raises(DataError, match="no folder 'data'"):
        data_folder(tmp_path)
