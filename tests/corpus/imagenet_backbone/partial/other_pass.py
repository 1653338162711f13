"""Cached the features, and took the labels from another pass.

rest: stubs
solved: load, features
earns: cache 5
"""

import numpy as np


def cache_features(extractor, dataset):
    features = [extractor.predict(dataset[i][0], verbose=0) for i in range(len(dataset))]
    return np.concatenate(features), np.eye(dataset.num_classes)[dataset.classes]
