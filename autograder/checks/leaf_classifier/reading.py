"""What to read about each exercise, beside the notebook's own words: public documentation."""

from autograder.assignment import Reading

_KERAS = "https://keras.io/"
_TENSORFLOW = "https://www.tensorflow.org/api_docs/python/tf/"
_SAVING = Reading(
    "Keras: Whole model saving & loading",
    _KERAS + "api/models/model_saving_apis/model_saving_and_loading/",
)

READING = {
    "data": Reading(
        "TensorFlow: ImageDataGenerator",
        _TENSORFLOW + "keras/preprocessing/image/ImageDataGenerator",
    ),
    "build": Reading("Keras: The Sequential model", _KERAS + "guides/sequential_model/"),
    "measure": Reading("Keras: Model training APIs", _KERAS + "api/models/model_training_apis/"),
    "train": Reading(
        "Keras: Training & evaluation with the built-in methods",
        _KERAS + "guides/training_with_built_in_methods/",
    ),
    "confusion": Reading("TensorFlow: confusion_matrix", _TENSORFLOW + "math/confusion_matrix"),
    "report": Reading(
        "Keras: Classification metrics", _KERAS + "api/metrics/classification_metrics/"
    ),
    "save": _SAVING,
    "load": _SAVING,
}
