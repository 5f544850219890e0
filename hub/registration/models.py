"""Who registered, what they agreed to, what they proved, and the links they were given."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hub.kernel.encrypted import EncryptedJSONField
from hub.kernel.ids import new_id
from hub.registration.types import (
    Deed,
    Document,
    DocumentType,
    LinkPurpose,
    MailState,
    Outcome,
    VerifiedBy,
)
from hub.registration.types.naming import key_of


class Registration(models.Model):
    """The document of an account, and who saw that it belongs to its name.

    A verification holds for the name it was made for: `verified_name` is that name's key, so
    another name on the account is unverified by itself. An erased document is empty.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    document_type = models.CharField(max_length=3, choices=DocumentType.choices)
    document_number = models.CharField(max_length=20, blank=True)
    outcome = models.CharField(max_length=11, choices=Outcome.choices)
    checked_at = models.DateTimeField()
    verified_at = models.DateTimeField(null=True)
    verified_how = models.CharField(max_length=8, choices=VerifiedBy.choices, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    verified_name = models.CharField(max_length=320, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document_type", "document_number"],
                condition=~Q(document_number=""),
                name="document_is_of_one_account",
            ),
            models.CheckConstraint(
                condition=Q(document_type__in=DocumentType.values), name="document_has_known_type"
            ),
            models.CheckConstraint(
                condition=Q(verified_at=None, verified_how="", verified_by=None, verified_name="")
                | Q(verified_at__isnull=False, verified_how="provider", verified_by=None)
                | Q(verified_at__isnull=False, verified_how="hand", verified_by__isnull=False),
                name="registration_is_verified_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-user"], name="registration_newest"),
            models.Index(
                fields=["checked_at"],
                condition=Q(outcome="unavailable", verified_at=None),
                name="registration_unchecked",
            ),
        ]

    def __str__(self) -> str:
        return f"registration of {self.user_id}"

    @property
    def document(self) -> Document:
        return Document(type=self.document_type, number=self.document_number)

    @property
    def is_verified(self) -> bool:
        """Whether somebody saw that this document belongs to the name the account has now."""
        user = self.user
        now = key_of(first_name=user.first_name, last_name=user.last_name)
        return self.verified_at is not None and self.verified_name == now


class ProvenEmail(models.Model):
    """An address whose mailbox its owner has opened: one account may sign in with it."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    key = models.CharField(max_length=254, unique=True)  # small letters
    proven_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"address of {self.user_id}"


class ConsentRecord(models.Model):
    """One answer to one purpose; the newest of a purpose holds. Only ever added."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20)
    given = models.BooleanField()
    version = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)  # of the words that were shown
    language = models.CharField(max_length=5)
    ip = models.GenericIPAddressField(null=True)
    user_agent = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["user", "purpose", "-at", "-id"], name="consent_newest")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"


class RegistrationDeed(models.Model):
    """What was done to a registration, by whom, from where. Only ever added."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    deed = models.CharField(max_length=14, choices=Deed.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(max_length=255, blank=True)  # documents stand in it masked
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["user", "-at", "-id"], name="deed_of_registration")]

    def __str__(self) -> str:
        return f"{self.deed} {self.user_id}"


class Link(models.Model):
    """A one-time link. Its secret is kept nowhere: it is this row's id, signed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=8, choices=LinkPurpose.choices)
    address = models.EmailField(blank=True)  # where it goes; empty when it is only copied
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)
    mail = models.CharField(max_length=6, choices=MailState.choices, default=MailState.NONE)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "purpose", "-made_at"], name="link_of_user"),
            models.Index(fields=["due_at"], condition=Q(mail="queued"), name="link_to_mail"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.id}"


class Forgotten(models.Model):
    """Somebody forgot a password; who is meant is looked up behind the answer to them."""

    typed = EncryptedJSONField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)


class LookedUp(models.Model):
    """An answer of the service of names, kept for an hour under the digest of the document."""

    digest = models.CharField(max_length=64, primary_key=True)
    answer = EncryptedJSONField()  # a Found as JSON; empty where there is no such document
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.digest[:8]
