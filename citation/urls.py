from django.urls import path

from citation import views

app_name = "citation"
urlpatterns = [
    path("c/", views.reference, name="reference"),
    path("errata/", views.errata, name="errata"),
]
