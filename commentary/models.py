"""Who said what about which clause: commentaries, their passages, and the links with evidence on both sides."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from commentary.parsing import LANGUAGE_NAMES
from concept.labels import in_language
from concept.models import Clause, EditorialNote, Emendation, Text, TextQuerySet
from concept.quotation import surroundings


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


class PassageQuerySet(TextQuerySet):
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


class AnnotationQuerySet(models.QuerySet):
    """Questions about many links."""

    def with_texts(self):
        """Return the links with everything that a page shows of them, in one query."""
        return self.select_related(
            "passage__commentary", "passage__section", "clause__document", "clause__parent"
        )

    def on(self, clause):
        """Return the links to `clause` itself."""
        return self.filter(clause=clause)

    def within(self, clause):
        """Return the links to the units below `clause`."""
        return self.filter(clause__in=Clause.objects.within(clause))

    def strongest_first(self):
        """Return the links by commentary, then quotes before paraphrases before discusses, certain before probable."""
        return self.order_by("passage__commentary__position", "strength", "passage__position", "position")


class Annotation(models.Model):
    """A link: a passage of a commentary discusses a unit of the document, and these words on both sides prove it.

    In the terms of the W3C Web Annotation model the passage is the body, the clause the target, and each side has a
    TextQuoteSelector (exact, prefix, suffix) and a TextPositionSelector (start, end: characters of its text).
    """

    class Relation(models.TextChoices):
        QUOTES = "quotes", _("quotes")
        PARAPHRASES = "paraphrases", _("paraphrases")
        DISCUSSES = "discusses", _("discusses")

    class Level(models.TextChoices):
        CERTAIN = "certain", _("certain")
        PROBABLE = "probable", _("probable")

    class Comparison(models.TextChoices):
        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        DROPPED = "dropped", _("dropped")
        CONTINUED = "continued", _("continued")
        NONE = "none", _("no comparison")

    SENTENCES = {
        Relation.QUOTES: _("%(passage)s quotes %(clause)s"),
        Relation.PARAPHRASES: _("%(passage)s paraphrases %(clause)s"),
        Relation.DISCUSSES: _("%(passage)s discusses %(clause)s"),
    }

    key = models.CharField(max_length=16, unique=True, help_text="Permanent: it is in the link's address.")
    position = models.PositiveIntegerField(help_text="Place in the editors' file.")
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="annotations")
    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="annotations")
    relation = models.CharField(
        max_length=20,
        choices=Relation,
        help_text="The strongest that holds: quotes reproduces the unit's own wording inside quotation marks; "
        "paraphrases restates it without them; discusses interprets, evaluates, explains or doubts it.",
    )
    strength = models.PositiveSmallIntegerField(
        editable=False, help_text="Rank of relation and level, 0 strongest."
    )
    level = models.CharField(
        max_length=20,
        choices=Level,
        help_text="certain: any careful reader agrees; probable: one could disagree.",
    )
    compares_previous = models.CharField(
        max_length=20,
        choices=Comparison,
        default=Comparison.NONE,
        help_text="What the commentator claims happened to this content since the Concept for 2014-2020.",
    )
    reason = models.TextField(help_text="Why this is a link, in one sentence.")
    editor = models.CharField(max_length=100, blank=True)
    edited = models.BooleanField(
        default=False, help_text="Changed here and not yet written back to the editors' file."
    )
    passage_exact = models.TextField(help_text="The commentator's words, exactly as in the passage.")
    passage_prefix = models.CharField(max_length=64, blank=True)
    passage_suffix = models.CharField(max_length=64, blank=True)
    passage_start = models.PositiveIntegerField()
    passage_end = models.PositiveIntegerField()
    clause_exact = models.TextField(help_text="The Concept's words, exactly as in the unit.")
    clause_prefix = models.CharField(max_length=64, blank=True)
    clause_suffix = models.CharField(max_length=64, blank=True)
    clause_start = models.PositiveIntegerField()
    clause_end = models.PositiveIntegerField()

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["passage", "clause", "passage_exact", "clause_exact"],
                name="annotation_says_one_thing_once",
            )
        ]

    def __str__(self):
        return self.sentence

    def save(self, *args, **kwargs):
        self.strength = self.rank(self.relation, self.level)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("commentary:annotation", args=[self.key])

    @property
    def sentence(self):
        """Return the link in words of the page's language: “Paragraph 12 quotes Clause 2.7”."""
        return self.sentence_of(self.passage.label)

    @property
    def full_sentence(self):
        """Return the sentence with the name of the commentary, for where the page does not give it."""
        return self.sentence_of(f"{self.passage.commentary}, {self.passage.label}")

    def sentence_of(self, passage):
        """Return the sentence with these words for the passage."""
        return self.SENTENCES[self.relation] % {"passage": passage, "clause": self.clause.label}

    @property
    def neighbours(self):
        """Return the links before and after it in the editors' file, each None at an end."""
        others = Annotation.objects.with_texts()
        before = others.filter(position__lt=self.position).order_by("-position").first()
        return before, others.filter(position__gt=self.position).order_by("position").first()

    @property
    def passage_surroundings(self):
        """Return the words of the passage just before and just after those that are quoted."""
        return surroundings(self.passage.text, self.passage_start, self.passage_end)

    @classmethod
    def rank(cls, relation, level):
        """Return the rank of a relation and level: 0 for a certain quotation, 5 for a probable discussion."""
        return cls.Relation.values.index(relation) * len(cls.Level.values) + cls.Level.values.index(level)


