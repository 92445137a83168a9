"""``{% load components %}``: every piece of the design system as a template tag or filter.

Small pieces are simple tags, pieces that wrap other HTML are block tags (``{% inset %}…{% endinset %}``). Each escapes
what it is given; HTML passes only when it is already marked safe, for example the result of another tag caught with
``as``. The gallery at ``/design/`` shows every one of them.
"""

from hscp.ui.templatetags.components import (  # noqa: F401 — importing registers the tags
    actions,
    figures,
    files,
    forms,
    navigation,
    notices,
    records,
    tables,
    words,
)
from hscp.ui.templatetags.components.library import register

__all__ = ["register"]
