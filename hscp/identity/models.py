"""The account somebody signs in with: an e-mail address and a password, nothing about who they are.

Who a person is (name, post, organisation) is told by each partnership separately, in `partnership`, so that nothing
one partnership writes about somebody shows in another.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

from cryptography.fernet import InvalidToken
from django.contrib.auth.hashers import check_password, is_password_usable, make_password
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac

from hscp.identity import entries as entries  # models of accounts' records, for Django to find them
from hscp.identity.seals import open_seal, seal


def sealed_to(key: int) -> str:
    """What the seal of an account's password is bound to."""
    return f"password:{key}"


def sealed_hash(key: int, hashed: str) -> str:
    """A password's hash as the account with this key stores it. What stands for "no password" is left as it is."""
    return seal(hashed, to=sealed_to(key)) if is_password_usable(hashed) else hashed


class UserManager(BaseUserManager["User"]):
    """Creates accounts; addresses are compared without regard to case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make and save an account. Without a password nobody can sign in until one is set by mail.

        Raises ``ValueError`` when the address is empty.
        """
        if not email:
            raise ValueError("An account needs an e-mail address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """One sign-in account. Global by name: it may hold seats in several spaces.

    ``password`` holds the hash sealed, bound to the account's key: read out of the database it cannot be guessed at,
    copied or planted it opens nothing. The key is known only once the row is there, so a password set before is held
    back and sealed right after it. What no seal of this account's holds never verifies.
    """

    password = models.CharField("password", max_length=255)
    email = models.EmailField("e-mail address", max_length=254)
    is_active = models.BooleanField("may sign in", default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    # Part of what each session is bound to: one more, and every session of the account is over.
    session_round = models.PositiveIntegerField(default=0, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    # Django's packages ask for these; nobody here holds a right that does not come from a seat.
    is_staff = False
    is_superuser = False

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="identity_user_email_once"),
        ]

    RECORDED: ClassVar[tuple[str, ...]] = ("email", "is_active", "password")  # what the account's record tells of
    _stood: dict[str, Any] | None = None  # how these stood when the row was read or last saved
    _unsealed = ""  # the hash of a password set before the account had its key

    def __str__(self) -> str:
        return self.email

    @property
    def hashed_password(self) -> str:
        """The hash that stands in the seal; where there is none, or it is another account's, one that opens nothing."""
        if self._unsealed:
            return self._unsealed
        if not is_password_usable(self.password):
            return self.password
        try:
            return open_seal(self.password, to=sealed_to(self.pk))
        except InvalidToken:
            return "!"

    def set_hash(self, hashed: str) -> None:
        """Take over a hash that was worked out already: of the same password for many accounts, say."""
        if self.pk is None and is_password_usable(hashed):
            self.password, self._unsealed = make_password(None), hashed
        else:
            self.password, self._unsealed = sealed_hash(self.pk, hashed), ""

    def set_password(self, raw_password: str | None) -> None:
        """Hash and seal a password; None, and nobody signs in with one. Saved by ``save``."""
        self.set_hash(make_password(raw_password))
        self._password = raw_password

    def check_password(self, raw_password: str) -> bool:
        """Whether it is this. Where hashes are made in a newer way by now, this one is made so and saved."""

        def upgrade(raw: str) -> None:
            self.set_hash(make_password(raw))
            self.save(update_fields=["password"])

        return check_password(raw_password, self.hashed_password, upgrade)

    def save(self, *args: Any, **options: Any) -> None:
        """Save; a new account's password is sealed as soon as the account has its key.

        Side effects: a row in the account's record for what it changed, in the same transaction.
        """
        from hscp.identity.ledger import enter_changes  # noqa: PLC0415 - it imports this module

        names, made = options.get("update_fields"), self._state.adding
        stood, stands = self._stood or {}, self._recorded()
        changed = {
            name for name in self.RECORDED if (names is None or name in names) and stood.get(name) != stands.get(name)
        }
        if not (made or changed):
            super().save(*args, **options)
            return
        with transaction.atomic(using=options.get("using")):
            super().save(*args, **options)
            if self._unsealed:
                self.set_hash(self._unsealed)
                super().save(update_fields=["password"], using=options.get("using"))
            enter_changes(self, None if made else changed)
        self._remember(None if made else changed)

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any) -> "User":
        """The row as an object, which remembers how it stood."""
        user: User = super().from_db(db, field_names, values)
        user._stood = user._recorded()
        return user

    def refresh_from_db(
        self, using: str | None = None, fields: Iterable[str] | None = None, from_queryset: Any = None
    ) -> None:
        """Read the row again, or these fields of it, and remember how they stand now."""
        names = None if fields is None else list(fields)
        super().refresh_from_db(using, names, from_queryset)
        self._remember(names)

    def _remember(self, names: Iterable[str] | None) -> None:
        """That these columns, or all, stand now as they are here; others may have been changed and not saved yet."""
        stands = self._recorded()
        self._stood = {
            **(self._stood or {}),
            **{name: stands[name] for name in stands if names is None or name in names},
        }

    def _recorded(self) -> dict[str, Any]:
        return {name: self.__dict__.get(name) for name in self.RECORDED}

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session of this account must carry: it changes with the password and with ``session_round``."""
        salt = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash"
        bound_to = f"{self.hashed_password}:{self.session_round}"
        return salted_hmac(salt, bound_to, secret=secret, algorithm="sha256").hexdigest()

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Always no: rights come from live seats and are asked through each app's ``access`` module."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        """Always no, as above."""
        return False
