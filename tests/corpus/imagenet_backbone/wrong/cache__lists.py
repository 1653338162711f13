"""Returned lists of batches.

exercise: cache
fails: computes_each_feature_once
misconception: no-array
"""


def cache_features(extractor, dataset):
    batches = [dataset[i] for i in range(len(dataset))]
    return [extractor.predict(x, verbose=0) for x, _ in batches], [y for _, y in batches]
