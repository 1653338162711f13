"""Images decoded once, as the lesson's generators decode them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tensorflow.keras.preprocessing.image import ImageDataGenerator

VALIDATION = 0.2


@dataclass(frozen=True)
class Images:
    """`x`: `(n, 64, 64, 3)` float32 in [0, 1]; `y`: `(n, n_classes)` one-hot."""

    x: np.ndarray
    y: np.ndarray

    @property
    def labels(self) -> np.ndarray:
        return self.y.argmax(axis=1)

    def taken(self, places: np.ndarray) -> "Images":
        return Images(self.x[places], self.y[places])

    def first(self, per_class: int) -> "Images":
        """The first images of each class, as the manifest's subsets list them."""
        return self.taken(np.concatenate([p[:per_class] for p in self._places()]))

    def training_part(self) -> "Images":
        """Without the validation images: the first fifth of each class, as Keras splits."""
        return self.taken(np.concatenate([p[int(len(p) * VALIDATION) :] for p in self._places()]))

    def _places(self) -> list[np.ndarray]:
        return [np.flatnonzero(self.labels == c) for c in range(self.y.shape[1])]


def read(folder: Path) -> Images:
    """All images of a folder with a subfolder for each class, in the order of the files."""
    batches = ImageDataGenerator(rescale=1 / 255).flow_from_directory(
        folder, target_size=(64, 64), class_mode="categorical", shuffle=False, batch_size=64
    )
    pairs = [batches[at] for at in range(len(batches))]
    return Images(np.concatenate([x for x, _ in pairs]), np.concatenate([y for _, y in pairs]))
