"""Who sees the exact figures of the picture over years: everybody else sees them suppressed."""

from partnership.access import Rights
from partnership.rules.roles import Right

SEES_EXACT = (Right.START_FILE, Right.APPROVE, Right.CHECK_RECORD)


def sees_exact(rights: Rights) -> bool:
    """Whether one is of the team, of the partners who decide, or the scrutineer."""
    return any(rights.may(each) for each in SEES_EXACT)
