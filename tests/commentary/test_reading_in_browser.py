"""What a person does on a commentary's pages, in a browser."""

from playwright.sync_api import expect


def test_a_note_is_folded_until_its_mark_is_followed(page):
    page.goto("/commentary/poita-2020/")
    mark = page.locator("a.sigil[data-kind=note]").first
    note = page.locator(mark.get_attribute("href"))
    expect(note).not_to_have_attribute("open", "")

    mark.click()

    expect(note).to_have_attribute("open", "")
    expect(note.locator("p").first).to_be_visible()


def test_following_quoted_words_leads_to_the_link_beside_them(page, live):
    page.goto("/commentary/poita-2020/")
    words = page.locator("mark a").first

    key = words.get_attribute("href").partition("#")[2]
    words.click()

    expect(page).to_have_url(f"{live.url}/commentary/poita-2020/#{key}")
    expect(page.locator(f"#{key}")).to_have_attribute("href", f"/annotations/{key}/")


def test_the_list_of_links_keeps_its_choices_folded_on_a_phone_only(page):
    page.goto("/annotations/")
    choice = page.locator(".facet a").first
    expect(choice).to_be_visible()

    page.set_viewport_size({"width": 390, "height": 844})
    expect(choice).to_be_hidden()
    page.locator(".facets > summary").click()
    expect(choice).to_be_visible()
