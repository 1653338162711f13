"""Cached the first batch.

exercise: cache
fails: computes_each_feature_once
misconception: images-left-out
"""


def cache_features(extractor, dataset):
    images, labels = next(dataset)
    return extractor.predict(images, verbose=0), labels
