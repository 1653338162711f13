"""What is behind the errors that functions of this lesson end in."""

from autograder.assignment import Raised
from autograder.checks.transfer_learning.raised import OTHER_INPUT, TEXT_AS_PATH

#: Keras cannot build such a model if a layer in it adds two ways, and says no more than this.
NO_CHAIN = Raised(r"AttributeError:\sSequential\smodel.*no\sdefined\sinput", "sequential-only")
RAISED: dict[str, tuple[Raised, ...]] = {
    "load": TEXT_AS_PATH,
    "features": (NO_CHAIN, Raised(r"ValueError:\sNo\ssuch\slayer", "by-name")),
    "head": (NO_CHAIN,),
    "train": (
        Raised(r"ValueError:\sArguments\s`target`\sand\s`output`\smust\shave", "wrong-units"),
        OTHER_INPUT,
    ),
    "tune": (Raised(r"ValueError:\sArgument\s`output`\smust\shave\srank", "other-loss"),),
    # In this function nothing but a tape that did not watch the image gives None.
    "saliency": (Raised(r"(TypeError|AttributeError):.*'NoneType'", "not-watched"),),
}
