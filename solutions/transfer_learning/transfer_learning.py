# %% [markdown]
# # Transfer learning: from leaves to shoes
#
# Somebody taught a small network to tell six kinds of leaves apart, with many more pictures than
# you have. You want to tell heels from oxfords, and you have forty of each. Starting from nothing
# would be a pity: much of what the leaf network knows about edges, curves and textures is true of
# shoes too. In this lesson you take its knowledge and give it a new job.
#
# When you are done you can
#
# - say what transfer learning is, when it pays and when it does not;
# - read a network layer by layer and decide where to cut it;
# - put a new head on a truncated network, freeze the rest, and train only what is new;
# - fine-tune a network at a low learning rate without losing what it knew;
# - measure each step honestly, against chance and against training from scratch.
#
# ## The idea
#
# Think of how you recognise a face. First come edges and patches of light; from these you see
# eyes, noses and mouths; and from these, at last, you see *your aunt*. Moving to a new town, you
# have to learn new faces. You do not have to learn again what an eye looks like.
#
# A convolutional network is built the same way:
#
# | layers | on faces | on leaves | useful for shoes? |
# |---|---|---|---|
# | early | edges, patches of colour | edges, patches of colour | yes, nearly always |
# | middle | eyes, noses, mouths | veins, teeth along the rim | often |
# | late | this very person | this very species | seldom |
#
# **Transfer learning** keeps the early and middle layers (the *backbone*), drops the late ones,
# and trains a new last layer (the *head*) for the new question. It pays when you have few images,
# when the two kinds of images look alike to the early layers, and when the backbone has learned
# from more than you have. With plenty of images of your own it gains little, and a backbone
# trained on something too different can even hurt. How much is gained at 5, 10, 20 and 40 images
# a class is measured at the end.
#
# ## How to work
#
# There are eleven short functions to write, worth 100 points, and four questions to discuss.
# Write a function in place of its `raise NotImplementedError`, run the cell, then run the check
# cell below it: it tells you in seconds what holds and what does not yet. The other cells show
# you what you have built, so run them too. If you get stuck, go on; no exercise needs an earlier
# one to be right in order to be graded.

# %% [markdown]
# ## Getting ready

# %% nbgrader={"grade": false, "grade_id": "imports", "locked": true, "schema_version": 3, "solution": false, "task": false}
import json
import logging
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator

from autograder import check

# %% [markdown]
# The images lie in a folder `data`, here or in a folder above. Setting the random seed makes a
# run repeatable on one computer; on another one, expect small differences.


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
BACKBONE = DATA / "leaf_classifier_model.h5"
keras.utils.set_random_seed(7)
logging.getLogger("tensorflow").setLevel(logging.ERROR)  # its advice on speed is for larger work

# %% [markdown]
# ## 1. Load the backbone
#
# A saved Keras model is one file: the layers, their weights, and perhaps the optimizer it was
# trained with. The last is of no use to us, since we shall compile anew for our own task.


# %% nbgrader={"grade": false, "grade_id": "load", "locked": false, "schema_version": 3, "solution": true, "task": false}
def load_backbone(path: str | Path) -> keras.Model:
    """Load the pre-trained model.

    `path` names a model that Keras saved, a `.h5` or a `.keras` file. Return the model with its
    weights as they are in the file.
    """
    ### BEGIN SOLUTION
    return keras.models.load_model(path, compile=False)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-load", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
check("load", load_backbone)

# %% [markdown]
# **Look.** Two pairs of convolution and pooling, then two dense layers. The last one has six
# outputs, one for each kind of leaf.

# %% nbgrader={"grade": false, "grade_id": "demo-load", "locked": true, "schema_version": 3, "solution": false, "task": false}
backbone = load_backbone(BACKBONE)
backbone.summary()

