"""The document, clause by clause, with what the edition did to it and says of it."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from concept.labels import in_language


class Text(models.Model):
    """One addressable piece of a text: what a Clause and a Passage have in common."""

    ref = models.CharField(
        max_length=64,
        help_text="Permanent and human (2.7, goal-6, p12). Never change it once it is published: scholars cite it.",
    )
    english_label = models.CharField(
        max_length=100, help_text="What readers call it in English: “Clause 2.7”, “Paragraph 12”."
    )
    number = models.CharField(
        max_length=16, blank=True, help_text="The number as printed; empty where the edition counted."
    )
    position = models.PositiveIntegerField(help_text="Place in document order, from 0.")
    lead = models.TextField(
        blank=True, help_text="What stands before the text in the source: number, line breaks."
    )
    text = models.TextField(
        help_text="The words, verbatim; emendations move or hide text but never reword it."
    )
    start = models.PositiveIntegerField(help_text="Offset of the text in the emended source, in characters.")
    first_line = models.PositiveIntegerField(help_text="First line in the verbatim file, from 1.")
    last_line = models.PositiveIntegerField(help_text="Last line in the verbatim file.")

    class Meta:
        abstract = True

    def __str__(self):
        return self.label

    @property
    def label(self):
        """Return what readers call it in the language of the page."""
        return in_language(self.english_label)

    @property
    def source(self):
        """Return where the text stands in the verbatim file: {"file": name, "lines": [first, last]}."""
        return {"file": self.source_file, "lines": [self.first_line, self.last_line]}


class DocumentQuerySet(models.QuerySet):
    """Questions about the documents, of which the edition has one."""

    def current(self):
        """Return the document that the edition is of, or None before it is loaded."""
        return self.first()


class Document(models.Model):
    """A document of state that the edition publishes."""

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=300)
    short_title = models.CharField(max_length=100)
    decree_title = models.CharField(max_length=300)
    number = models.CharField(max_length=20)
    date = models.DateField()
    place = models.CharField(max_length=100)
    authority = models.CharField(max_length=200)
    signatory = models.CharField(max_length=100)
    language = models.CharField(max_length=20)
    source_file = models.CharField(max_length=100)
    source_name = models.CharField(max_length=200)
    source_url = models.URLField()
    rights = models.TextField()

    objects = DocumentQuerySet.as_manager()

    def __str__(self):
        return self.short_title

    def get_absolute_url(self):
        return reverse("concept:document", args=[self.slug])


class ClauseQuerySet(models.QuerySet):
    """Questions about many units of the document."""

    def within(self, clause):
        """Return the units below `clause` in the tree, in document order, without itself."""
        return self.filter(
            document=clause.document_id, position__gt=clause.position, position__lte=clause.last_position
        )

    def around(self, clause):
        """Return the units that `clause` stands in, outermost first, without itself."""
        return self.filter(
            document=clause.document_id, position__lt=clause.position, last_position__gte=clause.position
        ).order_by("position")


class Clause(Text):
    """One addressable unit of the document, in a tree: chapters and headings are units too."""

    class Kind(models.TextChoices):
        DECREE_ITEM = "decree item", _("Decree Item")
        CHAPTER = "chapter", _("Chapter")
        SECTION = "section", _("Section")
        HEADING = "heading", _("Heading")
        PARAGRAPH = "paragraph", _("Paragraph")
        ITEM = "item", _("list item")
        CLAUSE = "clause", _("Clause")

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="clauses")
    kind = models.CharField(max_length=20, choices=Kind)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="children"
    )
    last_position = models.PositiveIntegerField(
        help_text="Position of the last unit inside this one, or its own."
    )

    objects = ClauseQuerySet.as_manager()

    class Meta:
        ordering = ["document", "position"]
        constraints = [
            models.UniqueConstraint(fields=["document", "ref"], name="clause_ref_is_unique"),
            models.CheckConstraint(
                condition=Q(last_position__gte=F("position")), name="clause_ends_where_it_starts_or_later"
            ),
        ]

    def get_absolute_url(self):
        return reverse("concept:clause", args=[self.document.slug, self.ref])

    @property
    def source_file(self):
        return self.document.source_file

    @property
    def is_division(self):
        """Return whether the unit is a heading that others stand under."""
        return self.kind in (self.Kind.CHAPTER, self.Kind.SECTION, self.Kind.HEADING)

    @property
    def title(self):
        """Return a heading's words without its number: “Chapter 2. International experience” loses its first half."""
        if self.is_division and self.number:
            return self.text.partition(". ")[2]
        return self.text

    @property
    def number_is_editorial(self):
        """Return whether the ref counts what the decree leaves unnumbered (`chapter-1.p3`)."""
        return not self.number and not self.is_division and "." in self.ref


