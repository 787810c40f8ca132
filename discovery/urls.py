from django.urls import path

from discovery import views

app_name = "discovery"
urlpatterns = [path("api/", views.api, name="api")]
