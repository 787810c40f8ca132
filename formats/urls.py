from django.urls import path

from formats import views

app_name = "formats"
urlpatterns = [path("download/", views.download_page, name="downloads")]
