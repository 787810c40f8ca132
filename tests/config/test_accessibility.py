"""WCAG 2.2 AA on each kind of page, as far as axe-core can tell, and pages that stay whole when narrow or enlarged."""

import pytest

from tests.kinds import KINDS

WAYS = {
    "wide-light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "phone-dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# The spacing that WCAG 1.4.12 lets readers set; a page must lose nothing by it.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
# How far the widest thing in the page reaches past the window, in pixels.
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module", params=WAYS)
def window(request, browser, live):
    """A window; that of the phone is on a slow line, where the fonts come too late and are not waited for."""
    context = browser.new_context(base_url=live.url, reduced_motion="reduce", **WAYS[request.param])
    if request.param == "phone-dark":
        context.route("**/*.woff2", lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", [*KINDS.values(), "/ru/", "/ru/concept/2020/2.7/", "/kk/search/?q=су"])
def test_axe_finds_nothing(window, path):
    from axe_playwright_python.sync_playwright import Axe

    window.goto(path)
    found = Axe().run(window, options=RULES)

    assert found.response["passes"]
    assert [
        (one["id"], [node["target"] for node in one["nodes"]]) for one in found.response["violations"]
    ] == []


@pytest.mark.parametrize("path", KINDS.values())
def test_a_page_of_320_pixels_needs_no_scrolling_sideways(browser, live, path):
    context = browser.new_context(base_url=live.url, viewport={"width": 320, "height": 640})
    window = context.new_page()
    window.goto(path)

    assert window.evaluate(OVERFLOW) <= 0

    # An element, not add_style_tag: the site's own policy stands against styles in the page, as it should.
    window.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }",
        SPACING,
    )
    assert window.evaluate(OVERFLOW) <= 0
    context.close()


@pytest.mark.parametrize("width", [1000, 1024])
def test_a_small_laptop_needs_no_scrolling_sideways_either(browser, live, width):
    """Contents or facets stand beside the main part already, which is then at its narrowest."""
    context = browser.new_context(base_url=live.url, viewport={"width": width, "height": 768})
    context.add_cookies([{"name": "reading", "value": "size:larger measure:wide", "url": live.url}])
    window = context.new_page()

    wider = {}
    for path in KINDS.values():
        window.goto(path)
        if (overflow := window.evaluate(OVERFLOW)) > 0:
            wider[path] = overflow

    assert wider == {}
    context.close()


def test_every_component_in_its_states_is_accessible(browser, tmp_path):
    from axe_playwright_python.sync_playwright import Axe

    from tests.site import Site

    with Site(tmp_path, DEBUG="1") as site:
        for way in WAYS.values():
            context = browser.new_context(base_url=site.url, **way)
            window = context.new_page()
            window.goto("/components/")
            found = Axe().run(window, options=RULES)
            assert window.locator(".tag").count() > 0
            assert [one["id"] for one in found.response["violations"]] == []
            assert window.evaluate(OVERFLOW) <= 0
            context.close()


def test_in_forced_colours_what_is_chosen_and_what_differs_can_still_be_told(browser, live):
    context = browser.new_context(base_url=live.url, forced_colors="active")
    window = context.new_page()
    style = "(all, name) => all.map(one => getComputedStyle(one)[name])"

    window.goto("/concept/2020/#2.7")
    chosen, *others = window.locator(".masthead-nav a").evaluate_all(style, "borderBottomColor")
    assert chosen not in others
    units = window.locator("[id='2.6'], [id='2.7'], [id='2.8']")
    before, here, after = units.evaluate_all(style, "borderLeftColor")
    assert before == after != here

    window.goto("/links/")
    fills = {
        value: window.locator(f".course .mark[data-value={value}]").first.evaluate(
            "one => getComputedStyle(one).fill"
        )
        for value in ("quotes", "paraphrases", "discusses")
    }
    assert len(set(fills.values())) == len(fills)
    context.close()
