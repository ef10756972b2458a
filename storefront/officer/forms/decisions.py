from django import forms
from django.utils.translation import gettext_lazy as _

from village.letters.spec import LetterType, StepSpec
from village.residents.states import COUNTER, PHOTOS

METHODS = (
    (COUNTER, _("Orangnya datang, KTP aslinya saya lihat")),
    (PHOTOS, _("Foto KTP dan foto memegang KTP sama orangnya")),
)
REASON = forms.Textarea(attrs={"rows": 3})


class VerifyForm(forms.Form):
    """The checklist of a step, and how the person behind the account was recognised where nobody has yet.

    Nothing is required here: the service says what is missing, in its words.
    """

    checked = forms.MultipleChoiceField(
        label=_("Yang Anda periksa"), required=False, widget=forms.CheckboxSelectMultiple
    )
    identity_method = forms.ChoiceField(
        label=_("Pastikan orangnya"), required=False, choices=METHODS, widget=forms.RadioSelect
    )

    def __init__(self, *args, step: StepSpec, asks_identity: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["checked"].choices = [(point.code, point.text) for point in step.checklist]
        if not asks_identity:
            del self.fields["identity_method"]


class ApproveForm(forms.Form):
    password = forms.CharField(
        label=_("Kata sandi Anda"),
        help_text=_("Diminta sekali lagi, karena ini tanda tangan Anda."),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
    )


class ReturnForm(forms.Form):
    """What goes back for repair, and why."""

    documents = forms.MultipleChoiceField(
        label=_("Foto dan berkas"), required=False, widget=forms.CheckboxSelectMultiple
    )
    fields_ = forms.MultipleChoiceField(label=_("Isian"), required=False, widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(
        label=_("Apa yang perlu diperbaiki?"),
        help_text=_("Pemohon membaca kalimat ini. Sebut apa yang kurang dan apa yang harus ia lakukan."),
        required=False,
        widget=REASON,
    )

    def __init__(self, *args, letter_type: LetterType, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["documents"].choices = [(one.code, one.label) for one in letter_type.documents]
        self.fields["fields_"].choices = [(one.code, one.label) for one in letter_type.fields]

    @property
    def items(self) -> list[str]:
        """Everything chosen, documents first."""
        return [*self.cleaned_data["documents"], *self.cleaned_data["fields_"]]


class RejectForm(forms.Form):
    reason = forms.CharField(
        label=_("Mengapa ditolak?"),
        help_text=_("Pemohon membaca kalimat ini."),
        required=False,
        widget=REASON,
    )
