"""Links in mail that open something for whoever holds them: their keys lie sealed in the row, and open in the mail.

A key is signed and stands in no other table. In the row of its mail it is sealed to that mail and its address, so that
whoever reads the row has nothing, and one that is copied into a mail to somebody else, or whose address is exchanged,
is not sent.
"""

from cryptography.fernet import InvalidToken

from hscp.identity.seals import FORM, open_seal, seal
from hscp.lib.masks import KEYS
from hscp.record.models import Mail

SEALED = FORM.decode()


class NotItsOwn(ValueError):
    """A link in a mail was sealed for another mail, for another address, or under a key that is gone."""


def _sealed_to(mail: Mail) -> str:
    return f"mail:{mail.to}:{mail.message_id}"


def with_links_shut(mail: Mail, text: str) -> str:
    """A mail's text as its row holds it."""
    return KEYS.sub(lambda found: found[1] + seal(found[0].removeprefix(found[1]), to=_sealed_to(mail)), text)


def with_links_open(mail: Mail) -> str:
    """A mail's text as it goes out. Raises ``NotItsOwn`` for a link that was sealed for another mail or address.

    What is not sealed was written before links were, and goes as it is.
    """

    def opened(key: str) -> str:
        try:
            return open_seal(key, to=_sealed_to(mail)) if key.startswith(SEALED) else key
        except InvalidToken:
            raise NotItsOwn from None

    return KEYS.sub(lambda found: found[1] + opened(found[0].removeprefix(found[1])), mail.text)
