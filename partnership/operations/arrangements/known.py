"""What the database knows already, for the reader of the files."""

from hscp.spaces.acting import Context, acting
from hscp.spaces.models import Space
from partnership.models import Group, GuidanceEdition, Organisation, Partnership, Post
from partnership.rules.arrangements import Known, KnownOrganisation


def what_is_known() -> Known:
    """Every key that a file may refer to without declaring it, in all spaces. Six queries."""
    everywhere = Context(user_id=None, read=frozenset(Space.objects.values_list("pk", flat=True)))
    with acting(everywhere):
        return Known(
            organisations={
                body.key: KnownOrganisation(body.introduced_by.slug, body.category, body.name)
                for body in Organisation.objects.select_related("introduced_by")
            },
            spaces=dict(Partnership.objects.values_list("space__slug", "kind")),
            posts=frozenset(Post.objects.filter(ends_on__isnull=True).values_list("space__slug", "key")),
            groups=frozenset(Group.objects.filter(ends_on__isnull=True).values_list("space__slug", "key")),
            editions=frozenset(GuidanceEdition.objects.values_list("key", flat=True)),
        )
