"""Who said what about which clause: the commentaries' texts, and the editors' judgements on what links them."""

from commentary.models.judgements import Agreement, AgreementSide, Annotation, Change
from commentary.models.texts import Author, Commentary, Passage, PassageEmendation, PassageNote, Reference

__all__ = [
    "Agreement",
    "AgreementSide",
    "Annotation",
    "Author",
    "Change",
    "Commentary",
    "Passage",
    "PassageEmendation",
    "PassageNote",
    "Reference",
]
