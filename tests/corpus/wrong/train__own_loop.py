"""Trained in a loop of its own, and forgot to call the model in training mode.

exercise: train
fails: trains_all_that_may_learn
misconception: batchnorm-statistics-stuck
"""

import keras
import tensorflow as tf


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    optimizer, loss_of = model.optimizer, keras.losses.CategoricalCrossentropy()
    history = keras.callbacks.History()
    history.set_model(model)
    history.on_train_begin()
    for epoch in range(epochs):
        for at in range(len(training_set)):
            images, labels = training_set[at]
            with tf.GradientTape() as tape:
                loss = loss_of(labels, model(images))
            weights = model.trainable_weights
            optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        training_set.on_epoch_end()
        logs = model.evaluate(training_set, return_dict=True, verbose=0)
        measured = model.evaluate(validation_set, return_dict=True, verbose=0)
        logs |= {f"val_{name}": value for name, value in measured.items()}
        history.on_epoch_end(epoch, logs)
    return history
