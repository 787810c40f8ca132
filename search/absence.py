"""What a reader sees while there is no index to search: the texts are there all the same."""

import logging

from django.urls import reverse
from django.utils.translation import gettext as _

from concept.models import Document
from config.errors import error_page
from search.engine.generations import NoIndex

logger = logging.getLogger(__name__)
# Seconds after which to ask again: a build takes less.
RETRY_AFTER = 60


class NoIndexMiddleware:
    """Answers 503 where a search met no index, with the way to the texts; the log says what to do."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, NoIndex):
            return None
        logger.error("%s Run manage.py build_index.", exception)
        texts = [(document.title, document.get_absolute_url()) for document in Document.objects.all()]
        response = error_page(
            request,
            503,
            _(
                "The index of words is being made anew. Try again in a minute; the texts can be read meanwhile."
            ),
            [*texts, (_("The commentaries"), reverse("commentary:commentaries"))],
        )
        response.headers["Retry-After"] = str(RETRY_AFTER)
        return response
