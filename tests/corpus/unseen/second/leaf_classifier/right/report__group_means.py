"""Takes the mean of the hits grouped by true class and by predicted class.

exercise: report
because: The mean of hits over the images of a class is its recall, over the images taken for it its precision; reindex brings in the classes that do not occur, with 0.0.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def class_report(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    images = pd.DataFrame({"true": dataset.classes})
    images["taken"] = np.argmax(model.predict(dataset, verbose=0), axis=1)
    images["hit"] = (images["true"] == images["taken"]).astype(float)
    names = pd.Series(dataset.class_indices).sort_values()

    def mean_by(column):
        means = images.groupby(column)["hit"].mean()
        return means.reindex(names.to_numpy()).fillna(0.0).to_numpy()

    return pd.DataFrame(
        {"Class": names.index.to_list(), "Recall": mean_by("true"), "Precision": mean_by("taken")}
    )
