from django.urls import path

from discovery import views

app_name = "discovery"
urlpatterns = [
    path("api/", views.api, name="api"),
    path("openapi.json", views.openapi_json, name="openapi"),
    path("sitemap.xml", views.sitemap_xml, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("opensearch.xml", views.opensearch_xml, name="opensearch"),
]
