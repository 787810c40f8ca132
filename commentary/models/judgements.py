"""What the editors found between the texts: links with evidence on both sides, agreements, claims of change."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commentary.models.texts import Passage
from concept.models import Clause
from concept.quotation import surroundings


class AnnotationQuerySet(models.QuerySet):
    """Questions about many links."""

    def with_texts(self):
        """Return the links with everything that a page shows of them, in one query."""
        return self.select_related(
            "passage__commentary", "passage__section", "clause__document", "clause__parent"
        )

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
