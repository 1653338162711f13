"""Self-contained HTML pages: one file each, no script but our own, nothing from the network."""

import base64
import hashlib
import re
from functools import cache, partial
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from autograder.files import write_whole
from autograder.messages import chosen_language, misconception, sentences, told
from autograder.reports.drawings import confusion_rows, panels
from autograder.reports.pairs import flags_matter, pairs
from autograder.reports.thumbnails import thumbnail
from autograder.scoring.figures import Figure

_CODE = re.compile(r"`([^`\n]+)`")
_HERE = Path(__file__).parent / "templates"


def render(template: str, **values: object) -> str:
    """A page from one of our templates, in the chosen language; all values are escaped."""
    return _environment(chosen_language()).get_template(template).render(**values)


def write_page(path: Path, page: str) -> None:
    """Write a page whole; what a file cannot hold, such as half a surrogate pair, is replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, page.encode("utf-8", "replace"))


def page_name(student: str) -> str:
    """The file name of a student's page; names that are no file names are made so."""
    return re.sub(r'[/\\:*?"<>|\x00-\x1f]', "_", student).lstrip(".")[:200] + ".html"


def page_link(student: str) -> str:
    """The address of a student's page from the class report."""
    return quote(f"feedback/{page_name(student)}")


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("autograder.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    script = (_HERE / "table.js").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    environment.globals |= {
        "_": sentences(language),
        "told": partial(told, code=language),
        "misconception": partial(misconception, code=language),
        "language": language,
        "style": Markup((_HERE / "style.css").read_text("utf-8")),
        "card_style": Markup((_HERE / "card.css").read_text("utf-8")),
        "script": Markup(script),
        "script_digest": digest,
        "panels": panels,
        "confusion_rows": confusion_rows,
        "pairs": pairs,
        "flags_matter": flags_matter,
        "kind_of": kind_of,
        "thumbnail": thumbnail,
    }
    environment.filters |= {
        "prose": prose,
        "points": lambda value: f"{value:g}",
        "seconds": seconds,
        "page_link": page_link,
    }
    return environment


def kind_of(figure: Figure) -> str:
    """The tag of a figure, by which a template chooses how to draw it."""
    return str(figure.__struct_config__.tag)


def prose(text: str) -> Markup:
    """A sentence of ours with `code` as code; everything else is escaped."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))


def seconds(value: float) -> str:
    """A duration for people."""
    if value >= 90:
        return f"{value / 60:.0f} min"
    return f"{value:.1f} s" if value >= 0.1 else f"{value * 1000:.0f} ms"
