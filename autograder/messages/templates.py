"""Translating texts that are filled in already, by the templates that they were made from.

A check writes f"Your table has {n} rows." and a scorecard keeps "Your table has 7 rows.". The
catalogue knows "Your table has {n} rows.": it is found again, its values are taken out, and put
into the other language's form. So checks are plain Python, and scorecards stay English.
"""

import re
from collections.abc import Iterator, Mapping

_PLACE = re.compile(r"\{(\w+)\}")
_SENTENCE_END = re.compile(r"(?<=[.?!:;])\s+")
#: Longer lines quote what a student returned, and stay as they are.
LONGEST = 1_000
#: Places in a text where another may begin, at most.
PLACES = 12


class Translator:
    """One language's texts, by their English templates."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._exact = {_whole(key): _whole(value) for key, value in texts.items() if key}
        templates = [_Template(key, value) for key, value in texts.items() if _PLACE.search(key)]
        #: Those with most words of their own first, so that none takes what is another's.
        self._templates = sorted(templates, key=lambda one: -one.n_own)
        starts = [key for key in self._exact if not _PLACE.search(key)]
        self._starts = [*starts, *(one.start for one in self._templates if one.start)]
        self._seen: dict[str, str | None] = {}

    def told(self, text: str) -> str:
        """The text in this language; as it is where no template fits."""
        if "\n" in text:
            return "\n".join(self.told(line) for line in text.split("\n"))
        body = text.strip()
        if len(body) > LONGEST:
            return text
        found = self._told(body)
        self._seen.clear()
        return text if found is None else text.replace(body, found)

    def _told(self, text: str) -> str | None:
        """A translation of a text without blanks around it, None if there is none."""
        if not text:
            return None
        if text not in self._seen:
            self._seen[text] = None
            self._seen[text] = self._found(text)
        return self._seen[text]

    def _found(self, text: str) -> str | None:
        if text in self._exact:
            return self._exact[text]
        # A full stop may have been put behind a text that is without one in the catalogue.
        bare = text.removesuffix(".")
        for template in self._templates:
            for body in dict.fromkeys((text, bare)):
                values = template.values_in(body)
                if values is not None:
                    filled = template.filled({k: self._value(v) for k, v in values.items()})
                    return filled + text[len(body) :]
        return self._in_two(text)

    def _value(self, text: str) -> str:
        """What was filled in: words of ours are translated, all else stays."""
        body = text.strip()
        found = self._told(body)
        if found is not None:
            return text.replace(body, found)
        for at in self._places(body):
            end = self._told(body[at:])
            if end is None:  # The template may have taken a last sentence's full stop.
                end = (self._told(body[at:] + ".") or "").removesuffix(".")
            if end:
                return text.replace(body[at:], end)
        begins = [key for key in self._exact if body.startswith(key + " ")]
        if begins:
            key = max(begins, key=len)
            return text.replace(key, self._exact[key], 1)
        return text

    def _in_two(self, text: str) -> str | None:
        """A translation of two texts that stand one after the other."""
        for at in self._places(text):
            head, tail = text[:at], text[at:]
            end = self._told(tail.strip())
            if end is None:
                continue
            begin = self._told(head.strip())
            if begin is None:
                continue
            blank = " " if head != head.rstrip() or tail != tail.lstrip() else ""
            return f"{begin}{blank if end[:1] not in ',;.' else ''}{end}"
        return None

    def _places(self, text: str) -> Iterator[int]:
        """Where a second text may begin: a template's first words, or after a sentence."""
        found = {match.end() for match in _SENTENCE_END.finditer(text)}
        for start in self._starts:
            if len(start) >= 3 and (at := text.find(start, 1)) > 0:
                found.add(at)
        yield from sorted(found)[:PLACES]


class _Template:
    """An English template and its translation."""

    def __init__(self, english: str, other: str) -> None:
        parts = _PLACE.split(english)
        self.start = _whole(parts[0]).strip()
        self.n_own = sum(len(part) for part in parts[::2])
        self._other = other
        self._lead = min((_whole(part) for part in parts[::2] if part), key=len, default="")
        self._pattern = re.compile(
            "".join(
                re.escape(_whole(part)) if at % 2 == 0 else f"(?P<{part}>.+?)"
                for at, part in enumerate(parts)
            ),
            re.DOTALL,
        )

    def values_in(self, text: str) -> dict[str, str] | None:
        """What was filled in, None if the text is not of this form."""
        found = self._pattern.fullmatch(text) if self._lead in text else None
        return None if found is None else found.groupdict()

    def filled(self, values: Mapping[str, str]) -> str:
        text = _PLACE.sub(lambda place: values.get(place[1], place[0]), self._other)
        return _whole(text).strip()


def _whole(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}")
