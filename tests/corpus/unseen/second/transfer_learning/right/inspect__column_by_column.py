"""Makes one Series for each column and puts them together.

exercise: inspect
because: `get_weights` gives all arrays of a layer, trainable or not; the rows are the entries of
`model.layers` in order.
"""

from operator import attrgetter
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def describe_layers(model: keras.Model) -> pd.DataFrame:
    entries = list(model.layers)
    frame = pd.DataFrame({"index": np.arange(len(entries))})
    frame["name"] = [entry.name for entry in entries]
    frame["class"] = list(map(attrgetter("__class__.__name__"), entries))
    frame["trainable"] = np.fromiter((entry.trainable for entry in entries), dtype=bool)
    frame["parameters"] = np.array(
        [sum(array.size for array in entry.get_weights()) for entry in entries], dtype="int64"
    )
    return frame
