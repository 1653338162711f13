"""Put pooling nowhere, and kept the classifier.

exercise: features
fails: drops_the_old_head
misconception: kept-the-head
"""

import keras


def feature_extractor(classifier):
    return keras.Model(classifier.inputs, classifier.outputs)
