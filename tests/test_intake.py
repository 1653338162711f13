"""Zips as learning platforms export them, and zips that mean harm."""

import os
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from nbgrader.utils import parse_utc

from autograder.errors import UsageError
from autograder.grading import unzip
from autograder.grading.discovery import Found
from autograder.grading.intake import take_in

Export = Callable[[dict[str, str]], dict[str, Found]]
NOTEBOOK = '{"cells": [{"cell_type": "code", "metadata": {}, "source": "x = 1"}]}'
METADATA = """\
---
submission_101:
  :submitters:
  - :name: Jane Doe
    :sid: '4711'
    :email: jane@uni.example
  :created_at: 2026-03-01 10:00:00.500000000 +01:00
  :history:
  - :id: 100
    :created_at: 2026-02-01 10:00:00.000000000 Z
submission_102:
  :submitters:
  - :name: Max Moe
    :sid:
    :email: max@uni.example
submission_103:
  :submitters:
  - :name: ../Mia
"""


def zipped(folder: Path, files: dict[str, str], times: dict[str, int] | None = None) -> Path:
    """A zip with the files given; `times` are years for some of them."""
    path = folder / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, ((times or {}).get(name, 2026), 1, 1, 0, 0, 0))
            archive.writestr(info, text)
    return path


def taken(folder: Path, files: dict[str, str], times: dict[str, int] | None = None) -> dict:
    """What was found: for each student the text of the file that counts, and the notes."""
    found = take_in(zipped(folder, files, times), "lesson", folder / "work")
    return {f.student: (f.path.read_text() if f.path else None, f.notes) for f in found}


@pytest.fixture(params=["zipped", "unzipped", "in a folder"])
def export(request: pytest.FixtureRequest, tmp_path: Path) -> Export:
    """Takes in an export as it comes, as a browser unzipped it, or so with a folder around it."""

    def take(files: dict[str, str]) -> dict[str, Found]:
        work = tmp_path / "out" / "unpacked"
        if request.param == "zipped":
            return {one.student: one for one in take_in(zipped(tmp_path, files), "lesson", work)}
        folder = tmp_path / "submissions"
        for name, text in {**files, ".DS_Store": "", "__MACOSX/._x": ""}.items():
            path = folder / ("course-homework" if request.param == "in a folder" else ".") / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return {one.student: one for one in take_in(folder, "lesson", work)}

    return take


def text_of(one: Found) -> str:
    assert one.path is not None, one.reason
    return one.path.read_text()


def test_canvas_names_students_whatever_they_handed_in(export: Export) -> None:
    """One who typed a text, or gave a link, has handed in no file; and nobody else is harmed."""
    found = export(
        {
            "doejane_4711_98_lesson.ipynb": NOTEBOOK,
            "moemax_LATE_4712_97_my_home_work.py": "x = 1",
            "roeann_4713_text.html": "a text",
            "poe_LATE_4714_link.html": "a link",
            "van_der_berg_4715_96_lesson.py": "x = 2",
            "Zoë_4716_95_Work.IPYNB": NOTEBOOK,
        }
    )
    assert list(found) == [
        "Zoë_4716", "doejane_4711", "moemax_4712", "poe_4714", "roeann_4713", "van_der_berg_4715",
    ]  # fmt: skip
    late = {student for student, one in found.items() if one.notes}
    assert late == {"moemax_4712", "poe_4714"}
    assert found["poe_4714"].notes == ("Canvas says that it was late",)
    assert "found text.html" in found["roeann_4713"].reason
    assert "found link.html" in found["poe_4714"].reason
    assert text_of(found["van_der_berg_4715"]) == "x = 2"
    assert text_of(found["Zoë_4716"]) == NOTEBOOK


def test_students_whom_canvas_does_not_name_are_told_apart(export: Export) -> None:
    found = export(
        {
            "anon_a1B2c_98_1_lesson.ipynb": NOTEBOOK,
            "LATE_anon_Z9y8X_97_lesson.py": "x = 1",
            "anon_12345_text.html": "a text",
        }
    )
    assert list(found) == ["anon_12345", "anon_Z9y8X", "anon_a1B2c"]
    assert found["anon_Z9y8X"].notes == ("Canvas says that it was late",)
    assert found["anon_a1B2c"].notes == () and found["anon_12345"].path is None


