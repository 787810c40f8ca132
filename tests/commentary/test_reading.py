"""What a person does on a commentary's pages, in a browser."""


def test_a_note_is_folded_until_its_mark_is_followed(page):
    page.goto("/commentary/poita-2020/")
    mark = page.locator("a.sigil[data-kind=note]").first
    note = page.locator(mark.get_attribute("href"))
    assert note.get_attribute("open") is None

    mark.click()

    assert note.get_attribute("open") is not None
    assert note.locator("p").first.is_visible()


def test_following_quoted_words_leads_to_the_link_beside_them(page):
    page.goto("/commentary/poita-2020/")
    words = page.locator("mark a").first

    words.click()

    key = page.url.partition("#")[2]
    assert page.locator(f"#{key}").get_attribute("href") == f"/annotations/{key}/"


def test_the_list_of_links_keeps_its_choices_folded_on_a_phone_only(page):
    page.goto("/annotations/")
    choice = page.locator(".facet a").first
    assert choice.is_visible()

    page.set_viewport_size({"width": 390, "height": 844})
    assert not choice.is_visible()
    page.locator(".facets > summary").click()
    assert choice.is_visible()
