"""The printed sheet: data and a typst form in, PDF bytes out. Pure; storage and states are elsewhere."""

from village.letters.paper.printing import PaperFailed, letter_pdf, typeset
from village.letters.paper.qr import qr_svg
from village.letters.paper.sheet import PersonOnPaper, Sheet

__all__ = ["PaperFailed", "PersonOnPaper", "Sheet", "letter_pdf", "qr_svg", "typeset"]
