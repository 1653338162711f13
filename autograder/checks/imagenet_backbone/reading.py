"""What to read about each exercise, beside the notebook's own words: public documentation."""

from autograder.assignment import Reading

_KERAS = "https://keras.io/"
_TENSORFLOW = "https://www.tensorflow.org/api_docs/python/tf/"
_TRANSFER = Reading("Keras: Transfer learning & fine-tuning", _KERAS + "guides/transfer_learning/")

READING = {
    "load": Reading(
        "TensorFlow: ImageDataGenerator",
        _TENSORFLOW + "keras/preprocessing/image/ImageDataGenerator",
    ),
    "features": Reading(
        "Keras: GlobalAveragePooling2D layer",
        _KERAS + "api/layers/pooling_layers/global_average_pooling2d/",
    ),
    "head": Reading("Keras: Dense layer", _KERAS + "api/layers/core_layers/dense/"),
    "freeze": Reading(
        "Keras: BatchNormalization layer",
        _KERAS + "api/layers/normalization_layers/batch_normalization/",
    ),
    "cache": Reading("Keras: Model training APIs", _KERAS + "api/models/model_training_apis/"),
    "train": Reading(
        "Keras: Training & evaluation with the built-in methods",
        _KERAS + "guides/training_with_built_in_methods/",
    ),
    "unfreeze": _TRANSFER,
    "tune": _TRANSFER,
    "compare": Reading(
        "NIST e-Handbook: Confidence intervals for a proportion",
        "https://www.itl.nist.gov/div898/handbook/prc/section2/prc241.htm",
    ),
    "saliency": Reading("TensorFlow: GradientTape", _TENSORFLOW + "GradientTape"),
}
