"""It is a bare pd.crosstab of true and predicted names.

exercise: confusion
because: A class that is never predicted has no column; the text says "in row `a` and column `b`
stands how many images of class `a` are taken for `b`", "both in the order of
`dataset.class_indices`".
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def confusion_matrix(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    names = np.array(list(dataset.class_indices.keys()))
    predictions = model.predict(dataset, verbose=0)
    true = names[dataset.classes]
    predicted = names[np.argmax(predictions, axis=1)]
    return pd.crosstab(true, predicted, rownames=["true"], colnames=["predicted"])