# %% [markdown]
# ## 2. Load the images
#
# Three sets, with three different jobs:
#
# - the **training** set changes the weights;
# - the **validation** set, 20 % of the training folder, tells you during training whether what
#   was learned holds for images not trained on;
# - the **test** set is looked at last, and never used to decide anything.
#
# The pixels come as numbers from 0 to 255. The backbone was trained on numbers from 0 to 1, so
# *all* sets are rescaled by 1/255. Forget this once and a good network looks hopeless.
#
# The training images are also **augmented**: every time one is drawn, it is zoomed a little and
# perhaps mirrored, for a shoe that points left is still a shoe. Validation and test images are
# *only* rescaled. They are our ruler, and a ruler should not change its length at random: if they
# were augmented, their accuracy would move from epoch to epoch even if the network did not, and
# it would be measured on pictures that nobody took. (The course's original session did augment
# them.)
#
# One number deserves a second look. `shear_range` is in **degrees**: 0.2 leans an image by at
# most a fifth of a degree, a tenth of a pixel at the rim of a 64-pixel image. You will not see
# it. `zoom_range=0.2` is a fraction, so height and width are each scaled by a factor from 0.8 to
# 1.2. Always look up the unit, then look at the picture.


# %% nbgrader={"grade": false, "grade_id": "data", "locked": false, "schema_version": 3, "solution": true, "task": false}
def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator, DirectoryIterator]:
    """Read the training, validation and test images.

    `shoes_dir` holds `Train/<class>` and `Test/<class>`, with a folder for each class, whatever
    its name. Use `ImageDataGenerator` and its `flow_from_directory`, with categorical labels.

    Return three iterators that give batches of images `(batch, height, width, 3)`, in [0, 1]:

    - training: 80 % of `Train`, with a shear range of 0.2, a zoom range of 0.2 and random
      horizontal flips, shuffled;
    - validation: the other 20 % of `Train`, only rescaled;
    - test: all of `Test`, only rescaled and not shuffled.
    """
    ### BEGIN SOLUTION
    augmented = ImageDataGenerator(
        rescale=1 / 255,
        shear_range=0.2,
        zoom_range=0.2,
        horizontal_flip=True,
        validation_split=0.2,
    )
    plain = ImageDataGenerator(rescale=1 / 255, validation_split=0.2)

    train_dir, test_dir = Path(shoes_dir) / "Train", Path(shoes_dir) / "Test"
    options = {"target_size": image_size, "batch_size": batch_size, "class_mode": "categorical"}
    training_set = augmented.flow_from_directory(train_dir, subset="training", **options)
    validation_set = plain.flow_from_directory(
        train_dir, subset="validation", shuffle=False, **options
    )
    test_set = plain.flow_from_directory(test_dir, shuffle=False, **options)
    return training_set, validation_set, test_set
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-data", "locked": true, "points": 14, "schema_version": 3, "solution": false, "task": false}
check("data", load_shoes)

# %% [markdown]
# **Look.** Above: test images of both classes, as the network sees them, at 64 by 64 pixels.
# Below: one shoe, and the same shoe drawn five times with augmentation.

# %% nbgrader={"grade": false, "grade_id": "demo-data", "locked": true, "schema_version": 3, "solution": false, "task": false}
training_set, validation_set, test_set = load_shoes(DATA / "Shoes")

class_names = list(test_set.class_indices)
test_images = np.concatenate([test_set[i][0] for i in range(len(test_set))])
shoe = test_images[0]
augmented_shoes = [training_set.image_data_generator.random_transform(shoe) for _ in range(5)]

shown = [*range(3), *range(len(test_images) - 3, len(test_images))]
pictures = [test_images[i] for i in shown] + [shoe, *augmented_shoes]
titles = [class_names[test_set.classes[i]] for i in shown] + ["original"] + ["augmented"] * 5

figure, axes = plt.subplots(2, 6, figsize=(10, 3.8), layout="constrained")
for axis, picture, title in zip(axes.flat, pictures, titles):
    axis.imshow(picture)
    axis.set_title(title)
    axis.axis("off")
plt.show()

# %% [markdown]
# ## 3. Inspect the layers
#
# Before you cut, look. A table of the layers answers most questions: what is there, in which
# order, which layers may move, and where the parameters are.


