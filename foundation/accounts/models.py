import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from foundation.encryption import register_sealed


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(Q(email=(username or "").lower()) | Q(phone=username))


class User(AbstractBaseUser):
    """An account. At least one of e-mail and phone number is there; each belongs to one account."""

    email = models.EmailField(null=True, blank=True, unique=True)
    phone = models.CharField(max_length=16, null=True, blank=True, unique=True)
    phone_verified = models.BooleanField(default=False)
    first_name = models.CharField(max_length=150, blank=True)
    last_name = models.CharField(max_length=150, blank=True)
    language = models.CharField(max_length=8, default="id")
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField()
    # Sessions that began before this are no longer taken.
    sign_ins_from = models.DateTimeField(null=True, blank=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(phone__isnull=False), name="user_can_be_reached"
            ),
            models.CheckConstraint(
                condition=Q(email__isnull=True) | Q(email=Lower("email")), name="user_email_lower"
            ),
            models.CheckConstraint(
                condition=Q(phone__isnull=True) | Q(phone__regex=r"^\+[1-9][0-9]{7,14}$"),
                name="user_phone_e164",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Django compares it on every request: a later `sign_ins_from` ends the sessions before it."""
        hashed = super()._get_session_auth_hash(secret=secret)
        return f"{hashed}.{self.sign_ins_from.timestamp()}" if self.sign_ins_from else hashed

    @property
    def full_name(self) -> str:
        """The name as given, or the part of the address that a person would recognise."""
        named = f"{self.first_name} {self.last_name}".strip()
        return named or (self.email or "").split("@")[0] or (self.phone or "")

    # allauth asks for the name under these.
    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.first_name or self.full_name


class RefreshToken(models.Model):
    """A long-lived sign-in of an API client; revocable. Not rotated: Saleor's tokenRefresh returns none."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="refresh_tokens")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    second_factor_at = models.DateTimeField(null=True, blank=True)


class CounterCode(models.Model):
    """A one-time code for a new password, handed over at a counter; rows stay as the log of who issued it."""

    account = models.ForeignKey(User, on_delete=models.PROTECT, related_name="counter_codes")
    code_hash = models.BinaryField(max_length=32)
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"],
                condition=Q(used_at=None, replaced_at=None),
                name="one_standing_code_an_account",
            )
        ]


class AccountMail(models.Model):
    """One mail of the account's doors on its way out; sealed: its links are secrets. Gone once sent."""

    content_sealed = models.BinaryField()
    queued_at = models.DateTimeField()


register_sealed(AccountMail, "content_sealed")
