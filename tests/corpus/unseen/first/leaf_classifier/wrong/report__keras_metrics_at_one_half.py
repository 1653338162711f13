"""Uses keras.metrics.Recall and Precision with class_id, which decide at a threshold of 0.5.

exercise: report
because: "The class of an image is the one with the highest probability": an image whose best class has less than one half counts as recognised by nobody.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def class_report(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    probabilities = model.predict(dataset, verbose=0)
    labels = keras.utils.to_categorical(dataset.classes, len(dataset.class_indices))
    rows = []
    for name, number in dataset.class_indices.items():
        recall = keras.metrics.Recall(class_id=number)
        precision = keras.metrics.Precision(class_id=number)
        recall.update_state(labels, probabilities)
        precision.update_state(labels, probabilities)
        rows.append(
            {"Class": name, "Recall": float(recall.result()), "Precision": float(precision.result())}
        )
    return pd.DataFrame(rows)
