from django.urls import path

from discovery import views

app_name = "discovery"
urlpatterns = [
    path("sitemap.xml", views.sitemap_xml, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("opensearch.xml", views.opensearch_xml, name="opensearch"),
]
