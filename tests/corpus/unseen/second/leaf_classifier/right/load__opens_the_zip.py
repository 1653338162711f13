"""Opens a .keras file as a zip, makes the model from its description and reads the weights; leaves .h5 to Keras.

exercise: load
because: That is what Keras does itself: the description without the compile settings gives the layers, model.weights.h5 all weights, the moving statistics included.
"""

import json
import tempfile
import zipfile
from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_classifier(path: str | Path) -> keras.Model:
    path = Path(path)
    if path.suffix == ".h5":
        return keras.saving.load_model(str(path), compile=False)
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
        description = json.loads(archive.read("config.json"))
        description.pop("compile_config", None)
        model = keras.saving.deserialize_keras_object(description)
        model.load_weights(archive.extract("model.weights.h5", folder))
    return model
