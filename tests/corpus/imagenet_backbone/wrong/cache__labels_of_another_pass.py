"""Went through the set twice, the second time for the labels.

exercise: cache
fails: labels_stay_with_their_features
misconception: labels-of-another-pass
"""

import numpy as np


def cache_features(extractor, dataset):
    features = [extractor.predict(dataset[i][0], verbose=0) for i in range(len(dataset))]
    dataset.on_epoch_end()
    labels = [dataset[i][1] for i in range(len(dataset))]
    return np.concatenate(features), np.concatenate(labels)
