"""What the ImageNet backbone makes of a folder of images, computed once for each set of images."""

import hashlib
from pathlib import Path
from typing import NamedTuple

import keras
import numpy as np
from PIL import Image

from autograder.errors import DataError
from autograder.lesson.cache import kept
from autograder.lesson.efficientnet import IMAGE_SIZE
from autograder.lesson.folder import class_names
from autograder.lesson.imagenet import KEY, load_backbone, preprocess

BATCH = 16
#: What Keras' image iterators take for an image; other files they pass over, and so do we.
SUFFIXES = {".png", ".jpg", ".jpeg", ".bmp", ".ppm", ".tif", ".tiff"}


class Features(NamedTuple):
    """Features `(n, 1280)` float32, and the number of each image's class, `(n,)`."""

    features: np.ndarray
    classes: np.ndarray

    @property
    def labels(self) -> np.ndarray:
        """One-hot labels, `(n, n_classes)` float32."""
        return np.eye(int(self.classes.max()) + 1, dtype="float32")[self.classes]


def shoe_features(folder: Path) -> Features:
    """The features of the images in the subfolders of `folder`, one for each class.

    Images are made 224 by 224 by their nearest pixels, as Keras' iterators do it. What was computed
    is kept in the user's cache, by the images' own bytes. Raises DataError if an image cannot be
    read or nothing can be kept.
    """
    files = [
        (path, at)
        for at, name in enumerate(class_names(folder))
        for path in sorted((folder / name).iterdir())
        if path.is_file() and path.suffix.lower() in SUFFIXES
    ]
    if not files:
        raise DataError(f"there are no images in {folder}")
    contents = hashlib.sha256(KEY.encode())
    for path, at in files:
        contents.update(hashlib.sha256(path.read_bytes()).digest() + bytes([at]))

    def make(out: Path) -> None:
        np.save(out, _computed([path for path, _ in files]), allow_pickle=False)

    path = kept(f"features-{contents.hexdigest()[:24]}", "features.npy", make)
    return Features(np.load(path, allow_pickle=False), np.array([at for _, at in files]))


def _computed(paths: list[Path]) -> np.ndarray:
    whole = load_backbone()
    extractor = keras.Model(whole.input, whole.get_layer("pooling").output)
    parts = []
    for start in range(0, len(paths), BATCH):
        pixels = np.stack([_pixels(path) for path in paths[start : start + BATCH]])
        parts.append(np.asarray(extractor(preprocess(pixels), training=False)))
    return np.concatenate(parts)


def _pixels(path: Path) -> np.ndarray:
    try:
        with Image.open(path) as image:
            rgb = image.convert("RGB")
            return np.asarray(rgb.resize(IMAGE_SIZE[::-1], Image.Resampling.NEAREST))
    except (OSError, ValueError) as error:
        raise DataError(f"{path} cannot be read as an image ({error})") from error