class Agreement(models.Model):
    """Whether the commentaries agree on a unit that each of them treats."""

    class Verdict(models.TextChoices):
        AGREE = "agree", _("agree")
        DIFFER = "differ", _("differ")
        DIFFERENT_ASPECTS = "different aspects", _("speak of different aspects")

    clause = models.OneToOneField(Clause, on_delete=models.CASCADE, related_name="agreement")
    verdict = models.CharField(max_length=20, choices=Verdict)
    reason = models.TextField()

    class Meta:
        ordering = ["clause"]

    def __str__(self):
        return f"{self.clause}: {self.verdict}"


class AgreementSide(models.Model):
    """What one commentary says of the unit: the words quoted, the passage they stand in, and all its passages on it."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="sides")
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="+")
    exact = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    passages = models.ManyToManyField(Passage, related_name="+")

    class Meta:
        ordering = ["agreement", "passage__commentary__position"]

    def __str__(self):
        return f"{self.passage.commentary}: {self.exact[:60]}"


class ChangeQuerySet(models.QuerySet):
    """Questions about many claims."""

    def with_texts(self):
        """Return the claims with their passages, in one query, and their units, in another."""
        units = models.Prefetch("clauses", Clause.objects.select_related("document"))
        return self.select_related("passage__commentary").prefetch_related(units)


class Change(models.Model):
    """A commentator's claim of what became of something since the previous Concept, held against the text."""

    class Kind(models.TextChoices):
        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        DROPPED = "dropped", _("dropped")
        CONTINUED = "continued", _("continued")
        ABSENT = "absent", _("absent")

    class Verdict(models.TextChoices):
        BEARS_OUT = "bears out", _("the text bears it out")
        DOES_NOT = "does not bear out", _("the text does not bear it out")
        CANNOT = "cannot be checked here", _("cannot be checked here")

    key = models.CharField(max_length=32, unique=True)
    position = models.PositiveIntegerField()
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="changes")
    exact = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    claim = models.TextField()
    kind = models.CharField(max_length=20, choices=Kind)
    verdict = models.CharField(max_length=30, choices=Verdict)
    note = models.TextField(blank=True)
    clauses = models.ManyToManyField(Clause, related_name="changes")

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return self.claim
