from django import forms

from village.letters.spec import LetterType


class DocumentsForm(forms.Form):
    """A file field for each document of a letter type; the letters room judges the files."""

    def __init__(self, letter_type: LetterType, *, bound: bool = False) -> None:
        super().__init__({} if bound else None)
        for document in letter_type.documents:
            self.fields[document.code] = forms.FileField(label=document.label, required=False)
