from django.utils.translation import gettext as _


def number_words(count: int) -> str:
    """`Satu`, `Dua`: small numbers as a sentence begins with them; large ones in digits."""
    words = [_("Satu"), _("Dua"), _("Tiga"), _("Empat"), _("Lima"), _("Enam"), _("Tujuh"), _("Delapan")]
    return words[count - 1] if 1 <= count <= len(words) else str(count)
