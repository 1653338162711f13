"""Uses pd.crosstab of the names, which leaves out classes that are never predicted.

exercise: confusion
because: "a row for each true class and a column for each predicted class, both in the order of dataset.class_indices" (the next exercise and the picture need the square): a class that is never predicted has no column.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def confusion_matrix(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    names = np.array(list(dataset.class_indices))
    probabilities = model.predict(dataset, verbose=0)
    true = pd.Series(names[dataset.classes], name="true")
    predicted = pd.Series(names[np.argmax(probabilities, axis=1)], name="predicted")
    return pd.crosstab(true, predicted)
