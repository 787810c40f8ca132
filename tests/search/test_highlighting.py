from search.engine.search import Hit
from search.highlighting import marked_up, places, plain

SNIPPET = (("a <b>bold</b> & ", False), ("<script>", True), (' "quoted" ', False), ("word", True))


def test_nothing_from_a_text_is_markup_but_the_marks():
    assert marked_up(SNIPPET) == (
        "a &lt;b&gt;bold&lt;/b&gt; &amp; <mark>&lt;script&gt;</mark> &quot;quoted&quot; <mark>word</mark>"
    )


def test_matches_are_given_by_their_places_in_the_plain_snippet():
    hit = Hit("x", 1.0, SNIPPET, {}, {})

    assert [plain(hit)[start:end] for start, end in places(hit)] == ["<script>", "word"]