def test_a_file_that_somebody_put_among_those_of_canvas_is_told(export: Export) -> None:
    found = export(
        {
            "doe_1_98_work.py": "x = 1",
            "moe_LATE_2_97_work.py": "x = 2",
            "roe.py": "x = 3",
            "list of students.csv": "doe, moe",
        }
    )
    assert list(found) == ["doe_1", "moe_2", "roe"]
    assert found["moe_2"].notes == ("Canvas says that it was late",)
    (note,) = found["roe"].notes
    assert note == "roe.py is not named as Canvas does it, so it may be somebody else's"


def test_names_that_only_look_like_those_of_canvas_are_students(tmp_path: Path) -> None:
    """Canvas gives each file a number of its own."""
    names = ["exam_2026_1_ada", "exam_2026_1_ben", "exam_2026_1_cleo"]
    assert list(taken(tmp_path, {f"{name}.py": "x = 1" for name in names})) == names


def test_of_two_canvas_attempts_the_newer_one_counts(tmp_path: Path) -> None:
    names = {"doe_1_98_work.ipynb": "old", "doe_1_99_work-1.ipynb": "new"}
    found = taken(tmp_path, names, {"doe_1_98_work.ipynb": 2025})
    assert found["doe_1"][0] == "new" and "not looked at: work.ipynb" in found["doe_1"][1][0]


@pytest.mark.parametrize("end", ["_/", "_", "/"])
def test_moodle_gives_folders_or_flat_names(export: Export, end: str) -> None:
    """Who wrote an online text has handed in no file."""
    file, text = f"assignsubmission_file{end}", f"assignsubmission_onlinetext{end}"
    found = export(
        {
            f"Jane Doe_4711_{file}lesson.ipynb": NOTEBOOK,
            f"Zoë van Dam_4712_{file}other.py": "x = 1",
            f"Zoë van Dam_4712_{text}onlinetext.html": "hello",
            f"Participant_4713_{text}onlinetext.html": "hello",
        }
    )
    assert list(found) == ["Jane Doe_4711", "Participant_4713", "Zoë van Dam_4712"]
    assert text_of(found["Jane Doe_4711"]) == NOTEBOOK
    assert text_of(found["Zoë van Dam_4712"]) == "x = 1"
    assert "found onlinetext.html" in found["Participant_4713"].reason


def test_gradescope_names_students_in_its_metadata(export: Export) -> None:
    top = "assignment_7_export"
    files = {f"{top}/submission_{n}/lesson.ipynb": f"{n}" for n in (101, 102, 103, 104)}
    found = export({f"{top}/submission_metadata.yml": METADATA, **files})
    assert {student: text_of(one) for student, one in found.items()} == {
        "4711": "101",
        "max@uni.example": "102",
        "_Mia": "103",
        "submission_104": "104",
    }
    assert "does not name its student" in found["submission_104"].notes[0]


def test_gradescope_knows_when_it_was_handed_in(export: Export) -> None:
    found = export(
        {"submission_metadata.yml": METADATA, "submission_101/a.py": "a", "submission_102/b.py": ""}
    )
    jane, max_ = found["4711"].path, found["max@uni.example"].path
    assert jane is not None and max_ is not None
    when = parse_utc((jane.parent / "timestamp.txt").read_text())
    assert when == datetime(2026, 3, 1, 9, 0, 0, 500_000)  # at 10 in a zone an hour ahead
    assert not (max_.parent / "timestamp.txt").exists()


def test_each_of_a_group_on_gradescope_has_handed_in(export: Export) -> None:
    metadata = METADATA.replace(
        "    :email: jane@uni.example\n",
        "    :email: jane@uni.example\n  - :name: Joe\n    :sid: '4712'\n",
    )
    found = export({"submission_metadata.yml": metadata, "submission_101/a.py": "a"})
    assert {student: text_of(one) for student, one in found.items()} == {"4711": "a", "4712": "a"}
    assert {one.notes for one in found.values()} == {("handed in by a group: 4711, 4712",)}


