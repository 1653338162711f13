"""Counts with Counter in plain Python, without a matrix and without pandas tricks.

exercise: report
because: Hits over true and hits over predicted for each class in the order of class_indices, 0.0 for a class that is never predicted.
"""

from collections import Counter
from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def class_report(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    true = [int(number) for number in dataset.classes]
    predicted = [int(row.argmax()) for row in model.predict(dataset, verbose=0)]
    of_class = Counter(true)
    taken_for = Counter(predicted)
    hits = Counter(t for t, p in zip(true, predicted) if t == p)
    report = {"Class": [], "Recall": [], "Precision": []}
    for name, k in dataset.class_indices.items():
        report["Class"].append(name)
        report["Recall"].append(hits[k] / of_class[k] if of_class[k] else 0.0)
        report["Precision"].append(hits[k] / taken_for[k] if taken_for[k] else 0.0)
    return pd.DataFrame(report)
