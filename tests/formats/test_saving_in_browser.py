"""Saving many citations as a reader does it, in a browser."""

import rispy
from playwright.sync_api import expect

EVERYTHING = "/search/?q=*"


def test_ticked_hits_are_saved_together(page):
    page.goto("/search/?q=trade")
    for box in page.locator(".hit-choice input").all()[:2]:
        box.check()

    with page.expect_download() as saved:
        page.get_by_role("button", name="RIS").click()

    assert saved.value.suggested_filename == "concept-selection.ris"
    assert len(rispy.load(saved.value.path())) == 2


def test_a_long_list_is_counted_while_it_comes_and_then_handed_over(page):
    page.goto(EVERYTHING)

    with page.expect_download() as saved:
        page.get_by_role("link", name="RIS").click()

    total = int(page.locator("[data-saving]").get_attribute("data-saving"))
    assert saved.value.suggested_filename == "concept-search.ris"
    assert len(rispy.load(saved.value.path())) == total > 200
    assert page.locator("progress").evaluate("bar => [bar.value, bar.max]") == [total, total]
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_have_text(f"{total} / {total} Saved.")


def test_a_list_that_cannot_be_fetched_by_script_is_a_link_like_any_other(page):
    page.goto(EVERYTHING)
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no network')); }")

    with page.expect_download() as saved:
        page.get_by_role("link", name="BibTeX").click()

    assert saved.value.suggested_filename == "concept-search.bib"