# %% nbgrader={"grade": false, "grade_id": "inspect", "locked": false, "schema_version": 3, "solution": true, "task": false}
def describe_layers(model: keras.Model) -> pd.DataFrame:
    """List the layers of a model in a table.

    Return a DataFrame with a row for each entry of `model.layers`, in order, and the columns
    `index` (from 0), `name`, `class` (such as "Conv2D"), `trainable` and `parameters` (how many
    numbers the layer holds).
    """
    ### BEGIN SOLUTION
    return pd.DataFrame(
        {
            "index": range(len(model.layers)),
            "name": [layer.name for layer in model.layers],
            "class": [type(layer).__name__ for layer in model.layers],
            "trainable": [layer.trainable for layer in model.layers],
            "parameters": [layer.count_params() for layer in model.layers],
        }
    )
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-inspect", "locked": true, "points": 6, "schema_version": 3, "solution": false, "task": false}
check("inspect", describe_layers)

# %% [markdown]
# **Look.** Where are most of the parameters? Not in the convolutions, which do the seeing.

# %% nbgrader={"grade": false, "grade_id": "demo-inspect", "locked": true, "schema_version": 3, "solution": false, "task": false}
describe_layers(backbone)

# %% [markdown]
# ## 4. Truncate
#
# Now the cut. Cutting one layer takes away the classification into six species. Cutting two takes
# away the last hidden dense layer as well, whose outputs were shaped by one question only: *which
# leaf?* You will try both cuts further down and see which one is better.
#
# A new model made from the layers of an old one **shares** those layers: nothing is copied, and
# the weights are the trained ones. Two classic mistakes: to rebuild the same architecture, which
# gives fresh random weights, and to call `model.pop()`, which damages the model you were given.
#
# Keras names the ends of a model twice. `model.inputs` and `model.outputs` are lists, and every
# built model has them. `model.input` and `model.output` are missing from a Sequential model that
# came from a file and has not been called yet, with the puzzling message that it "has never been
# called".


# %% nbgrader={"grade": false, "grade_id": "truncate", "locked": false, "schema_version": 3, "solution": true, "task": false}
def truncate(model: keras.Model, n_layers: int = 2) -> keras.Model:
    """Cut the last layers off a model.

    Return a model from the same input to the last layer that is left when the last `n_layers`
    entries of `model.layers` are gone, with the weights of `model`. It has to work for a model
    of any depth, Sequential or Functional, and to leave `model` itself as it was.
    """
    ### BEGIN SOLUTION
    last_kept = model.layers[-n_layers - 1]
    return keras.Model(model.inputs, last_kept.output)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-truncate", "locked": true, "points": 14, "schema_version": 3, "solution": false, "task": false}
check("truncate", truncate)

# %% [markdown]
# **Look.** What is left are *features*: a list of numbers for each image, which a head can use.

# %% nbgrader={"grade": false, "grade_id": "demo-truncate", "locked": true, "schema_version": 3, "solution": false, "task": false}
for n_layers in (1, 2):
    features = truncate(backbone, n_layers)
    print(f"cut {n_layers}: {features.output_shape[-1]} features from {features.layers[-1].name}")

# %% [markdown]
# ## 5. A new head
#
# The head is a single dense layer with one output for each class. Softmax turns the outputs into
# probabilities, which is what `categorical_crossentropy` expects.


# %% nbgrader={"grade": false, "grade_id": "head", "locked": false, "schema_version": 3, "solution": true, "task": false}
def replace_head(features: keras.Model, n_classes: int) -> keras.Model:
    """Put a new classification layer on a truncated model.

    `features` gives `(batch, n)`. Return a model from the input of `features` to the probabilities
    of the classes, `(batch, n_classes)`: one dense layer with softmax, named
    `new_dense_output`, on top of the layers of `features`. Leave `features` itself as it is.
    """
    ### BEGIN SOLUTION
    head = layers.Dense(n_classes, activation="softmax", name="new_dense_output")
    return keras.Model(features.inputs, head(features.outputs[0]))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-head", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
check("head", replace_head)

