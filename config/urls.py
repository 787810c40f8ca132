"""The site's addresses. Each app keeps its own."""

urlpatterns = []
