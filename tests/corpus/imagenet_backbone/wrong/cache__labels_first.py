"""Returned the labels first.

exercise: cache
fails: computes_each_feature_once
misconception: exchanged
"""

import numpy as np


def cache_features(extractor, dataset):
    batches = [dataset[i] for i in range(len(dataset))]
    features = [extractor.predict(images, verbose=0) for images, _ in batches]
    return np.concatenate([labels for _, labels in batches]), np.concatenate(features)