# %% [markdown]
# **Look.** A model made with `keras.Model` lists its input as layer 0, so the numbers have moved
# by one against the table above. This is why nobody should write `model.layers[5]` into a
# function.

# %% nbgrader={"grade": false, "grade_id": "demo-head", "locked": true, "schema_version": 3, "solution": false, "task": false}
model = replace_head(truncate(backbone, n_layers=2), n_classes=len(class_names))
describe_layers(model)

# %% [markdown]
# ## 6. Freeze
#
# The new head starts with random weights, so its first answers are guesses, and the corrections
# that flow back from them are large and mostly noise. If the backbone may move, it takes part in
# this: good features are bent to suit a bad head. Freezing holds the backbone still until the
# head has found its feet. It also leaves fewer weights to be learned from so few pictures.
#
# The course's original session never froze anything. We do, and further down you will see both
# ways side by side.


# %% nbgrader={"grade": false, "grade_id": "freeze", "locked": false, "schema_version": 3, "solution": true, "task": false}
def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    """Freeze all but the last layers of a model.

    The last `n_trainable` entries of `model.layers` become trainable, all before them frozen.
    Return the same model.
    """
    ### BEGIN SOLUTION
    first_trainable = len(model.layers) - n_trainable
    for index, layer in enumerate(model.layers):
        layer.trainable = index >= first_trainable
    return model
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-freeze", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
check("freeze", freeze)

# %% [markdown]
# **Look.** Only the head is trainable now.

# %% nbgrader={"grade": false, "grade_id": "demo-freeze", "locked": true, "schema_version": 3, "solution": false, "task": false}
freeze(model)
describe_layers(model)

# %% [markdown]
# ## 7. Measure
#
# Accuracy is the share of images that are classified correctly. We measure it three times: before
# training, with the new head trained, and after fine-tuning. Without the first you could not tell
# what the training has done.
#
# `model.evaluate` needs a compiled model. Our model is not compiled yet, so predict, and compare.
# The class of an image is the one with the highest probability; `dataset.classes` holds the true
# classes in the order of the files. That order is the order of the predictions only if the set is
# **not shuffled**. A shuffled test set is a classic: a fine network, and an accuracy of one half.


# %% nbgrader={"grade": false, "grade_id": "evaluate", "locked": false, "schema_version": 3, "solution": true, "task": false}
def test_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    """Measure the accuracy of a model.

    `dataset` gives batches of images and one-hot labels and is not shuffled. The model need not
    be compiled. Return the share of images that are classified correctly, from 0.0 to 1.0.
    """
    ### BEGIN SOLUTION
    probabilities = model.predict(dataset, verbose=0)
    predicted = np.argmax(probabilities, axis=1)
    return float(np.mean(predicted == dataset.classes))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-evaluate", "locked": true, "points": 7, "schema_version": 3, "solution": false, "task": false}
check("evaluate", test_accuracy)

# %% [markdown]
# **Look.** A head that knows nothing guesses. By luck it may be well above or below one half,
# because it may favour one answer, and with 18 images each one counts for 5.6 points.

# %% nbgrader={"grade": false, "grade_id": "demo-evaluate", "locked": true, "schema_version": 3, "solution": false, "task": false}
accuracies = {"before training": test_accuracy(model, test_set)}
print(f"before training: {accuracies['before training']:.3f}")

# %% [markdown]
# ## 8. A table of predictions
#
# One number hides a lot. A table shows *which* images go wrong, and whether one class gets all
# the blame.


