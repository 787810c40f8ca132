"""What a reader does with the text, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

ADDRESS = "/concept/2020/"


def test_a_count_opens_the_commentary_beside_the_text_and_its_address_restores_it(page, live):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{ADDRESS}#goal-2")
    expect(page.locator(".contents [aria-current]")).to_have_attribute("href", "#chapter-4")
    before = page.locator("#goal-2").bounding_box()["y"]

    page.locator("#goal-2 .count-link").first.click()
    page.wait_for_selector("#goal-2 .beside")

    assert abs(page.locator("#goal-2").bounding_box()["y"] - before) < 2
    expect(page).to_have_url(f"{live.url}/concept/2020/?open=goal-2#goal-2")
    shown = page.locator(".beside .link").evaluate_all("all => all.map(one => one.id)")
    page.reload()
    expect(page.locator(".beside .link")).to_have_count(len(shown))
    assert page.locator(".beside .link").evaluate_all("all => all.map(one => one.id)") == shown

    page.keyboard.press("Escape")
    expect(page.locator(".beside")).to_have_count(0)
    expect(page).to_have_url(f"{live.url}/concept/2020/#goal-2")


def test_numbers_signs_and_counts_in_the_margins_say_of_which_unit_they_are(page, live):
    page.goto(ADDRESS)
    names = {"2.7": "Clause 2.7: 2.7.", "chapter-2": "Chapter 2"}

    for ref, name in names.items():
        link = page.locator(f"[id='{ref}']").get_by_role("link", name=name, exact=True)
        assert link.get_attribute("href") == f"{ADDRESS}{ref}/"
    count = page.locator("[id='2.7']").get_by_role("link", name="1 Akbayeva on Clause 2.7", exact=True)
    assert count.get_attribute("href") == f"{ADDRESS}2.7/#akbayeva-2023"


def test_numbers_hang_left_of_their_words_and_counts_stand_under_them_on_a_phone(page, live):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(ADDRESS)
    unit = page.locator("[id='2.7']")
    number, words, counts = (
        unit.locator(part).bounding_box() for part in (".unit-number", ".unit-text", ".counts")
    )

    assert number["x"] >= 0
    assert number["x"] + number["width"] <= words["x"]
    assert number["y"] == words["y"]
    assert counts["x"] == words["x"]
    assert counts["y"] >= words["y"] + words["height"]


def test_on_a_phone_the_contents_stay_at_the_top_and_show_the_place(page, live):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{ADDRESS}#2.7")

    strip, current = page.locator(".rail"), page.locator(".contents [aria-current]")
    expect(current).to_have_attribute("href", "#section-2")
    expect(current).to_be_in_viewport(ratio=1)
    top = strip.bounding_box()
    assert top["y"] == 0
    assert page.locator("[id='2.7']").bounding_box()["y"] >= top["height"]

    strip.locator("a[href='#section-4']").click()
    expect(current).to_have_attribute("href", "#section-4")
    expect(current).to_be_in_viewport(ratio=1)


def test_the_contents_beside_the_text_keep_the_place_in_sight(page, live):
    page.set_viewport_size({"width": 1280, "height": 700})
    page.goto(f"{ADDRESS}#act-2")

    current = page.locator(".contents [aria-current]")
    expect(current).to_have_attribute("href", "#chapter-7")
    expect(current).to_be_in_viewport(ratio=1)


def test_on_a_phone_the_commentary_opens_under_its_unit(page, live):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{ADDRESS}#2.7")

    page.locator("[id='2.7'] .count-link").first.click()
    page.wait_for_selector(".beside")

    unit, panel = (page.locator(f"[id='2.7'] > {part}").bounding_box() for part in (".unit-text", ".beside"))
    assert panel["y"] > unit["y"] + unit["height"] - 1
    assert panel["x"] + panel["width"] <= 390


def test_without_scripts_a_count_leads_to_the_page_of_its_unit(browser, live):
    context = browser.new_context(base_url=live.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(ADDRESS)

    page.locator("[id='2.7'] .count-link").first.click()

    expect(page).to_have_url(f"{live.url}/concept/2020/2.7/#akbayeva-2023")
    context.close()


def test_the_words_of_a_link_light_up_on_both_sides(page, live):
    page.goto("/concept/2020/2.7/")

    page.locator("#text mark").first.hover()

    expect(page.locator("mark.lit")).to_have_count(2)
    page.locator("h1").hover()
    expect(page.locator("mark.lit")).to_have_count(0)


def test_the_address_is_copied_and_said_to_be(page, live):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/concept/2020/2.7/")

    page.get_by_role("button", name="Copy the address").click()

    page.locator("[role=status]", has_text="Copied").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == f"{live.url}/concept/2020/2.7/"


def test_the_address_of_a_unit_is_copied_from_the_running_text(page, live):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{ADDRESS}#2.7")

    page.locator("[id='2.7'] .unit-text").hover()
    page.get_by_role("button", name="Copy the address of 2.7").click()

    page.locator("[role=status]", has_text="Copied").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == f"{live.url}/concept/2020/2.7/"


def test_a_button_clicked_twice_has_its_label_again_once_the_copy_was_told(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.clock.install()
    page.goto("/concept/2020/2.7/")
    button, told = page.locator("button[data-copy='[data-permalink]']"), page.get_by_role("status")

    for _ in range(2):
        button.click()
        expect(button).to_have_text("Copied")
        expect(told.filter(has_text="Copied")).to_have_count(1)
        page.clock.run_for(1500)
    page.clock.run_for(1500)

    expect(button).to_have_text("Copy the address")
    expect(told.filter(has_text="Copied")).to_have_count(0)


def test_a_citation_is_copied_and_its_button_keeps_its_whole_name(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.clock.install()
    page.goto("/concept/2020/2.7/")
    page.locator("#cite summary").click()
    button = page.locator("#cite button").first

    button.click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    page.clock.run_for(2500)

    expect(page.get_by_role("button", name="Copy the APA citation", exact=True)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#cite-apa").text_content().strip()


def test_the_key_copies_the_address_of_the_page_and_not_a_citation(page, live):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/concept/2020/2.7/")

    page.keyboard.press("y")

    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == f"{live.url}/concept/2020/2.7/"


def select(page, first, last):
    """Drag from the beginning of one element's words to the end of another's; returns what a copy would hold."""
    start, end = page.locator(first), page.locator(last)
    end.scroll_into_view_if_needed()
    page.mouse.move(start.bounding_box()["x"] + 1, start.bounding_box()["y"] + 10)
    page.mouse.down()
    box = end.bounding_box()
    page.mouse.move(box["x"] + box["width"] - 1, box["y"] + box["height"] - 3, steps=8)
    page.mouse.up()
    return page.evaluate("getSelection().toString()")


def test_what_is_copied_from_the_text_has_nothing_of_the_margins(page):
    page.set_viewport_size({"width": 1280, "height": 2000})
    page.goto(ADDRESS)
    expect(page.locator("[id='4.5'] .counts")).to_be_visible()
    expect(page.locator("#chapter-3 [aria-hidden]")).to_have_text("§")
    words = {
        ref: page.locator(f"[id='{ref}'] .unit-text").inner_text() for ref in ("4.5", "4.6", "chapter-3")
    }
    words["after"] = page.locator("[id='chapter-3.p1'] .unit-text").inner_text()

    numbered = select(page, "[id='4.5'] .unit-text", "[id='4.6'] .unit-text")
    unnumbered = select(page, "#chapter-3 .unit-text", "[id='chapter-3.p1'] .unit-text")

    assert numbered.split() == [*words["4.5"].split(), "4.6.", *words["4.6"].split()]
    assert unnumbered.split() == [*words["chapter-3"].split(), *words["after"].split()]


def test_what_is_copied_from_a_commentary_has_nothing_of_the_margins(page):
    page.set_viewport_size({"width": 1280, "height": 2000})
    page.goto("/commentary/poita-2020/")
    beside = page.locator(".block:has(#p4) :is(.discussed, .note-folds)")
    expect(beside.first).to_be_visible()

    copied = select(page, "#p4 .text", "#p5 .text")

    without_marks = (
        "one => { one.querySelectorAll('.sigil').forEach(mark => mark.remove()); return one.textContent }"
    )
    words = [page.locator(f"#{ref} .text").evaluate(without_marks) for ref in ("p4", "p5")]
    assert copied.split() == " ".join(words).split()


def test_what_is_opened_beside_the_text_can_be_copied(page):
    page.set_viewport_size({"width": 1280, "height": 2000})
    page.goto(f"{ADDRESS}?open=2.7#2.7")

    copied = select(page, ".beside .statement .text", ".beside .link-words q")

    assert page.locator(".beside .statement .text").inner_text() in copied
    assert page.locator(".beside .link-words q").inner_text() in copied


def hold_back(page, address):
    """Keep the answer of an address back; returns a function that lets it come and gives the page time to show it."""
    held, ended = [], []
    page.route(f"**{address}", lambda route: held.append(route))
    for event in ("requestfinished", "requestfailed"):
        page.on(event, lambda request: ended.append(request.url.endswith(address)))

    def release():
        held[0].continue_()
        while not any(ended):
            page.wait_for_timeout(100)
        page.wait_for_timeout(500)

    return release


def test_of_two_counts_clicked_one_after_the_other_the_last_is_opened(page, live):
    release = hold_back(page, "/concept/2020/goal-2/")
    page.goto(ADDRESS)

    page.locator("#goal-2 .count-link").first.click()
    page.locator("#goal-3 .count-link").first.click()
    page.wait_for_selector("#goal-3 .beside")
    release()

    expect(page.locator(".beside")).to_have_count(1)
    expect(page.locator("#goal-3 .beside")).to_have_count(1)
    expect(page).to_have_url(f"{live.url}{ADDRESS}?open=goal-3#goal-3")


def open_beside(page, ref):
    """Open what is said of a unit; returns where the unit stood in the window before."""
    unit = page.locator(f"[id='{ref}']")
    unit.scroll_into_view_if_needed()
    before = unit.bounding_box()["y"]
    unit.locator("> .counts .count-link").first.click()
    expect(unit.locator(".beside")).to_have_count(1)
    return before


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)])
def test_back_returns_to_the_unit_opened_before_and_then_closes_it_where_it_was(page, live, width, height):
    page.set_viewport_size({"width": width, "height": height})
    page.goto("/about/")
    page.goto(f"{ADDRESS}#goal-2")
    places = {ref: open_beside(page, ref) for ref in ("goal-2", "2.7")}

    page.go_back()
    expect(page).to_have_url(f"{live.url}{ADDRESS}?open=goal-2#goal-2")
    expect(page.locator("#goal-2 .beside")).to_have_count(1)
    expect(page.locator(".beside")).to_have_count(1)
    expect(page.locator("#goal-2 > .unit-number")).to_be_in_viewport()

    page.go_back()
    expect(page).to_have_url(f"{live.url}{ADDRESS}#goal-2")
    expect(page.locator(".beside")).to_have_count(0)
    assert abs(page.locator("#goal-2").bounding_box()["y"] - places["goal-2"]) < 2

    page.go_forward()
    expect(page.locator("#goal-2 .beside")).to_have_count(1)
    page.go_back()
    page.go_back()
    expect(page).to_have_url(f"{live.url}/about/")


def test_a_unit_opened_again_for_its_other_voice_makes_no_step_back(page, live):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/about/")
    page.goto(ADDRESS)
    open_beside(page, "goal-2")
    page.locator("#goal-2 > .counts .count-link").last.click()
    expect(page.locator("#goal-2 .said").last).to_be_in_viewport()

    page.go_back()

    expect(page).to_have_url(f"{live.url}{ADDRESS}")
    expect(page.locator(".beside")).to_have_count(0)


def test_what_is_opened_beside_the_text_begins_with_its_heading_and_takes_its_whole_width(page, live):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(ADDRESS)

    open_beside(page, "2.7")

    boxes = {
        part: page.locator(f".beside {part}").first.bounding_box()
        for part in (".beside-head", "h2", ".statement", ".statement .text", ".proof")
    }
    assert boxes["h2"]["y"] >= boxes[".beside-head"]["y"] + boxes[".beside-head"]["height"]
    assert boxes[".statement .text"]["width"] == boxes[".proof"]["width"] == boxes[".statement"]["width"]
    page.goto("/concept/2020/2.7/")
    assert (
        page.locator(".proof").bounding_box()["y"] < page.locator(".statement .text").bounding_box()["y"] + 5
    )


def test_what_was_closed_before_it_came_stays_closed(page):
    release = hold_back(page, "/concept/2020/goal-2/")
    page.goto(ADDRESS)

    with page.expect_request("**/concept/2020/goal-2/"):
        page.locator("#goal-2 .count-link").first.click()
    page.keyboard.press("Escape")
    release()

    expect(page.locator(".beside")).to_have_count(0)


def test_the_neighbours_of_a_long_page_are_at_hand_before_anything_is_scrolled(page, live):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/concept/2020/goal-2/")
    turn = page.locator(".turn")

    assert turn.bounding_box()["y"] < page.locator("h1").bounding_box()["y"]
    turn.get_by_role("link", name="Next: Goal 3", exact=True).click()
    expect(page).to_have_url(f"{live.url}/concept/2020/goal-3/")
    turn.get_by_role("link", name="Previous: Goal 2", exact=True).click()
    expect(page).to_have_url(f"{live.url}/concept/2020/goal-2/")

    page.goto("/concept/2020/3.10-3.14/")
    turn.get_by_role("link", name="Next: Clause 3.15", exact=True).click()
    expect(page).to_have_url(f"{live.url}/concept/2020/3.15/")
    page.goto("/commentary/poita-2020/p7/")
    turn.get_by_role("link", name="Previous: Paragraph 6", exact=True).click()
    expect(page).to_have_url(f"{live.url}/commentary/poita-2020/p6/")


def test_keys_go_to_neighbours_and_to_the_search_box_until_they_are_switched_off(page, live):
    page.goto("/concept/2020/2.7/")
    page.keyboard.press("]")
    page.wait_for_url(re.compile("/2.8/"))
    page.keyboard.press("[")
    page.wait_for_url(re.compile("/2.7/"))
    page.keyboard.press("/")
    expect(page.locator("[name=q]:focus")).to_be_visible()
    page.keyboard.type("[")
    assert page.url.endswith("/2.7/")

    page.goto("/settings/?back=/concept/2020/2.7/")
    page.get_by_label("Off").check()
    page.get_by_role("button", name="Keep these").click()
    expect(page).to_have_url(f"{live.url}/concept/2020/2.7/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") != "q"
    page.keyboard.press("Control+k")
    expect(page.locator("[name=q]:focus")).to_be_visible()


def test_dark_colours_are_there_from_the_first_paint(page, live):
    page.goto("/settings/?theme=dark&back=/help/")

    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_a_printed_chapter_spells_out_addresses_and_unfolds_what_is_said(page, live):
    page.goto("/concept/2020/chapter-3/")
    page.emulate_media(media="print")

    assert spelled_out(page, "chapter-3.p1") == f'"  {live.url}{ADDRESS}chapter-3.p1/"'
    expect(page.locator(".part-address").first).to_have_text(f"{live.url}{ADDRESS}principle-1/")
    assert not page.locator(".masthead-nav").is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("main details:not([open])").count() == 0


def spelled_out(page, ref):
    """What is printed after the words of a unit."""
    words = f"document.getElementById('{ref}').querySelector('.unit-text')"
    return page.evaluate(f"getComputedStyle({words}, '::after').content")


def test_the_printed_text_has_the_address_of_each_heading_too_and_no_labels_of_notes(page, live):
    page.goto("/ru/concept/2020/")
    label = page.locator("#decree-1 .sigil")
    expect(label).to_be_visible()

    page.emulate_media(media="print")

    assert spelled_out(page, "chapter-3") == f'"  {live.url}{ADDRESS}chapter-3/"'
    expect(label).to_be_hidden()
