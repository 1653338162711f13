"""Makes optimizer, loss and metric from objects and hands its own History to fit.

exercise: tune
because: Adam at the given rate, categorical cross-entropy, a metric called accuracy; fits and validates on the sets given
    and returns the History of that fit.
"""

import keras


def fine_tune(model, training_set, validation_set, learning_rate=1e-5, epochs=3):
    optimizer = keras.optimizers.get(
        {"class_name": "Adam", "config": {"learning_rate": float(learning_rate)}}
    )
    model.compile(
        optimizer=optimizer,
        loss=keras.losses.CategoricalCrossentropy(from_logits=False),
        metrics=[keras.metrics.CategoricalAccuracy(name="accuracy")],
    )
    history = keras.callbacks.History()
    model.fit(
        x=training_set,
        epochs=epochs,
        validation_data=validation_set,
        callbacks=[history],
        verbose=0,
    )
    return history