# %% nbgrader={"grade": false, "grade_id": "table", "locked": false, "schema_version": 3, "solution": true, "task": false}
def prediction_table(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    """List the prediction for each image.

    `dataset` is an iterator from `flow_from_directory` that is not shuffled. Return a DataFrame
    with a row for each image, in the order of the files, and the columns `Sample` (from 1),
    `Predicted Label` and `Actual Label` (names of classes, such as "Heels") and `Correct` (bool).
    Which class has which number, `dataset.class_indices` says.
    """
    ### BEGIN SOLUTION
    names = np.array(list(dataset.class_indices))
    predicted = names[np.argmax(model.predict(dataset, verbose=0), axis=1)]
    actual = names[dataset.classes]
    return pd.DataFrame(
        {
            "Sample": range(1, len(actual) + 1),
            "Predicted Label": predicted,
            "Actual Label": actual,
            "Correct": predicted == actual,
        }
    )
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-table", "locked": true, "points": 9, "schema_version": 3, "solution": false, "task": false}
check("table", prediction_table)

# %% [markdown]
# **Look.** The first rows, still before training.

# %% nbgrader={"grade": false, "grade_id": "demo-table", "locked": true, "schema_version": 3, "solution": false, "task": false}
prediction_table(model, test_set).head()

# %% [markdown]
# ## 9. Train the head
#
# Compile, then fit. Compiling chooses how to learn: the optimizer `nadam`, the loss
# `categorical_crossentropy` for one-hot labels, and accuracy as the figure to watch. Freeze
# *before* you compile, always in this order.


# %% nbgrader={"grade": false, "grade_id": "train", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_head(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    epochs: int = 10,
) -> keras.callbacks.History:
    """Compile a model and train it.

    Use the optimizer nadam, categorical cross-entropy as loss and accuracy as metric, and
    validate on all of `validation_set` after each epoch. Leave the `trainable` flags of the layers
    as they are. Return the History that `fit` returns.
    """
    ### BEGIN SOLUTION
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=2)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-train", "locked": true, "points": 11, "schema_version": 3, "solution": false, "task": false}
check("train", train_head)

# %% [markdown]
# **Look.** Ten epochs take a few seconds. In the curves, watch the distance between training and
# validation: when training goes on improving and validation does not, the network is learning
# these pictures by heart.


# %% nbgrader={"grade": false, "grade_id": "demo-train", "locked": true, "schema_version": 3, "solution": false, "task": false}
def plot_history(history: keras.callbacks.History, title: str) -> None:
    figure, axes = plt.subplots(1, 2, figsize=(9, 3), layout="constrained")
    for axis, quantity in zip(axes, ("accuracy", "loss")):
        epochs = range(1, len(history.history[quantity]) + 1)
        axis.plot(epochs, history.history[quantity], marker="o", label="training")
        axis.plot(epochs, history.history[f"val_{quantity}"], marker="o", label="validation")
        axis.set(xlabel="epoch", ylabel=quantity)
    axes[0].set_ylim(0, 1.02)
    axes[0].legend()
    figure.suptitle(title)
    plt.show()


history = train_head(model, training_set, validation_set)
accuracies["new head trained"] = test_accuracy(model, test_set)
plot_history(history, "New head, backbone frozen")
print(f"new head trained: {accuracies['new head trained']:.3f}")

# %% [markdown]
# ### Where to cut?
#
# Now the same with the other cut: keep the hidden dense layer and put the head on its outputs.
# The backbone is loaded again so that nothing is shared with the model above.

# %% nbgrader={"grade": false, "grade_id": "demo-cuts", "locked": true, "schema_version": 3, "solution": false, "task": false}
other = freeze(replace_head(truncate(load_backbone(BACKBONE), n_layers=1), len(class_names)))
train_head(other, training_set, validation_set)
print(f"cut 1, classification layer only: {test_accuracy(other, test_set):.3f}")
print(f"cut 2, both dense layers:         {accuracies['new head trained']:.3f}")

# %% [markdown]
# Eighteen images and one run are thin evidence, and another random seed gives another figure. So
# both cuts were trained many times, each time with another seed, and tested on hundreds of other
# shoes. Each dot is one training.

# %% nbgrader={"grade": false, "grade_id": "demo-where-to-cut", "locked": true, "schema_version": 3, "solution": false, "task": false}
figures = DATA / "calibration" / "lesson.json"
lesson = json.loads(figures.read_text(encoding="utf-8")) if figures.is_file() else None


