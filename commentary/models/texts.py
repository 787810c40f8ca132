"""The texts of the commentaries: who wrote them, their passages, and what the edition did to these and says of them."""

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from commentary.parsing import LANGUAGE_NAMES
from concept.labels import in_language
from concept.models import Clause, EditorialNote, Emendation, Text


class CommentaryQuerySet(models.QuerySet):
    """Questions about many commentaries."""

    def with_counts(self):
        """Return the commentaries, each with `passage_count` (readable ones) and `link_count`."""
        readable = ~models.Q(passages__kind=Passage.Kind.METADATA)
        return self.annotate(
            passage_count=models.Count("passages", filter=readable, distinct=True),
            link_count=models.Count("passages__annotations", distinct=True),
        )


class Commentary(models.Model):
    """A scholarly text about the document."""

    slug = models.SlugField(unique=True, max_length=64)
    short_title = models.CharField(max_length=100, help_text="Authors and year, as cited: “Poita 2020”.")
    titles = models.JSONField(help_text="Title by language tag; the first is the main one.")
    language = models.CharField(max_length=20)
    date = models.CharField(max_length=10, help_text="Year, or ISO date, of publication.")
    venue = models.CharField(max_length=200)
    doi = models.CharField(max_length=100, blank=True)
    udc = models.CharField(max_length=50, blank=True)
    source_file = models.CharField(max_length=100)
    source_url = models.URLField(blank=True)
    rights = models.TextField()
    note = models.TextField(
        blank=True, help_text="What a reader should know of this text: its language, its state."
    )
    position = models.PositiveIntegerField()

    objects = CommentaryQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "commentaries"

    def __str__(self):
        return self.short_title

    def get_absolute_url(self):
        return reverse("commentary:commentary", args=[self.slug])

    @property
    def title(self):
        return self.titles[self.language]

    @property
    def day(self):
        """Return the day of publication, or None where only the year is known."""
        return date.fromisoformat(self.date) if len(self.date) == len("2020-03-11") else None


class Author(models.Model):
    """An author of a commentary, in the order of its title page."""

    commentary = models.ForeignKey(Commentary, on_delete=models.CASCADE, related_name="authors")
    position = models.PositiveIntegerField()
    family = models.CharField(max_length=100)
    given = models.CharField(max_length=100)
    affiliation = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["commentary", "position"]
        constraints = [
            models.UniqueConstraint(fields=["commentary", "position"], name="author_position_is_unique")
        ]

    def __str__(self):
        return f"{self.given} {self.family}"


class PassageQuerySet(models.QuerySet):
    """Questions about many passages."""

    def readable(self):
        """Return the passages that are text to read and search: all but the lines that hold metadata."""
        return self.exclude(kind=Passage.Kind.METADATA)

    def versions_of(self, passage):
        """Return the other language versions of `passage`, in document order."""
        if not passage.parallel:
            return self.none()
        return self.filter(commentary=passage.commentary_id, parallel=passage.parallel).exclude(pk=passage.pk)


class Passage(Text):
    """One paragraph of a commentary, or another piece of it that has an address."""

    class Kind(models.TextChoices):
        TITLE = "title", _("title")
        HEADING = "heading", _("heading")
        ABSTRACT = "abstract", _("abstract")
        KEYWORDS = "keywords", _("key words")
        BODY = "body", pgettext_lazy("kind of passage", "text")
        REFERENCE = "reference", pgettext_lazy("kind of passage", "reference")
        NOTE = "note", pgettext_lazy("kind of passage", "note")
        METADATA = "metadata", _("metadata")

    commentary = models.ForeignKey(Commentary, on_delete=models.CASCADE, related_name="passages")
    kind = models.CharField(max_length=20, choices=Kind)
    language = models.CharField(max_length=20, help_text="BCP 47 tag: en, ru, kk, ru-Latn.")
    section = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="members"
    )
    parallel = models.CharField(
        max_length=64, blank=True, help_text="Shared by the language versions of one passage: abstract-1."
    )
    gives = models.CharField(max_length=100, blank=True, help_text="Which metadata a metadata line holds.")

    objects = PassageQuerySet.as_manager()

    class Meta:
        ordering = ["commentary", "position"]
        constraints = [models.UniqueConstraint(fields=["commentary", "ref"], name="passage_ref_is_unique")]

    def get_absolute_url(self):
        return reverse("commentary:passage", args=[self.commentary.slug, self.ref])

    @property
    def source_file(self):
        return self.commentary.source_file

    @property
    def neighbours(self):
        """Return the readable passages before and after it in its commentary, each None at an end."""
        others = Passage.objects.readable().filter(commentary=self.commentary_id).select_related("commentary")
        before = others.filter(position__lt=self.position).order_by("-position").first()
        return before, others.filter(position__gt=self.position).order_by("position").first()

    @property
    def as_heading(self):
        """Return the words of a heading without the colon that leads to what follows."""
        return self.text.rstrip(":")

    @property
    def language_name(self):
        """Return what its language is called in the language of the page."""
        return in_language(LANGUAGE_NAMES.get(self.language, self.language))

    @property
    def is_listing(self):
        """Return whether the passage lists words rather than saying something with them."""
        return self.kind in (self.Kind.KEYWORDS, self.Kind.REFERENCE)


class Reference(models.Model):
    """A work that a commentary cites; its markers ([3]) in the running text point here."""

    passage = models.OneToOneField(Passage, on_delete=models.CASCADE, related_name="reference")
    number = models.PositiveIntegerField()
    url = models.URLField(max_length=500, blank=True, help_text="The address printed with the reference.")

    class Meta:
        ordering = ["passage"]

    def __str__(self):
        return f"[{self.number}]"

    def get_absolute_url(self):
        return self.passage.get_absolute_url()


class PassageEmendation(Emendation):
    """An emendation of a commentary's source."""

    commentary = models.ForeignKey(Commentary, on_delete=models.CASCADE, related_name="emendations")
    passages = models.ManyToManyField(Passage, related_name="emendations")


class PassageNote(EditorialNote):
    """A note on a passage of a commentary."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="notes")
    clause = models.ForeignKey(
        Clause,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The unit of the Concept that shows it, where there is one.",
    )

    class Meta(EditorialNote.Meta):
        ordering = ["passage", "start", "key"]
