"""Feedback and class report in a real browser: sorting, searching, accessibility, no network."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.reports.feedback import write_feedback
from autograder.reports.report import write_report
from tests.browser import browser
from tests.cards import ASSIGNMENT, a_class

PAGES = ("report.html", "feedback/chloe.html", "feedback/gina.html")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("results")
    write_feedback(a_class(), ASSIGNMENT, folder / "feedback")
    write_report(a_class(), ASSIGNMENT, folder / "report.html")
    return folder


def opened(chromium: Any, path: Path, **settings: Any) -> Any:
    page = chromium.new_page(**settings)
    page.asked, page.troubles = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.troubles.append(message.text))
    page.on("pageerror", lambda error: page.troubles.append(str(error)))
    page.on("dialog", lambda dialog: page.troubles.append(dialog.message))
    page.goto(path.as_uri())
    return page


def students(page: Any) -> list[str]:
    rows = page.locator("#students tbody tr:not([hidden]) th")
    return [text.strip() for text in rows.all_inner_texts()]


def head(page: Any, name: str) -> Any:
    return page.locator("#students thead th").filter(has_text=name).first


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Any, folder: Path, name: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(chromium, folder / name, color_scheme=scheme)
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_nothing_but_itself_and_has_no_errors(
    chromium: Any, folder: Path, name: str
) -> None:
    page = opened(chromium, folder / name)
    assert page.asked == [(folder / name).as_uri()]
    assert page.troubles == []
    page.close()


def test_the_table_sorts_up_and_down_and_says_so(chromium: Any, folder: Path) -> None:
    page = opened(chromium, folder / "report.html")
    points = head(page, "Points")
    points.get_by_role("button").click()
    assert points.get_attribute("aria-sort") == "ascending"
    # gina has no mark, and nobody counts that as less than nothing
    assert students(page)[0] == "dev" and students(page)[-1] == "gina"
    points.get_by_role("button").press("Enter")
    assert points.get_attribute("aria-sort") == "descending"
    assert "ada" in students(page)[:2]
    head(page, "Student").get_by_role("button").click()
    assert points.get_attribute("aria-sort") is None
    assert students(page)[1:4] == ["ada", "Ben, Jr.", "chloe"]
    page.close()


def test_the_search_leaves_what_fits_and_tells_how_many(chromium: Any, folder: Path) -> None:
    page = opened(chromium, folder / "report.html")
    page.get_by_label("Search").fill("timed")
    assert students(page) == ["finn"]
    assert page.get_by_role("status").inner_text() == "1 of 8 shown"
    page.get_by_label("Search").fill("")
    assert len(students(page)) == 8
    page.close()


def test_a_link_leads_to_the_feedback_also_of_an_odd_name(chromium: Any, folder: Path) -> None:
    page = opened(chromium, folder / "report.html")
    page.locator("#students").get_by_role("link", name="<script>").click()
    assert "alert" in page.get_by_role("heading", level=1).inner_text()
    assert page.troubles == []
    page.close()


def test_without_scripts_the_report_is_whole(chromium: Any, folder: Path) -> None:
    page = opened(chromium, folder / "report.html", java_script_enabled=False)
    assert page.locator("#students tbody tr").count() == 8
    assert not page.locator("#search").is_visible()
    assert page.locator("button").count() == 0
    page.close()


def test_light_and_dark_differ_and_print_is_on_white(chromium: Any, folder: Path) -> None:
    seen = {}
    for scheme in ("light", "dark"):
        page = opened(chromium, folder / "feedback" / "chloe.html", color_scheme=scheme)
        seen[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.emulate_media(media="print")
        assert (
            page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        )
        page.close()
    assert seen["light"] != seen["dark"]


def test_a_narrow_window_does_not_scroll_sideways(chromium: Any, folder: Path) -> None:
    for name in PAGES:
        page = opened(chromium, folder / name, viewport={"width": 360, "height": 700})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 360, f"{name} is {wide} pixels wide"
        page.close()
