"""Returned the brightness of the picture.

exercise: saliency
fails: is_the_gradient_of_the_class
misconception: other-map
"""


def saliency_map(model, image, class_number):
    brightness = image.mean(axis=-1)
    brightness = brightness - brightness.min()
    return brightness / brightness.max()