def plot_cuts(accuracies: dict[str, list[float]]) -> None:
    plt.figure(figsize=(6, 3.5), layout="constrained")
    for position, values in enumerate(accuracies.values()):
        spread = np.linspace(-0.15, 0.15, len(values))
        plt.plot(position + spread, values, "o", alpha=0.6)
        plt.hlines(np.mean(values), position - 0.25, position + 0.25, colors="black")
    plt.axhline(1 / len(class_names), color="grey", linestyle=":")
    labels = {"1": "classification layer only", "2": "both dense layers"}
    plt.xticks(range(len(accuracies)), [f"cut {n}\n{labels[n]}" for n in accuracies])
    plt.ylim(0.3, 1.02)
    plt.ylabel("accuracy on hidden shoes")
    plt.title("Where to cut (a dot is a seed, a line their mean)")
    plt.show()


if lesson is None:
    print(f"There are no measured figures: {figures.name} is not in {figures.parent.name}.")
else:
    plot_cuts(lesson["where_to_cut"])

# %% [markdown]
# **Question 1.** Describe the difference between the two cuts, in the mean and in the spread.
# What had the last hidden dense layer been trained for, and why does that make it a poor base for
# shoes?

# %% [markdown] nbgrader={"grade": true, "grade_id": "discuss-1", "locked": false, "points": 5, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# With cut 2 the mean is higher and the dots lie closer together. The hidden dense layer that cut
# 1 keeps was trained to prepare one decision only: which of six leaves? It squeezes thousands of
# features into a few, and drops what does not help with leaves, whether or not it would help with
# shoes. A head on top cannot bring back what is gone. With cut 2 the head sees all features of
# the convolutions, which are about edges and textures at places, and picks those that matter for
# shoes itself.
# ### END SOLUTION

# %% [markdown]
# ### And if nothing is frozen?
#
# This is what the original session did: same cut, same head, but every layer may move from the
# first batch on.

# %% nbgrader={"grade": false, "grade_id": "demo-unfrozen", "locked": true, "schema_version": 3, "solution": false, "task": false}
untouched = load_backbone(BACKBONE)
unfrozen = replace_head(truncate(load_backbone(BACKBONE), n_layers=2), len(class_names))
train_head(unfrozen, training_set, validation_set)

for name, trained in (("frozen", model), ("nothing frozen", unfrozen)):
    change = np.abs(trained.get_weights()[0] - untouched.get_weights()[0]).max()
    accuracy = test_accuracy(trained, test_set)
    print(f"{name}: accuracy {accuracy:.3f}, largest change of a first-layer weight {change:.4f}")

# %% [markdown]
# The frozen backbone has not moved at all; the other one has been rewritten, from its very first
# layer, while the head was still guessing. Whether that hurts depends on how many images you have
# and how far you train. A small network that is cut in the right place may end up equally good
# either way. What freezing gives you for certain is a backbone that is still the one you know:
# you can measure what its features are worth, put another head on it, and decide afterwards how
# far to let it move. That is the next step.

# %% [markdown]
# ## 10. Fine-tune
#
# The head has found its feet, so the backbone may now adapt to shoes: a little. Unfreeze its
# first layers and train on at a learning rate of 0.00001, a hundred times lower than Nadam's
# 0.001. The features are good already; the aim is to nudge them, not to write over them.
#
# **Compile again after you unfreeze.** Keras builds the training step when `fit` is first called
# after `compile`, and which weights move is settled in that step. Change the flags of a model
# that has already been fitted, call `fit` again without a new `compile`, and Keras goes on with
# the old step: `layer.trainable` says `True`, the table says `True`, and only the head learns.
# (With Keras 3.15 there is not even a warning.) On a model that was compiled and never fitted,
# the change does take effect, since the step is not built yet; so a quick try on a fresh model
# proves nothing. A new `compile` is right in either case, and it is also how the new learning
# rate gets in.


