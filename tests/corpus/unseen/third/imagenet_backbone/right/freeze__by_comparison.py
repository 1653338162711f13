"""Sets each flag by whether the layer is the last, and prints what remains.

exercise: freeze
because: All layers below, BatchNormalization too, are frozen by their own flag; the model and the
head are switched on first.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def freeze_backbone(model: keras.Model) -> keras.Model:
    model.trainable = True
    head = model.layers[-1]
    for layer in model.layers:
        layer.trainable = layer is head
    print("trainable:", [weight.path for weight in model.trainable_weights])
    print("frozen arrays:", len(model.non_trainable_weights))
    return model
