from django.urls import path

from search import views, word_views

app_name = "search"
urlpatterns = [
    path("search/", views.search, name="search"),
    path("search.json", views.search_json, name="search_json"),
    path("suggest.json", views.suggestions, name="suggestions"),
    path("concordance/", word_views.concordance_page, name="concordance"),
    path("concordance.csv", word_views.concordance_csv, name="concordance_csv"),
    path("terms/", word_views.terms, name="terms"),
    path("terms.csv", word_views.terms_csv, name="terms_csv"),
]
