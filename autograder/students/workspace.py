"""From the judge's recipes to live inputs, in a private folder."""

import contextlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import keras
import numpy as np
from PIL import Image

from autograder.evidence.inputs import (
    Array,
    Batches,
    Fitted,
    Folder,
    Given,
    Input,
    Loaded,
    ModelFile,
    NewFile,
    Numbers,
    Pair,
    Shipped,
)
from autograder.evidence.model import ModelData
from autograder.evidence.restore import restore
from autograder.lesson.batches import iterate
from autograder.lesson.folder import shipped


class Workspace:
    """A folder for throwaway files, and the shipped data that recipes may name."""

    def __init__(self, folder: Path, data: Path | None) -> None:
        self._folder = folder
        self._data = data
        self._count = 0

    def live(self, recipe: Input) -> Any:
        """The object that the recipe describes: a model, an iterator, a path, numbers."""
        match recipe:
            case ModelData():
                return restore(recipe)
            case Fitted():
                return self._fitted(recipe)
            case ModelFile():
                path = self._model_file(recipe)
                return str(path) if recipe.as_text else path
            case Loaded():
                file = self._model_file(ModelFile(recipe.model, "keras"))
                return keras.models.load_model(file, compile=False)
            case NewFile():
                path = self._fresh(Path(recipe.name).name)
                if recipe.taken:
                    path.write_text("Something else.\n")
                return str(path)
            case Folder() | Shipped():
                return str(self._images(recipe))
            case Batches():
                return self.batches(recipe)
            case Numbers():
                return dict(recipe.values)
            case Array():
                return np.array(recipe.numbers)
            case Pair():
                return (recipe.first, recipe.second)
            case Given():
                return recipe.value

    def batches(self, recipe: Batches) -> Any:
        """A Keras image iterator over the recipe's folder."""
        with contextlib.redirect_stdout(io.StringIO()):
            made = iterate(
                self._images(recipe.folder),
                image_size=recipe.image_size,
                batch_size=recipe.batch_size,
                shuffle=recipe.shuffle,
                augment=recipe.augment,
                split=recipe.split,
                part=recipe.part,
                classes=recipe.classes,
            )
        for _ in range(recipe.drawn):
            next(made)
        return made

    def _fitted(self, recipe: Fitted) -> keras.Model:
        model = restore(recipe.model)
        weights = model.get_weights()
        batches = self.batches(recipe.batches)
        fit_briefly(model, batches, "nadam", recipe.loss, recipe.metrics)
        model.set_weights(weights)
        return model

    def _model_file(self, recipe: ModelFile) -> Path:
        name = f"backbone.{recipe.format}"
        path = self._lasting(recipe.place) / name if recipe.place else self._fresh(name)
        # Not written over: code that was given the file may have left it open.
        path.unlink(missing_ok=True)
        restore(recipe.model).save(path)
        return path

    def _images(self, recipe: Folder | Shipped) -> Path:
        if isinstance(recipe, Shipped):
            if self._data is None:
                raise ValueError(f"{recipe.name} was asked for, but there is no data folder")
            return shipped(self._data, recipe.name)
        folder = self._fresh("images")
        for name, images in recipe.images.items():
            _write_images(folder / name, images)
        return folder

    def _lasting(self, place: str) -> Path:
        """The folder of this name, the same one in every call."""
        folder = self._folder / f"at-{Path(place).name}"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _fresh(self, name: str) -> Path:
        self._count += 1
        folder = self._folder / str(self._count)
        folder.mkdir(parents=True)
        return folder / name


def fit_briefly(
    model: keras.Model,
    batches: Any,
    optimizer: str = "sgd",
    loss: str = "categorical_crossentropy",
    metrics: Sequence[str] = ("accuracy",),
    eagerly: bool = False,
) -> None:
    """Compile the model and train it one pass over `batches`.

    `eagerly` takes the same steps without tracing them first, which for one step is ten times
    faster; but then no traced training step stays with the model.
    """
    model.compile(optimizer=optimizer, loss=loss, metrics=list(metrics), run_eagerly=eagerly)
    model.fit(batches, epochs=1, verbose=0)


def _write_images(folder: Path, images: np.ndarray) -> None:
    folder.mkdir(parents=True)
    for number, image in enumerate(images):
        Image.fromarray(image).save(folder / f"{number:03d}.png")
