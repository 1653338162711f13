"""A pd.crosstab of names with named axes, reindexed to all classes.

exercise: confusion
because: The reindexing gives every class a row and a column, in the order of class_indices, and 0
where nothing was counted; the counts stay whole numbers.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def confusion_matrix(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    names = [name for name, _ in sorted(dataset.class_indices.items(), key=lambda item: item[1])]
    probabilities = model.predict(dataset, verbose=0)
    true = pd.Series([names[k] for k in dataset.classes], name="true")
    predicted = pd.Series([names[k] for k in probabilities.argmax(axis=1)], name="predicted")
    table = pd.crosstab(true, predicted)
    return table.reindex(index=names, columns=names, fill_value=0).astype(int)
