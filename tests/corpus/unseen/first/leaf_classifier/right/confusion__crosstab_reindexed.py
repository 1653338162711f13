"""Uses pd.crosstab, then reindexes rows and columns to all classes with 0 where there is nothing.

exercise: confusion
because: Reindexing puts in the classes that were never met, in the order of class_indices, as whole numbers.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def confusion_matrix(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    lookup = {number: name for name, number in dataset.class_indices.items()}
    order = list(dataset.class_indices)
    predicted = pd.Series(model.predict(dataset, verbose=0).argmax(axis=1)).map(lookup)
    true = pd.Series(dataset.classes).map(lookup)
    table = pd.crosstab(true, predicted, rownames=["true"], colnames=["predicted"])
    return table.reindex(index=order, columns=order, fill_value=0).astype(int)
