"""What a change of hands at home asks of the joint groups whose posts follow it."""

from uuid import uuid4

from hscp.record.outbox import ask
from hscp.spaces.acting import Context, acting
from hscp.spaces.clock import now
from hscp.spaces.models import JointSpace
from partnership.models import Post, PostFollow

FOLLOW_POSTS = "partnership.follow_posts"


def let_joint_groups_follow(post: Post) -> None:
    """Ask, in the open transaction, that the joint groups which follow ``post`` seat whoever holds it.

    Whoever no longer holds it is refused there already, see ``Seat.followed``. Nothing is asked where nobody follows.
    """
    joints = frozenset(JointSpace.objects.filter(owner=post.space_id).values_list("joint_id", flat=True))
    if not joints:
        return
    with acting(Context(user_id=None, read=joints)):
        followed = PostFollow.objects.filter(owner=post.space_id, owner_post=post.key, ends_on__isnull=True).exists()
    if followed:
        ask(FOLLOW_POSTS, key=f"follow:{uuid4().hex}", asked_by_id=None, at=now(), space_id=post.space_id)
