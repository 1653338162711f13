"""Photos of a class's own: every kind read right, every problem told, nothing half imported."""

import json
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from autograder.errors import DataError
from autograder.lesson.batches import iterate
from autograder.lesson.manifest import verify
from autograder.lesson.photos import import_photos

RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)
ORIENTATION, TURNED, COMMENT = 0x0112, 6, 0x9286


def picture(number: int, size: tuple[int, int] = (96, 80)) -> Image.Image:
    """A picture that no other number gives."""
    coarse = np.random.default_rng(number).integers(0, 256, (4, 4, 3), "uint8")
    return Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC)


def photos(folder: Path, *kinds: str, train: int = 5, test: int = 2) -> Path:
    for at, kind in enumerate(kinds or ("Boots", "Clogs")):
        for split, count in (("Train", train), ("Test", test)):
            (folder / split / kind).mkdir(parents=True)
            for number in range(count):
                seed = 1000 * at + 100 * (split == "Test") + number
                picture(seed).save(folder / split / kind / f"{number}.png")
    return folder


def everything(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def halves() -> Image.Image:
    """Red on the left, blue on the right: 160 x 80."""
    image = Image.new("RGB", (160, 80), RED)
    image.paste(BLUE, (80, 0, 160, 80))
    return image


def save_turned(path: Path, format: str) -> None:
    exif = Image.Exif()
    exif[ORIENTATION], exif[COMMENT] = TURNED, "taken at home"
    halves().save(path, format, exif=exif, quality=95)


def save_several(path: Path) -> None:
    halves().save(path, "MPO", save_all=True, append_images=[picture(7)], quality=95)


def save_alpha(path: Path) -> None:
    image = halves().convert("RGBA")
    image.paste((0, 255, 0, 0), (80, 0, 160, 80))
    image.save(path)


def save_palette(path: Path) -> None:
    image = halves().quantize(2)
    image.save(path, transparency=image.getpixel((120, 40)))


def save_deep_grey(path: Path) -> None:
    grey = np.full((80, 160), 65535, "uint16")
    grey[:, :80] = 32896
    Image.fromarray(grey).save(path)


def save_black_and_white(path: Path) -> None:
    halves().convert("L").point(lambda grey: 255 * (grey > 50)).convert("1").save(path)


KINDS: dict[str, tuple[Callable[[Path], object], tuple, tuple]] = {
    # file, how to make it, the colours on its left and on its right
    "plain.jpg": (lambda p: halves().save(p, quality=95), RED, BLUE),
    "several.jpg": (save_several, RED, BLUE),
    "cmyk.jpg": (lambda p: halves().convert("CMYK").save(p, quality=95), RED, BLUE),
    "grey.jpg": (lambda p: halves().convert("L").save(p), (76,) * 3, (29,) * 3),
    "plain.png": (lambda p: halves().save(p), RED, BLUE),
    "alpha.png": (save_alpha, RED, WHITE),
    "grey_alpha.png": (lambda p: halves().convert("LA").save(p), (76,) * 3, (29,) * 3),
    "palette.png": (save_palette, RED, WHITE),
    "deep_grey.png": (save_deep_grey, (128,) * 3, WHITE),
    "two_tone.png": (save_black_and_white, WHITE, (0,) * 3),
    "plain.webp": (lambda p: halves().save(p, quality=95), RED, BLUE),
    "alpha.webp": (save_alpha, RED, WHITE),
    "no_suffix": (lambda p: halves().save(p, "WEBP", lossless=True), RED, BLUE),
    "wrong_suffix.png": (lambda p: halves().save(p, "JPEG", quality=95), RED, BLUE),
}


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_file_becomes_an_rgb_jpeg(tmp_path: Path, name: str) -> None:
    save, left, right = KINDS[name]
    folder = photos(tmp_path / "mine")
    (folder / "Train" / "Clogs" / "0.png").unlink()
    save(folder / "Train" / "Clogs" / name)
    import_photos(folder, tmp_path / "data")
    found = [
        np.asarray(image, int)
        for path in (tmp_path / "data/Shoes/Train/Clogs").iterdir()
        for image in [Image.open(path)]
        if image.size == (160, 80) and image.format == "JPEG" and image.mode == "RGB"
    ]
    assert len(found) == 1
    assert np.abs(found[0][40, 40] - left).max() <= 6
    assert np.abs(found[0][40, 120] - right).max() <= 6


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_photo_that_was_taken_sideways_stands_upright(tmp_path: Path, format: str) -> None:
    folder = photos(tmp_path / "mine")
    save_turned(folder / "Test" / "Boots" / "0.png", format)
    import_photos(folder, tmp_path / "data")
    image = Image.open(tmp_path / "data/Shoes/Test/Boots/boots_001.jpg")
    assert image.size == (80, 160)
    assert np.abs(np.asarray(image, int)[40, 40] - RED).max() <= 6
    assert np.abs(np.asarray(image, int)[120, 40] - BLUE).max() <= 6
    assert not image.getexif() and b"home" not in Path(image.filename).read_bytes()


@pytest.mark.parametrize(
    ("size", "expected"),
    [((3000, 1500), (512, 256)), ((700, 2100), (171, 512)), ((64, 64), (64, 64))],
)
def test_large_photos_are_made_smaller_and_small_ones_stay(
    tmp_path: Path, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    folder = photos(tmp_path / "mine")
    picture(7, size).save(folder / "Test" / "Clogs" / "0.png", "JPEG")
    import_photos(folder, tmp_path / "data")
    with Image.open(tmp_path / "data/Shoes/Test/Clogs/clogs_001.jpg") as image:
        assert image.size == expected


def test_three_classes_are_imported_and_read_as_the_lesson_reads_them(tmp_path: Path) -> None:
    folder = photos(tmp_path / "mine", "Stövel", "Boots", "Flip flops", train=10, test=3)
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / "Train" / "Boots" / "Thumbs.db").write_bytes(b"x")
    counts = import_photos(folder, tmp_path / "data")
    assert counts["Train", "Boots"] == 10 and counts["Test", "Stövel"] == 3
    assert verify(tmp_path / "data") == 39
    read = iterate(tmp_path / "data" / "Shoes" / "Train", batch_size=30)
    assert read.class_indices == {"Boots": 0, "Flip flops": 1, "Stövel": 2}
    images, labels = read[0]
    assert images.shape == (30, 64, 64, 3) and labels.sum(axis=0).tolist() == [10, 10, 10]
    first = read.filenames.index("Flip flops/flip_flops_001.jpg")
    original = np.asarray(Image.open(folder / "Train/Flip flops/0.png").resize((64, 64)))
    assert np.abs(images[first] - original / 255).mean() < 0.05
    manifest = json.loads((tmp_path / "data" / "manifest.json").read_text("utf-8"))
    assert list(manifest["subsets"]) == ["5", "10"]
    expected = [f"boots_{number:03d}.jpg" for number in range(1, 6)]
    assert manifest["subsets"]["5"]["Boots"] == expected


def edit(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.write_bytes(change(path.read_bytes()))


def bomb(png: bytes) -> bytes:
    """The same file, whose header says that it has 400 million pixels."""
    header = b"IHDR" + struct.pack(">II", 20_000, 20_000) + png[24:29]
    return png[:12] + header + struct.pack(">I", zlib.crc32(header)) + png[33:]


def save_cut_jpeg(path: Path) -> None:
    picture(7, (400, 400)).save(path, "JPEG")
    edit(path, lambda content: content[: len(content) // 2])


def rename(folder: Path, one: str, two: str) -> None:
    (folder / one).rename(folder / two)


def add_photos(folder: Path, count: int) -> None:
    for number in range(count):
        picture(5000 + number).save(folder / f"more_{number}.png")


def remove(folder: Path, kind: str) -> None:
    for split in ("Train", "Test"):
        for path in (folder / split / kind).iterdir():
            path.unlink()
        (folder / split / kind).rmdir()


def copy(folder: Path, one: str, two: str) -> None:
    Image.open(folder / one).save(folder / two, "WEBP", lossless=True)


PROBLEMS: dict[str, tuple[Callable[[Path], object], str]] = {
    "text": (
        lambda f: (f / "Train/Boots/notes.txt").write_text("mine"),
        "Train/Boots/notes.txt is no JPEG, PNG or WebP",
    ),
    "another format": (
        lambda f: picture(7).save(f / "Train/Boots/x.gif"),
        "Train/Boots/x.gif is no JPEG, PNG or WebP",
    ),
    "empty file": (
        lambda f: (f / "Train/Boots/0.png").write_bytes(b""),
        "Train/Boots/0.png is no JPEG, PNG or WebP",
    ),
    "cut PNG": (
        lambda f: edit(f / "Test/Clogs/1.png", lambda b: b[: len(b) // 2]),
        "Test/Clogs/1.png is damaged",
    ),
    "cut JPEG": (lambda f: save_cut_jpeg(f / "Test/Clogs/1.jpg"), "Test/Clogs/1.jpg is damaged"),
    "too small": (
        lambda f: picture(7, (300, 63)).save(f / "Test/Clogs/1.png"),
        "Test/Clogs/1.png is too small, 300 x 63 pixels",
    ),
    "bomb": (
        lambda f: edit(f / "Test/Clogs/1.png", bomb),
        "Test/Clogs/1.png has far too many pixels",
    ),
    "twice in a class": (
        lambda f: copy(f, "Train/Boots/0.png", "Train/Boots/again.webp"),
        "Train/Boots/again.webp is the same picture as Train/Boots/0.png",
    ),
    "twice in train and test": (
        lambda f: copy(f, "Train/Boots/3.png", "Test/Boots/mine.webp"),
        "Test/Boots/mine.webp is the same picture as Train/Boots/3.png",
    ),
    "folder in a class": (
        lambda f: (f / "Train/Boots/more").mkdir(),
        "Train/Boots/more is no file",
    ),
    "no test": (lambda f: rename(f, "Test", "Tests"), "Test is missing"),
    "wrong name": (
        lambda f: rename(f, "Train", "training"),
        "training is neither Train nor Test",
    ),
    "another class in test": (
        lambda f: rename(f, "Test/Boots", "Test/boots"),
        "Test/boots has no counterpart Train/boots",
    ),
    "one class": (lambda f: remove(f, "Boots"), "Train needs folders of two or more classes"),
    "empty class": (
        lambda f: [path.unlink() for path in (f / "Test/Boots").iterdir()],
        "Test/Boots has 0 photos",
    ),
    "too few to validate": (
        lambda f: (f / "Train/Boots/0.png").unlink(),
        "Train/Boots has 4 photos; 5 or more are needed",
    ),
    "unbalanced": (
        lambda f: add_photos(f / "Train/Clogs", 11),
        "Train is unbalanced: 16 photos of Clogs, 5 of Boots",
    ),
    "class name": (
        lambda f: [rename(f / split, "Boots", "Boots, old") for split in ("Train", "Test")],
        "Train/Boots, old is no name for a class",
    ),
    "outside": (
        lambda f: picture(7).save(f / "Train/x.png"),
        "Train/x.png lies outside the folders of the classes",
    ),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_problem_is_told_with_its_name_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    spoil, message = PROBLEMS[name]
    folder = photos(tmp_path / "mine")
    spoil(folder)
    with pytest.raises(DataError) as error:
        import_photos(folder, tmp_path / "data")
    assert message in str(error.value)
    assert not (tmp_path / "data").exists()


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    folder = photos(tmp_path / "mine")
    names = ["text", "cut JPEG", "twice in train and test", "another format", "outside"]
    for name in names:
        PROBLEMS[name][0](folder)
    with pytest.raises(DataError, match="5 problems") as error:
        import_photos(folder, tmp_path / "data")
    for name in names:
        assert PROBLEMS[name][1] in str(error.value)


def test_images_that_are_there_stay_unless_they_are_to_be_replaced(tmp_path: Path) -> None:
    data, leaf = tmp_path / "data", "Leaves/Train/oak/oak_001.jpg"
    import_photos(photos(tmp_path / "first", train=6), data)
    (data / leaf).parent.mkdir(parents=True)
    (data / leaf).write_bytes(b"a leaf")
    manifest = json.loads((data / "manifest.json").read_text("utf-8"))
    manifest["files"][leaf] = "0" * 64
    (data / "manifest.json").write_text(json.dumps(manifest | {"renderer": 1}), "utf-8")
    before = everything(data)

    second = photos(tmp_path / "second", "Boots", "Moccasins")
    with pytest.raises(DataError, match="--replace"):
        import_photos(second, data)
    assert everything(data) == before

    (second / "Test/Boots/0.png").write_bytes(b"spoiled")
    with pytest.raises(DataError, match=r"Test/Boots/0\.png"):
        import_photos(second, data, replace=True)
    assert everything(data) == before

    picture(900).save(second / "Test/Boots/0.png")
    import_photos(second, data, replace=True)
    manifest = json.loads((data / "manifest.json").read_text("utf-8"))
    assert manifest["renderer"] == 1 and manifest["files"][leaf] == "0" * 64
    assert {path.name for path in data.iterdir()} == {"Shoes", "Leaves", "manifest.json"}
    shoes = {name for name in everything(data) if name.startswith("Shoes/")}
    assert shoes == set(manifest["files"]) - {leaf} and len(shoes) == 14
    assert {path.name for path in (data / "Shoes/Train").iterdir()} == {"Boots", "Moccasins"}


def test_what_was_there_comes_back_when_the_disk_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    import_photos(photos(tmp_path / "first"), data)
    before = everything(data)

    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(DataError, match="No space left"):
        import_photos(photos(tmp_path / "second", "Mules", "Pumps"), data, replace=True)
    assert everything(data) == before
    assert {path.name for path in data.iterdir()} == {"Shoes", "manifest.json"}


def test_photos_are_not_imported_onto_themselves(tmp_path: Path) -> None:
    shoes = photos(tmp_path / "data" / "Shoes")
    before = everything(shoes)
    with pytest.raises(DataError, match="somewhere else"):
        import_photos(shoes, tmp_path / "data", replace=True)
    assert everything(shoes) == before


def autograder(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "autograder", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_imports_or_tells_why_not(tmp_path: Path) -> None:
    folder = photos(tmp_path / "mine")
    run = autograder("data", "import", folder, "--out", tmp_path / "data")
    assert run.returncode == 0, run.stderr
    assert "Train/Clogs: 5 photos" in run.stdout
    again = autograder("data", "import", folder, "--out", tmp_path / "data")
    assert again.returncode == 2 and "--replace" in again.stderr and not again.stdout
    nowhere = autograder("data", "import", tmp_path / "nowhere", "--out", tmp_path / "data")
    assert nowhere.returncode == 2 and "is no folder" in nowhere.stderr


def test_grading_refuses_data_that_was_altered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_photos(photos(tmp_path / "mine"), tmp_path / "data")
    (tmp_path / "submitted").mkdir()
    (tmp_path / "submitted" / "ada.py").write_text("")
    (tmp_path / "data/Shoes/Test/Boots/boots_002.jpg").write_bytes(b"another")
    monkeypatch.setenv("AUTOGRADER_DATA", str(tmp_path / "data"))
    run = autograder("grade", tmp_path / "submitted", "--out", tmp_path / "results")
    assert run.returncode == 2
    assert "altered or missing: Shoes/Test/Boots/boots_002.jpg" in run.stderr
    assert len(run.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "results").exists()
