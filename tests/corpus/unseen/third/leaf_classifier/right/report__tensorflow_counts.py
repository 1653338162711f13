"""tf.math.confusion_matrix counts, and np.divide with where keeps 0.0 where nothing was predicted.

exercise: report
because: Rows of the counts are true classes, all classes are counted in the order of
class_indices, and an empty column gives 0.0 without a warning.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def safe_share(part, whole):
    return np.divide(part, whole, out=np.zeros(len(whole)), where=whole > 0)


def class_report(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    names = list(dataset.class_indices.keys())
    predicted = np.argmax(model.predict(dataset, verbose=0), axis=-1)
    counts = tf.math.confusion_matrix(dataset.classes, predicted, num_classes=len(names)).numpy()
    hits = np.diag(counts)
    report = pd.DataFrame()
    report["Class"] = names
    report["Recall"] = safe_share(hits, counts.sum(axis=1))
    report["Precision"] = safe_share(hits, counts.sum(axis=0))
    return report
