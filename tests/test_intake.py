"""Zips as learning platforms export them, and zips that mean harm."""

import zipfile
from pathlib import Path

import pytest

from autograder.errors import UsageError
from autograder.grading import unzip
from autograder.grading.intake import take_in

NOTEBOOK = '{"cells": [{"cell_type": "code", "metadata": {}, "source": "x = 1"}]}'
METADATA = """\
---
submission_101:
  :submitters:
  - :name: Jane Doe
    :sid: '4711'
    :email: jane@uni.example
  :created_at: 2026-03-01 10:00:00.000000000 Z
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


def test_canvas_names_students_and_says_who_was_late(tmp_path: Path) -> None:
    found = taken(
        tmp_path,
        {
            "doejane_4711_98_lesson.ipynb": "old",
            "doejane_4711_99_lesson-1.ipynb": NOTEBOOK,
            "moemax_LATE_4712_97_my_home_work.py": "x = 1",
            "roeann_4713_96_report.docx": "no notebook",
        },
        {"doejane_4711_98_lesson.ipynb": 2025},
    )
    assert set(found) == {"doejane_4711", "moemax_4712", "roeann_4713"}
    assert found["moemax_4712"] == ("x = 1", ("Canvas says that it was late",))
    assert found["roeann_4713"][0] is None


def test_of_two_canvas_attempts_the_newer_one_counts(tmp_path: Path) -> None:
    names = {"doe_1_98_work.ipynb": "old", "doe_1_99_work-1.ipynb": "new"}
    found = taken(tmp_path, names, {"doe_1_98_work.ipynb": 2025})
    assert found["doe_1"][0] == "new" and "not looked at: work.ipynb" in found["doe_1"][1][0]


@pytest.mark.parametrize("slash", ["/", ""])
def test_moodle_gives_folders_or_flat_names(tmp_path: Path, slash: str) -> None:
    found = taken(
        tmp_path,
        {
            f"Jane Doe_4711_assignsubmission_file_{slash}lesson.ipynb": NOTEBOOK,
            f"Zoë van Dam_4712_assignsubmission_file_{slash}other.py": "x = 1",
            f"Zoë van Dam_4712_assignsubmission_onlinetext_{slash}onlinetext.html": "hello",
        },
    )
    assert {s: text for s, (text, _) in found.items()} == {
        "Jane Doe_4711": NOTEBOOK,
        "Zoë van Dam_4712": "x = 1",
    }


def test_gradescope_names_students_in_its_metadata(tmp_path: Path) -> None:
    top = "assignment_7_export"
    files = {f"{top}/submission_{n}/lesson.ipynb": f"{n}" for n in (101, 102, 103, 104)}
    found = taken(tmp_path, {f"{top}/submission_metadata.yml": METADATA, **files})
    assert {s: text for s, (text, _) in found.items()} == {
        "4711": "101",
        "max@uni.example": "102",
        "_Mia": "103",
        "submission_104": "104",
    }
    assert "does not name its student" in found["submission_104"][1][0]


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


def test_a_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "ada.py").write_text("x = 1")
    (found,) = take_in(tmp_path, "lesson", tmp_path / "work")
    assert found.student == "ada" and not (tmp_path / "work").exists()
