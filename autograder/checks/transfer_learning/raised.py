"""What is behind the errors that functions of this lesson end in."""

from autograder.assignment import Raised

#: Layers that begin with the given model's own input were put behind another one.
TWO_INPUTS = (
    Raised(r"ValueError:\sAll\slayers.*unique\snames\.\sName\s'input_layer", "doubled-input"),
    Raised(r"ValueError:\sSequential.*already\sbeen\sconfigured\sto\suse\sinput", "doubled-input"),
)
#: A layer, or a model as a whole, was called on images of another size than it was made for.
OTHER_INPUT = Raised(r"(?s)ValueError:.*expected\s(axis\s-1\sof\sinput\s)?shape", "other-input")
#: The probes differ in depth: an index that one of them has may be beyond another's end.
BEYOND = Raised(r"IndexError:\slist\sindex", "fits-one-backbone")
#: What a Sequential model has, and any other has not.
IN_PLACE = Raised(r"AttributeError:\s'Functional'.*\s'(add|pop)'", "destroyed-input")
#: A Sequential model has no `.input` and no `.output` before it was called.
NEVER_CALLED = Raised(r"AttributeError:\sThe\slayer.*\snever\sbeen\scalled", "never-called")
#: A path is a text or a pathlib.Path, and what only one of them can was asked of the other.
TEXT_AS_PATH = (
    Raised(
        r"AttributeError:\s'str'\sobject.*'(exists|glob|is_dir|is_file|iterdir|joinpath|name|open"
        r"|parents?|stem|suffix|with_suffix)'",
        "one-kind-of-path",
    ),
    Raised(r"TypeError:\sunsupported\soperand.*\s/:\s'str'\sand\s'str'", "one-kind-of-path"),
)
PATH_AS_TEXT = (
    Raised(
        r"AttributeError:\s'(Posix|Windows)Path'\sobject.*'(endswith|find|format|lower|replace"
        r"|r?split|startswith|strip|upper)'",
        "one-kind-of-path",
    ),
    Raised(r"TypeError:\sunsupported\soperand.*\s\+:\s'(Posix|Windows)Path'", "one-kind-of-path"),
)
#: The weights of a file were put into a network that was built beside it.
OWN_NETWORK = Raised(r"ValueError:\sA\stotal\sof\s\d+\sobjects\scould\snot", "own-network")
NOT_COMPILED = Raised(r"ValueError:\sYou\smust\scall\s`compile\(\)`", "not-compiled")
SPARSE_LOSS = Raised(r"ValueError:\sArgument\s`output`\smust\shave\srank", "sparse-loss")

#: Two or three answers, one for each class, where there should be one for each image.
A_CLASS_EACH = Raised(r"ValueError:\soperands.*\(([23],\)\s\(\d+|\d+,\)\s\([23]),\)", "wrong-axis")

RAISED: dict[str, tuple[Raised, ...]] = {
    "load": (
        Raised(r"OSError:.*file\ssignature\snot\sfound", "older-format-only"),
        Raised(r"FileNotFoundError:|ValueError:\sFile\snot\sfound", "own-file"),
        OWN_NETWORK,
        *TEXT_AS_PATH,
        *PATH_AS_TEXT,
    ),
    "data": TEXT_AS_PATH,
    "truncate": (*TWO_INPUTS, OTHER_INPUT, BEYOND, IN_PLACE, NEVER_CALLED),
    "head": (*TWO_INPUTS, OTHER_INPUT, BEYOND, IN_PLACE),
    "evaluate": (
        NOT_COMPILED,
        A_CLASS_EACH,
        Raised(r"ValueError:\soperands.*\(\d+,\d\)\s\(\d+,\)", "compared-probabilities"),
    ),
    "table": (
        # Numbers of images, looked up in an array of as many names as there are classes.
        Raised(r"IndexError:.*for\saxis\s0\swith\ssize\s[2-4]$", "wrong-axis"),
        A_CLASS_EACH,
    ),
    "train": (NOT_COMPILED, SPARSE_LOSS),
    "fine_tune": (
        SPARSE_LOSS,
        Raised(r"ValueError:\sArgument\s`learning_rate`\sshould\sbe", "rate-is-no-number"),
    ),
    "compare": (
        Raised(r"KeyError:\s'(before|new\shead|trained\sfrom|fine-tuned)", "hard-coded-stages"),
    ),
}
