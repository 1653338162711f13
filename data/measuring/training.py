"""The lesson's steps in plain Keras: cut, new head, freeze, train, fine-tune, measure."""

from pathlib import Path

import keras
import numpy as np
from keras import layers
from tensorflow.keras.preprocessing.image import ImageDataGenerator

from measuring.images import Images

EPOCHS = 10
BATCH = 8
FINE_TUNED_LAYERS = 4
LOW_RATE = 1e-5


def cut_model(path: Path, n_layers: int, n_classes: int, frozen: bool = True) -> keras.Model:
    """The backbone without its last `n_layers` layers, under a new head."""
    backbone = keras.models.load_model(path, compile=False)
    features = backbone.layers[-n_layers - 1].output
    head = layers.Dense(n_classes, activation="softmax", name="new_dense_output")
    model = keras.Model(backbone.inputs, head(features))
    for layer in model.layers[:-1]:
        layer.trainable = not frozen
    return model


def from_scratch(path: Path, n_layers: int, n_classes: int) -> keras.Model:
    """The same layers with fresh weights, all trainable."""
    fresh = keras.models.clone_model(cut_model(path, n_layers, n_classes))
    for layer in fresh.layers:
        layer.trainable = True
    return fresh


def train(model: keras.Model, images: Images, epochs: int = EPOCHS) -> None:
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    fit(model, images, epochs)


def fine_tune(model: keras.Model, images: Images) -> None:
    for layer in model.layers[:FINE_TUNED_LAYERS]:
        layer.trainable = True
    optimizer = keras.optimizers.Adam(learning_rate=LOW_RATE)
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    fit(model, images, EPOCHS)


def accuracy(model: keras.Model, images: Images) -> float:
    """The share of images whose class the model names."""
    predicted = np.asarray(model.predict(images.x, batch_size=128, verbose=0)).argmax(axis=1)
    return float(np.mean(predicted == images.labels))


def fit(model: keras.Model, images: Images, epochs: int) -> None:
    """Train a compiled model on augmented images."""
    augmented = ImageDataGenerator(shear_range=0.2, zoom_range=0.2, horizontal_flip=True)
    model.fit(augmented.flow(images.x, images.y, batch_size=BATCH), epochs=epochs, verbose=0)