class Emendation(models.Model):
    """A place where the edition departs from the verbatim file."""

    class Kind(models.TextChoices):
        SPLIT = "split", _("line divided")
        JOIN = "join", _("lines joined")
        OMIT = "omit", _("left out")
        REPEAT = "repeat", _("repetition shown once")

    key = models.CharField(max_length=32, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    line = models.PositiveIntegerField(help_text="Line of the verbatim file, from 1.")
    at = models.PositiveIntegerField(help_text="Offset in the emended source, in characters.")
    before = models.TextField(blank=True, help_text="What the file has; empty where it is withheld.")
    after = models.TextField(blank=True, help_text="What the edition has in its place.")
    reason = models.TextField()
    withheld = models.BooleanField(default=False, help_text="What the file has is not published.")

    class Meta:
        abstract = True
        ordering = ["at"]

    def __str__(self):
        return f"{self.get_kind_display()} at line {self.line}"

    @property
    def in_source(self):
        """Return what the file has, in one line: line breaks are shown as signs."""
        return self.before.replace("\n", " ⏎ ")


class EditorialNote(models.Model):
    """What a reader should know of a place in a text: an error, a mistranslation, a claim the Concept contradicts."""

    class Kind(models.TextChoices):
        NAME = "name", _("wrong name or acronym")
        MISTRANSLATION = "mistranslation", _("mistranslation")
        TERM = "term", _("one term, several words")
        QUOTATION = "quotation", _("altered quotation")
        CONTRADICTION = "contradiction", _("contradicted by the Concept")
        OVERSTATED = "overstated", _("overstated")
        READING = "reading", _("the commentator's own reading")
        ADDITION = "addition", _("not in the Concept")
        TRUNCATED = "truncated", _("text cut off")
        REPETITION = "repetition", _("text repeated")
        NUMBERING = "numbering", _("numbering")
        DATED = "dated", _("dated or contradictory time")
        WORDING = "wording", _("wording or typography")
        REFERENCE = "reference", _("wrong or repeated reference")

    key = models.CharField(max_length=32, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    exact = models.TextField(
        blank=True, help_text="The words it is about; empty where it is about the whole text."
    )
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    note = models.TextField(help_text="What is wrong and how to read it, with the reason.")

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.get_kind_display()}: {self.exact or self.note[:60]}"


class ClauseEmendation(Emendation):
    """An emendation of the document's source."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="emendations")
    clauses = models.ManyToManyField(Clause, related_name="emendations")


class ClauseNote(EditorialNote):
    """A note on a unit of the document."""

    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="notes")

    class Meta(EditorialNote.Meta):
        ordering = ["clause", "start", "key"]


class MovedRef(models.Model):
    """A ref that was published once and now leads elsewhere, so that no address dies."""

    owner = models.CharField(max_length=64, help_text="Slug of the document or commentary.")
    old = models.CharField(max_length=64)
    new = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "old"], name="moved_ref_is_unique")]

    def __str__(self):
        return f"{self.owner}: {self.old} is now {self.new}"


class Loading(models.Model):
    """What was loaded last: a digest of all its files, so that an unchanged edition is not loaded again."""

    digest = models.CharField(max_length=64)
    loaded = models.DateTimeField(auto_now=True)

    def __str__(self):
        return self.digest[:12]
