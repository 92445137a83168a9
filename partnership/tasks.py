"""Work that waits: joint groups follow the posts of their owners."""

from hscp.record.handlers import job
from hscp.spaces.acting import current
from hscp.spaces.clock import today
from hscp.spaces.models import Space
from partnership.operations.follows import follow_posts_of

FOLLOW_POSTS = "partnership.follow_posts"


@job(FOLLOW_POSTS)
def follow_posts() -> None:
    """Let every joint group of the job's space seat whoever holds the posts it follows. Daily, in each."""
    space = Space.objects.get(pk=current().space_id)
    follow_posts_of(space=space, day=today())
