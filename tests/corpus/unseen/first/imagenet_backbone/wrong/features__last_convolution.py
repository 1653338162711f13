"""Takes the output of the last Conv2D, and so leaves out the normalization and activation behind it.

exercise: features
because: "The last feature maps are the output of the last of `classifier.layers` whose output has four axes": behind the
    last convolution stand more of these.
"""

import keras
from keras import layers


def feature_extractor(classifier: keras.Model) -> keras.Model:
    # the feature maps come out of the convolutions, so look for the last one
    convolutions = [layer for layer in classifier.layers if isinstance(layer, layers.Conv2D)]
    maps = convolutions[-1].output
    pooled = layers.GlobalAveragePooling2D()(maps)
    return keras.Model(classifier.inputs, pooled)