# %% nbgrader={"grade": false, "grade_id": "fine_tune", "locked": false, "schema_version": 3, "solution": true, "task": false}
def fine_tune(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    n_layers: int = 4,
    learning_rate: float = 1e-5,
    epochs: int = 10,
) -> keras.callbacks.History:
    """Unfreeze the first layers and train on.

    The first `n_layers` entries of `model.layers`, numbered as `describe_layers` numbers them,
    become trainable; the others keep their flags. Compile again with the optimizer Adam at
    `learning_rate`, with the loss and the metric of `train_head`, and validate as there. Return
    the History.
    """
    ### BEGIN SOLUTION
    for layer in model.layers[:n_layers]:
        layer.trainable = True
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=2)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-fine_tune", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
check("fine_tune", fine_tune)

# %% nbgrader={"grade": false, "grade_id": "demo-fine_tune", "locked": true, "schema_version": 3, "solution": false, "task": false}
history = fine_tune(model, training_set, validation_set)
accuracies["fine-tuned"] = test_accuracy(model, test_set)
plot_history(history, "Fine-tuned")
print(f"fine-tuned: {accuracies['fine-tuned']:.3f}")

# %% [markdown]
# **Question 2.** A friend sets `layer.trainable = True` for the whole backbone, calls `fit` again
# and reports: "Fine-tuning made no difference." What may have happened, and which one thing would
# you look at in order to be sure?

# %% [markdown] nbgrader={"grade": true, "grade_id": "discuss-2", "locked": false, "points": 5, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# The model had been fitted before, and was not compiled again. Keras then goes on with the
# training step that it built at the first `fit`, in which only the head moves, although all flags
# say `True`. I would look at the weights, not at the flags: keep a copy of the first
# convolution's weights before `fit`, and compare afterwards. If they are equal to the last bit,
# nothing below the head was trained, and a new `compile` is missing. If they did move,
# fine-tuning really made no difference that these images can show.
# ### END SOLUTION

# %% [markdown]
# **Look.** The predictions of the finished model, saved as a table for whoever wants to see them.

# %% nbgrader={"grade": false, "grade_id": "demo-results", "locked": true, "schema_version": 3, "solution": false, "task": false}
results = prediction_table(model, test_set)
results.to_csv("prediction_results.csv", index=False)
print(f"Total Correct: {results['Correct'].sum()} out of {len(results)}")

# %% [markdown]
# ## 11. Compare
#
# Last comes the control that honest work on transfer learning needs: the same network with fresh
# random weights, everything trainable, on the same images, for as many epochs as the head had. If
# it does as well, the leaves were of no use with this many images.

# %% nbgrader={"grade": false, "grade_id": "demo-scratch", "locked": true, "schema_version": 3, "solution": false, "task": false}
scratch = keras.models.clone_model(model)
scratch.trainable = False  # and then True: setting a flag to what it is already does nothing
scratch.trainable = True
train_head(scratch, training_set, validation_set)
accuracies["trained from scratch"] = test_accuracy(scratch, test_set)
print(f"trained from scratch: {accuracies['trained from scratch']:.3f}")


# %% nbgrader={"grade": false, "grade_id": "compare", "locked": false, "schema_version": 3, "solution": true, "task": false}
def compare(accuracies: dict[str, float]) -> pd.DataFrame:
    """Compare the stages in a table and a bar chart.

    `accuracies` maps the name of a stage to its accuracy. Return a DataFrame with the columns
    `Stage` and `Accuracy`, in the given order. Draw a bar for each stage on the current matplotlib
    figure, with the stages as tick labels, a label on the y axis, and a y axis from 0 to 1.
    """
    ### BEGIN SOLUTION
    table = pd.DataFrame({"Stage": accuracies.keys(), "Accuracy": accuracies.values()})
    bars = plt.bar(table["Stage"], table["Accuracy"])
    plt.bar_label(bars, fmt="%.2f")
    plt.ylim(0, 1)
    plt.ylabel("accuracy on the test images")
    return table
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-compare", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
check("compare", compare)

# %% nbgrader={"grade": false, "grade_id": "demo-compare", "locked": true, "schema_version": 3, "solution": false, "task": false}
plt.figure(figsize=(8, 4))
compare(accuracies)

# %% [markdown]
# ### When does it pay?
#
# The bars above are one run on 18 images. The next figure was measured like the one on the two
# cuts: many seeds, hundreds of other shoes. It shows what is left of the advantage as the number
# of training images grows.


