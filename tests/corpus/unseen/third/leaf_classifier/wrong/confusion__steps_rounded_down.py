"""It predicts samples // batch_size batches and zips them with the true classes.

exercise: confusion
because: The images of a last, smaller batch are not counted; the text says "how many images of
class `a` are taken for `b`".
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def confusion_matrix(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    labels = list(dataset.class_indices.keys())
    steps = dataset.samples // dataset.batch_size
    predictions = model.predict(dataset, steps=steps, verbose=0)
    predicted_classes = np.argmax(predictions, axis=1)
    cm = pd.DataFrame(0, index=labels, columns=labels)
    for true, predicted in zip(dataset.classes, predicted_classes):
        cm.iloc[true, predicted] += 1
    return cm
