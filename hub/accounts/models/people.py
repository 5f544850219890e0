"""People and bots, and how each of them is signed in."""

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from hub.accounts.roles import COUNTER, Role
from hub.accounts.scopes import CUSTOMERS
from hub.accounts.types import PROOF_LASTS, Availability
from hub.kernel.ids import new_id


class EndReason(models.TextChoices):
    """Why a session is over."""

    LOGOUT = "logout"
    ENDED = "ended"
    PASSWORD = "password"
    DEACTIVATED = "deactivated"
    REUSE = "reuse"


class UserManager(BaseUserManager["User"]):
    """Makes people; the command line makes admins."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(username, password, role=Role.ADMIN, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """Someone who signs in, or a bot that writes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=150, unique=True)
    email = models.EmailField(blank=True)
    first_name = models.CharField(max_length=150, blank=True)
    last_name = models.CharField(max_length=150, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.CUSTOMER)
    language = models.CharField(max_length=5, default="es")
    is_active = models.BooleanField(default=True)
    status_emoji = models.CharField(max_length=32, blank=True)
    status_text = models.CharField(max_length=80, blank=True)
    status_until = models.DateTimeField(null=True)
    quiet_until = models.DateTimeField(null=True)  # until then nothing rings
    availability = models.CharField(
        max_length=8, choices=Availability.choices, default=Availability.ONLINE
    )
    away_by_itself = models.BooleanField(default=False)  # coming back ends it
    gone_at = models.DateTimeField(null=True)  # no window of theirs is open, as was last seen
    email_verified_at = models.DateTimeField(null=True)
    code = models.CharField(max_length=20, blank=True)  # by which the house knows its staff
    # As the assignment in force says; moved by `operations.assignments` alone.
    area = models.ForeignKey("accounts.Area", models.PROTECT, null=True, related_name="+")
    position = models.ForeignKey("accounts.Position", models.PROTECT, null=True, related_name="+")
    settle_on = models.DateField(null=True, db_index=True)  # the next day that changes it
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    # Of the key a bot came with, set where it is signed in; people need none.
    scopes: frozenset[str] = frozenset()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("username"), name="username_is_unique"),
            models.UniqueConstraint(
                Lower("code"), condition=~models.Q(code=""), name="code_is_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="user_has_known_role"
            ),
            models.CheckConstraint(
                condition=models.Q(availability__in=Availability.values),
                name="user_has_known_availability",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip() or self.username

    @property
    def is_staff(self) -> bool:
        """Whether Django's admin lets this person in."""
        return self.role == Role.ADMIN and self.is_active

    @property
    def is_at_counter(self) -> bool:
        return self.role in COUNTER or CUSTOMERS in self.scopes


class Team(models.Model):
    """People who share the work of one sort: sales, support, a branch."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=60)
    members = models.ManyToManyField(User, related_name="teams", blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="team_name_is_unique")]

    def __str__(self) -> str:
        return self.name


class Session(models.Model):
    """One sign-in on one device; `expires_at` moves with each refresh, never beyond `ends_at`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="sessions")
    remember = models.BooleanField(default=False)
    ip = models.GenericIPAddressField(null=True)
    user_agent = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    proven_at = models.DateTimeField(null=True)  # who it is was asked again
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=20, choices=EndReason.choices, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["user"], name="living_sessions", condition=models.Q(ended_at__isnull=True)
            )
        ]

    def is_alive(self, at: datetime) -> bool:
        """Whether this sign-in still counts; the user's own state is asked apart."""
        return self.ended_at is None and self.expires_at > at

    def is_proven(self, at: datetime) -> bool:
        """Whether a password or a code was given lately, as what is grave demands."""
        return (self.proven_at or self.created_at) > at - PROOF_LASTS


class RefreshToken(models.Model):
    """One link in a session's chain of refresh cookies; only the SHA-256 is kept."""

    digest = models.CharField(max_length=64, primary_key=True)
    session = models.ForeignKey(Session, models.CASCADE, related_name="refresh_tokens")
    parent = models.OneToOneField("self", models.CASCADE, null=True, related_name="successor")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class BotToken(models.Model):
    """The key of a bot; only the SHA-256 is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="bot_tokens")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def is_alive(self, at: datetime) -> bool:
        """Whether this key still counts; the bot's own state is asked apart."""
        return self.revoked_at is None


class Ticket(models.Model):
    """A one-time pass to the socket, of a session or of a bot's key; only the SHA-256 is kept."""

    digest = models.CharField(max_length=64, primary_key=True)
    session = models.ForeignKey(Session, models.CASCADE, null=True, related_name="tickets")
    bot_token = models.ForeignKey(BotToken, models.CASCADE, null=True, related_name="tickets")
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(session=None, bot_token__isnull=False)
                | models.Q(session__isnull=False, bot_token=None),
                name="ticket_is_of_one",
            )
        ]


class LoginMiss(models.Model):
    """One failed login; counted per account and per account and address."""

    account = models.CharField(max_length=64)
    ip = models.CharField(max_length=45)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["account", "at"], name="misses_of_account")]
