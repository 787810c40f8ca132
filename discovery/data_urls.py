"""Addresses that machines ask for: the same in every language of the interface."""

from django.urls import path

from discovery import views

app_name = "discovery-data"
urlpatterns = [
    path("openapi.json", views.openapi_json, name="openapi"),
    path("sitemap.xml", views.sitemap_xml, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("opensearch.xml", views.opensearch_xml, name="opensearch"),
    path("opensearch.json", views.opensearch_suggestions, name="opensearch_suggestions"),
]
