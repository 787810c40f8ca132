from playwright.sync_api import expect

REPORT_VIOLATIONS = """() => {
    window.ran = [];
    window.blocked = [];
    document.addEventListener("securitypolicyviolation", (event) => window.blocked.push(event.effectiveDirective));
}"""
SLIP_MARKUP_IN = """() => {
    const script = document.createElement("script");
    script.textContent = "window.ran.push('script')";
    document.body.append(script);
    document.body.insertAdjacentHTML("beforeend", "<p onclick='window.ran.push(1)' style='color: red'>2.7</p>");
    document.body.lastElementChild.click();
}"""


def test_markup_that_slipped_into_a_page_would_neither_run_nor_style(page):
    page.goto("/nowhere/")
    page.evaluate(REPORT_VIOLATIONS)

    page.evaluate(SLIP_MARKUP_IN)
    page.wait_for_function("window.blocked.length >= 3")

    assert sorted(page.evaluate("window.blocked")) == ["script-src-attr", "script-src-elem", "style-src-attr"]
    assert page.evaluate("window.ran") == []


def test_an_error_page_leads_to_the_beginning(page, live):
    response = page.goto("/nowhere/")

    assert response.status == 404
    page.get_by_role("link", name="beginning").click()
    expect(page).to_have_url(f"{live.url}/")
