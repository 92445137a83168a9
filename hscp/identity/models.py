"""The account somebody signs in with: an e-mail address and a password, nothing about who they are.

Who a person is (name, post, organisation) is told by each partnership separately, in `partnership`, so that nothing
one partnership writes about somebody shows in another.
"""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac


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
    """One sign-in account. Global by name: it may hold seats in several spaces."""

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

    def __str__(self) -> str:
        return self.email

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session of this account must carry: it changes with the password and with ``session_round``."""
        salt = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash"
        bound_to = f"{self.password}:{self.session_round}"
        return salted_hmac(salt, bound_to, secret=secret, algorithm="sha256").hexdigest()

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Always no: rights come from live seats and are asked through each app's ``access`` module."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        """Always no, as above."""
        return False
