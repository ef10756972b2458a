from catalog.reviews.services.answering import answer_review
from catalog.reviews.services.leaving import forget_author
from catalog.reviews.services.reporting import decide_review, report_review
from catalog.reviews.services.writing import edit_review, write_review

__all__ = ["answer_review", "decide_review", "edit_review", "forget_author", "report_review", "write_review"]
