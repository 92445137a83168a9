"""Names that anybody here would think of first."""

from hscp.spaces.models import Space
from partnership.models import Organisation


def names_of_bodies() -> set[str]:
    """Names of every partnership and organisation, long and short: public words, of no use in a password."""
    spaces = Space.objects.values_list("name", "short_name", "slug")
    bodies = Organisation.objects.values_list("name", "short_name")
    return {name for row in (*spaces, *bodies) for name in row if name}