def test_any_other_zip_is_a_folder_of_submissions(tmp_path: Path) -> None:
    found = taken(tmp_path, {"class/ada/lesson.ipynb": "a", "class/ben/lesson.py": "b"})
    assert {s: text for s, (text, _) in found.items()} == {"ada": "a", "ben": "b"}


def test_nbgraders_own_tree_may_be_zipped(tmp_path: Path) -> None:
    found = taken(tmp_path, {"submitted/ada/lesson/lesson.ipynb": "a", "__MACOSX/ada/._x": ""})
    assert found["ada"][0] == "a"


def test_a_zip_that_a_student_handed_in_is_opened(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    inner = zipped(tmp_path / "inner", {"my work/lesson.ipynb": NOTEBOOK, "data/shoe.jpg": "-"})
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(inner, "doe_1_98_work.zip")
    (found,) = take_in(path, "lesson", tmp_path / "work")
    assert found.path is not None and found.path.read_text() == NOTEBOOK
    assert found.notes == ("handed in as work.zip, which was unpacked",)


def test_a_zip_is_unpacked_anew_and_nothing_else_is_deleted(tmp_path: Path) -> None:
    assert set(taken(tmp_path, {"doe_1_98_work.py": "x"})) == {"doe_1"}
    assert set(taken(tmp_path, {"roe_2_98_work.py": "x"})) == {"roe_2"}
    (tmp_path / "work" / ".unpacked").unlink()
    with pytest.raises(UsageError, match="was not made by unpacking"):
        taken(tmp_path, {"doe_1_98_work.py": "x"})


def test_no_path_leads_out_of_the_folder(tmp_path: Path) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    bad = ["../evil.py", "/evil.py", "x/../../evil.py", "..\\evil.py", "C:/evil.py"]
    found = taken(inside, {"ada/lesson.py": "a", **dict.fromkeys(bad, "evil")})
    assert set(found) == {"ada"}
    assert [path.name for path in tmp_path.rglob("evil.py")] == []


def test_links_are_not_unpacked(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("ada/lesson.py")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("ben/lesson.py", "b")
        archive.writestr("chloe/lesson.py", "c")
    found = take_in(tmp_path / "export.zip", "lesson", tmp_path / "work")
    assert [one.student for one in found] == ["ben", "chloe"]


def test_a_bomb_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unzip, "MAX_FILE", 1000)
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doe_1_98_work.py", "x" * 1_000_000)
        archive.writestr("roe_2_98_work.py", "x = 1")
    found = {f.student: f.path for f in take_in(path, "lesson", tmp_path / "work")}
    assert found["doe_1"] is not None and found["doe_1"].read_bytes() == b""
    monkeypatch.setattr(unzip, "MAX_TOTAL", 3)
    with pytest.raises(UsageError, match="holds more than"):
        take_in(path, "lesson", tmp_path / "work")
    monkeypatch.setattr(unzip, "MAX_ENTRIES", 1)
    with pytest.raises(UsageError, match="more than 1 files"):
        take_in(path, "lesson", tmp_path / "work")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", b"hello"])
def test_a_damaged_zip_is_bad_use(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "export.zip").write_bytes(content)
    with pytest.raises(UsageError, match="cannot be read as a zip"):
        take_in(tmp_path / "export.zip", "lesson", tmp_path / "work")


def test_what_macos_puts_into_a_folder_is_nobodys(tmp_path: Path) -> None:
    for name in ("ada/lesson.py", "__MACOSX/ada/._lesson.py", ".DS_Store"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x = 1")
    assert [one.student for one in take_in(tmp_path, "lesson", tmp_path / "work")] == ["ada"]


def test_a_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "ada.py").write_text("x = 1")
    (found,) = take_in(tmp_path, "lesson", tmp_path / "work")
    assert found.student == "ada" and not (tmp_path / "work").exists()


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_of_an_unzipped_export_no_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.py").write_text("secret")
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "doe_1_98_work.py").symlink_to(tmp_path / "secret.py")
    (folder / "roe_2_97_work.py").write_text("x = 1")
    doe, roe = take_in(folder, "lesson", tmp_path / "work")
    assert (doe.student, roe.student) == ("doe_1", "roe_2")
    assert text_of(doe) == "" and doe.notes == (
        "doe_1_98_work.py is a link; hand in the file itself",
    )
    assert text_of(roe) == "x = 1"
