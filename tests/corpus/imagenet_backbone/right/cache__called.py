"""Called the extractor instead of predict, and collected in lists.

exercise: cache
"""

import numpy as np


def cache_features(extractor, dataset):
    features, labels = [], []
    for at in range(len(dataset)):
        images, answers = dataset[at]
        features.extend(np.asarray(extractor(images, training=False)))
        labels.extend(answers)
    return np.array(features), np.array(labels)
