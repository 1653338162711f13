"""Cross-tabulates the names and gives the columns the order of the rows.

exercise: confusion
because: The docstring says "both in the order of `dataset.class_indices`"; crosstab sorts by name, which differs if the classes were given to flow_from_directory in another order.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def confusion_matrix(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    names = np.array(list(dataset.class_indices))
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    table = pd.crosstab(names[dataset.classes], names[predicted])
    table = table.reindex(columns=table.index, fill_value=0)
    return table.rename_axis(index=None, columns=None)
