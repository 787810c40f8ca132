"""Addresses of the same as data: the same in every language of the interface."""

from django.urls import path

from search import views, word_views

app_name = "search-data"
urlpatterns = [
    path("search.json", views.search_json, name="search"),
    path("concordance.csv", word_views.concordance_csv, name="concordance_csv"),
    path("terms.csv", word_views.terms_csv, name="terms_csv"),
]
