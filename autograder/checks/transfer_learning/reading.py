"""What to read about each exercise, beside the notebook's own words: public documentation."""

from autograder.assignment import Reading

_KERAS = "https://keras.io/"
_TRANSFER = Reading("Keras: Transfer learning & fine-tuning", _KERAS + "guides/transfer_learning/")

READING = {
    "load": Reading(
        "Keras: Whole model saving & loading",
        _KERAS + "api/models/model_saving_apis/model_saving_and_loading/",
    ),
    "data": Reading(
        "TensorFlow: ImageDataGenerator",
        "https://www.tensorflow.org/api_docs/python/tf/keras/preprocessing/image/ImageDataGenerator",
    ),
    "inspect": Reading("Keras: The base Layer class", _KERAS + "api/layers/base_layer/"),
    "truncate": Reading("Keras: The Functional API", _KERAS + "guides/functional_api/"),
    "head": Reading("Keras: Dense layer", _KERAS + "api/layers/core_layers/dense/"),
    "freeze": _TRANSFER,
    "evaluate": Reading("Keras: Model training APIs", _KERAS + "api/models/model_training_apis/"),
    "table": Reading(
        "pandas: Intro to data structures",
        "https://pandas.pydata.org/docs/user_guide/dsintro.html",
    ),
    "train": Reading(
        "Keras: Training & evaluation with the built-in methods",
        _KERAS + "guides/training_with_built_in_methods/",
    ),
    "fine_tune": _TRANSFER,
    "compare": Reading(
        "Matplotlib: pyplot.bar",
        "https://matplotlib.org/stable/api/_as_gen/matplotlib.pyplot.bar.html",
    ),
}
