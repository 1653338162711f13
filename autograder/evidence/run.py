"""Running a model that crossed the boundary on the judge's own images."""

import math
from collections import OrderedDict

import keras
import numpy as np
import tensorflow as tf

from autograder.errors import EvidenceError
from autograder.evidence.model import ModelData
from autograder.evidence.restore import restore

#: Numbers that all layers together may put out at once: 256 MiB.
ROOM = 2**26
#: Rebuilt models that are kept.
KEPT = 8
#: By the identity of their data, which is kept with them so that it stays theirs.
_rebuilt: OrderedDict[int, tuple[ModelData, keras.Model]] = OrderedDict()


def outputs_of(data: ModelData, images: np.ndarray) -> np.ndarray:
    """What the model gives for images `(n, ...)`: `(n, ...)`, one row for each.

    It is called as `model(images)`, so that a layer which is always in training mode shows.
    Raises EvidenceError if it is no model, has several outputs, or does not take such images.
    """
    if len(data.outputs) != 1:
        raise EvidenceError(f"the model has {len(data.outputs)} outputs instead of one")
    model = _live(data)
    n_each = sum(math.prod(n or 1 for n in layer.output.shape) for layer in model.layers)
    at_once = max(1, ROOM // n_each)
    try:
        parts = [
            np.asarray(model(images[at : at + at_once])) for at in range(0, len(images), at_once)
        ]
        found = np.concatenate(parts)
    except (ValueError, TypeError, tf.errors.OpError) as error:
        raise EvidenceError(
            f"the model cannot be run on images of shape {images.shape[1:]}"
        ) from error
    if len(found) != len(images):
        raise EvidenceError(f"the model gives {len(found)} outputs for {len(images)} images")
    return found


def _live(data: ModelData) -> keras.Model:
    """The model rebuilt; the last few stay, since checks look at the same model repeatedly.

    One with a layer that is always in training mode does not: its statistics move in each call.
    """
    if any(layer.training for layer in data.layers):
        return restore(data)
    if id(data) not in _rebuilt:
        _rebuilt[id(data)] = (data, restore(data))
        if len(_rebuilt) > KEPT:
            _rebuilt.popitem(last=False)
    return _rebuilt[id(data)][1]
