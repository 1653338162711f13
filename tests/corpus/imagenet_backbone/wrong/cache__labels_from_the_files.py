"""Took the labels in the order of the files.

exercise: cache
fails: labels_stay_with_their_features
misconception: labels-of-another-pass
"""

import numpy as np


def cache_features(extractor, dataset):
    features = [extractor.predict(dataset[i][0], verbose=0) for i in range(len(dataset))]
    return np.concatenate(features), np.eye(dataset.num_classes)[dataset.classes]
