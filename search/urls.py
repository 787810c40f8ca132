"""Addresses of the search and of other ways to look at words. Suggestions are in the language of the page."""

from django.urls import path

from search import views, word_views

app_name = "search"
urlpatterns = [
    path("search/", views.search, name="search"),
    path("suggest.json", views.suggestions, name="suggestions"),
    path("concordance/", word_views.concordance_page, name="concordance"),
    path("terms/", word_views.terms, name="terms"),
]
