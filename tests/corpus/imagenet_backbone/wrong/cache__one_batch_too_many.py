"""Left the endless loop over the set one batch too late.

exercise: cache
fails: computes_each_feature_once
misconception: images-twice
"""

import numpy as np


def cache_features(extractor, dataset):
    features, all_labels = [], []
    for images, labels in dataset:
        features.append(extractor.predict(images, verbose=0))
        all_labels.append(labels)
        if len(features) > len(dataset):
            break
    return np.concatenate(features), np.concatenate(all_labels)