# %% nbgrader={"grade": false, "grade_id": "demo-learning-curve", "locked": true, "schema_version": 3, "solution": false, "task": false}
def plot_learning_curve(curve: dict[str, list]) -> None:
    sizes = curve["shoes_a_class"]
    ways = {"frozen": "new head, frozen", "fine_tuned": "fine-tuned", "scratch": "from scratch"}
    plt.figure(figsize=(7, 4), layout="constrained")
    for way, label in ways.items():
        values = [np.array(accuracies) for accuracies in curve[way]]
        (line,) = plt.plot(sizes, [v.mean() for v in values], marker="o", label=label)
        low, high = [v.min() for v in values], [v.max() for v in values]
        plt.fill_between(sizes, low, high, color=line.get_color(), alpha=0.15)
    plt.xscale("log")
    plt.xticks(sizes, [str(size) for size in sizes])
    plt.minorticks_off()
    plt.axhline(1 / len(class_names), color="grey", linestyle=":")
    plt.ylim(0.3, 1.02)
    plt.xlabel("training images a class")
    plt.ylabel("accuracy on hidden shoes")
    plt.title("Learning curve (mean of all seeds, band from worst to best)")
    plt.legend(loc="lower right")
    plt.show()


if lesson is None:
    print(f"There are no measured figures: {figures.name} is not in {figures.parent.name}.")
else:
    plot_learning_curve(lesson["learning_curve"])

# %% [markdown]
# **Question 3.** Read the learning curve. At which number of images does the leaf backbone help
# most, and where does it stop helping? What would you do with five photos a class, and what with
# five thousand? Name a task of your own for which a leaf backbone would be a poor choice.

# %% [markdown] nbgrader={"grade": true, "grade_id": "discuss-3", "locked": false, "points": 5, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# The gap between the new head and training from scratch is what the leaves are worth. It is
# widest where images are few: there, nothing but the backbone can supply what the images cannot.
# It closes as the images of shoes become enough to learn edges and textures from. With five
# photos I would cut, freeze, and train one small head, and try for a backbone trained on more and
# more varied images. With five thousand I would train everything, perhaps starting from the
# backbone, and keep it only if it beats training from scratch on the validation images. A poor
# choice: anything whose pictures share little with photos of things on a ground, such as
# spectrograms of speech or pages of handwriting.
# ### END SOLUTION

# %% [markdown]
# **Question 4.** Somebody writes: "Our network reaches 94.4 % on the test set, 17 of 18, against
# 88.9 % before fine-tuning. Fine-tuning pays." What would you need to know before you agree, and
# how would you find out?

# %% [markdown] nbgrader={"grade": true, "grade_id": "discuss-4", "locked": false, "points": 5, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# 94.4 against 88.9 % is 17 against 16 images: one shoe. With 17 of 18 right, a 95 % confidence
# interval (Wilson's) goes from about 74 to 99 %, so the two figures cannot be told apart. I would
# ask how many seeds were tried and whether this one was picked; whether fine-tuning was compared
# with training the head for ten more epochs, since longer training alone may explain a gain; and
# whether the test images were used to choose anything. To find out: repeat both with twenty
# seeds, test on hundreds of shoes that nobody trained on, and compare means and spread.
# ### END SOLUTION

# %% [markdown]
# ## Mistakes that everybody makes once
#
# - **Rebuilding instead of cutting.** The same architecture with fresh weights knows nothing. It
#   is training from scratch in disguise.
# - **Flags after `fit`.** Changing `trainable` on a fitted model changes nothing until you
#   compile.
# - **Shared layers.** Two models cut from one backbone share its layers: freeze or fine-tune one,
#   and the other has changed as well. Load the file again when you need an untouched one.
# - **Forgotten rescaling.** A backbone trained on 0 to 1 is lost on 0 to 255.
# - **A shuffled test set.** Predictions in one order, true classes in another.
# - **Choosing by the test set.** Decide by validation; otherwise the test measures your luck.
# - **Believing eighteen images.** Repeat with other seeds, or test on more.
