"""What a reader came for, from the first page to the last, in a real browser."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader


def test_a_clause_is_found_opened_and_shared(page, live, browser):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/")

    page.locator("#opening-q").fill("transboundary water")
    page.keyboard.press("Enter")
    page.locator(".hit h3 a").first.click()

    expect(page.locator("h1")).to_have_text("Clause 3.17")
    page.get_by_role("button", name="Copy the address").click()
    page.locator("[role=status]", has_text="Copied").wait_for(state="attached")
    shared = page.evaluate("navigator.clipboard.readText()")

    another = browser.new_context().new_page()
    another.goto(shared)
    assert another.url == f"{live.url}/concept/2020/3.17/"
    assert "transboundary water resources" in another.locator("#text").inner_text()
    another.context.close()


def test_a_place_is_suggested_while_its_number_is_typed(page, live):
    page.goto("/")

    page.locator("#masthead-q").press_sequentially("goal 6", delay=20)
    # what was suggested for fewer letters may give way while it is pressed
    expect(page.get_by_role("option")).to_have_text([re.compile("^Goal 6")])
    page.get_by_role("option").click()

    page.wait_for_url(re.compile("/concept/2020/goal-6/"))


@pytest.mark.parametrize("width", [1440, 1280, 1024, 820, 390])
@pytest.mark.parametrize("path", ["/", "/concept/2020/?open=goal-2#goal-2"])
def test_what_is_suggested_is_all_within_the_window(page, live, width, path):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    page.locator("#masthead-q").press_sequentially("caspian", delay=20)

    expect(page.get_by_role("option").first).to_be_visible()
    listed = page.get_by_role("listbox").bounding_box()
    assert listed["x"] >= 0
    assert listed["x"] + listed["width"] <= page.evaluate("document.body.clientWidth")


def test_a_search_is_narrowed_and_widened_with_the_keyboard_alone(page, live):
    page.goto("/search/?q=security")
    everything = page.locator("#results").inner_text()

    page.locator(".facet a", has_text="Poita 2020").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("source=poita-2020"))
    expect(page.locator("#results")).not_to_have_text(everything, use_inner_text=True)

    page.locator(".pill").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search/\?q=security$"))
    expect(page.locator("#results")).to_have_text(everything, use_inner_text=True)


def test_the_texts_are_compared_and_the_address_restores_what_was_chosen(page, live, browser):
    page.goto("/compare/")
    page.locator("select[name=part]").select_option("section-2")
    page.get_by_label("Poita 2020").uncheck()
    page.get_by_role("button", name="Show").click()
    page.wait_for_url(re.compile("part=section-2"))
    shown = page.locator("main").inner_text()

    another = browser.new_context(base_url=live.url).new_page()
    another.goto(page.url)
    assert another.locator("main").inner_text() == shown
    assert another.locator("[data-voice='2'].parallel-said").count() == 0
    another.context.close()


def test_on_a_phone_each_column_of_the_comparison_says_who_speaks(page, live):
    said = page.locator("#section-2 .parallel-said p", has_text="Poita 2020")

    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/compare/?part=section-2")
    name, words = said.bounding_box(), page.locator("#section-2 [data-voice='2'] blockquote").bounding_box()
    assert name["width"] > 50
    assert name["y"] + name["height"] <= words["y"]

    # Where the columns stand beside each other their heads say it, and the name is for screen readers alone.
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(said).to_have_css("width", "1px")
    expect(page.locator(".parallel-head")).to_be_visible()


def test_the_language_is_switched_and_the_page_kept(page, live):
    page.goto("/concept/2020/2.7/")

    page.locator(".masthead-languages a[hreflang=ru]").click()

    expect(page).to_have_url(f"{live.url}/ru/concept/2020/2.7/")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    expect(page.locator("#text")).to_have_attribute("lang", "en")


def test_a_theme_is_chosen_and_stays_on_the_next_page(page, live):
    page.goto("/concept/2020/2.7/")
    page.get_by_role("link", name="Colours and text size").click()
    page.get_by_label("Dark").check()
    page.get_by_role("button", name="Keep these").click()

    expect(page).to_have_url(f"{live.url}/concept/2020/2.7/")
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_keyboard_goes_through_the_top_of_the_page_in_the_order_that_is_seen(page, live):
    page.goto("/")
    places = []
    for _stop in range(12):
        page.keyboard.press("Tab")
        places.append(page.evaluate("document.activeElement.getBoundingClientRect().toJSON()"))

    skip, *top, content = places
    expect(page.locator("main :focus")).to_have_attribute("name", "q")
    languages, rest = top[:3], top[3:]
    assert [place["x"] for place in languages] == sorted(place["x"] for place in languages)
    assert [place["x"] for place in rest] == sorted(place["x"] for place in rest)
    assert (
        skip["y"] <= max(place["y"] for place in languages) < min(place["y"] for place in rest) < content["y"]
    )


def printed(page):
    """Return the text of each sheet of the page on paper."""
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return [" ".join(sheet.extract_text().split()) for sheet in sheets]


def test_larger_text_is_larger_wherever_a_text_is_read(page, live):
    read = {
        "/concept/2020/?open=goal-2#goal-2": ["h2.unit-text", "h3.unit-text", "p.unit-text", ".beside .text"],
        "/concept/2020/goal-2/": [".clause-lead", ".clause-text"],
        "/compare/?part=section-2": [".parallel-unit .text", ".parallel-link blockquote"],
        "/changes/": [".quotation"],
        "/search/?q=water": [".hit-snippet"],
    }

    def sizes():
        return [
            float(
                page.locator(one).first.evaluate("one => getComputedStyle(one).fontSize").removesuffix("px")
            )
            for path, kinds in read.items()
            if page.goto(path)
            for one in kinds
        ]

    medium = sizes()
    page.context.add_cookies([{"name": "reading", "value": "size:larger", "url": live.url}])
    larger = sizes()

    assert [after / before for before, after in zip(medium, larger, strict=True)] == [
        pytest.approx(25 / 18)
    ] * len(medium)
    assert larger[0] > larger[1] > larger[2]


def test_a_chapter_prints_with_its_commentary_and_addresses(page, live):
    page.goto("/concept/2020/chapter-3/")

    text = " ".join(printed(page))

    assert "Basic foreign policy principles" in text
    assert "/concept/2020/principle-4/" in text
    assert "Akbayeva & Akbayeva 2023" in text
    assert "Colours and text size" not in text


def test_the_drawing_of_a_course_prints_on_one_sheet_with_its_units_and_passages(page, live):
    page.goto("/links/")

    whole = [text for text in printed(page) if "Decree, item 4" in text and "Expected result 4" in text]

    assert len(whole) == 2
    assert "p10" in whole[0]
    assert "p38" in whole[0]


def test_hits_print_without_what_is_for_pressing(page, live):
    page.goto("/search/?q=water")

    text = " ".join(printed(page))

    assert "Clause 2.4" in text
    assert [
        words for words in ("What can be typed", "Narrow down", "Best match", "Concordance") if words in text
    ] == []
