"""Who plays: people are appointed to the posts of the arrangements and given accounts; chairs take office."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from hscp.identity.models import User
from hscp.spaces.acting import Context, acting, in_space
from hscp.spaces.models import Space
from partnership.enums import ChairKind, GroupKind
from partnership.models import Group, Person, Post
from partnership.operations.follows import follow_posts
from partnership.operations.groups import form_group
from partnership.operations.people import add_person, appoint, appoint_chair, link_account, replace
from reporting.demonstration.reading import FIRST_DAY, Holder, holders, story

MANAGER = "manager@demo.example"
LEAD_PARTNERS = "lead-partners"
JOINT = ("joint-case-review", "lsp-forum")


@dataclass(frozen=True, slots=True)
class Account:
    """A line of the printed table."""

    email: str
    post: str
    invitation: str


def password() -> str:
    """The one password of every account."""
    word: str = story("people")["password"]
    return word


def accounts() -> tuple[Account, ...]:
    """The accounts worth trying, in the order of the road."""
    return tuple(Account(each.email, each.name, each.invitation) for each in holders() if each.invitation)


def spaces() -> dict[str, Space]:
    """Every space by its slug."""
    return {space.slug: space for space in Space.objects.all()}


def seat_everybody() -> None:
    """Give everybody of the story a person, an account and a seat; form the lead partners' group; seat the chairs."""
    by_slug, users = spaces(), _accounts()
    for slug in dict.fromkeys(each.space for each in holders()):
        with acting(in_space(by_slug[slug].pk)):
            for holder in (each for each in holders() if each.space == slug):
                _seat(holder, users[holder.email])
    with acting(in_space(by_slug["herefordshire"].pk)):
        _form_lead_partners()
    for slug in JOINT:
        follow_posts(joint=by_slug[slug], day=FIRST_DAY)
    for slug, chairs in story("people")["chairs"].items():
        with acting(in_space(by_slug[slug].pk)):
            for chair in chairs:
                appoint_chair(
                    group_id=Group.objects.get(key=chair["group"]).pk,
                    post=Post.objects.get(key=chair["post"]),
                    kind=ChairKind.CHAIR,
                    starts_on=chair.get("from", FIRST_DAY),
                    ends_on=chair.get("to"),
                )


def _accounts() -> dict[str, User]:
    """One account for each address. All share a password, which is hashed once: hashing is slow on purpose."""
    hashed = make_password(password())
    users = {}
    for email in dict.fromkeys(each.email for each in holders()):
        user = User.objects.create_user(email)
        user.set_hash(hashed)
        user.save(update_fields=["password"])
        users[email] = user
    return users


def _seat(holder: Holder, user: User) -> None:
    person = Person.objects.filter(email=holder.email).first()
    if person is None:
        person = link_account(person=add_person(name=holder.name, email=holder.email), user=user)
    post = Post.objects.get(key=holder.post)
    if holder.starts_on > FIRST_DAY:
        replace(post=post, person=person, on=holder.starts_on, because="Left for another post")
    else:
        appoint(post=post, person=person, starts_on=holder.starts_on)


def _form_lead_partners() -> None:
    """The forum is of two counties; what Herefordshire's three lead partners decide alone is theirs to record."""
    posts = {post.key: post for post in Post.objects.filter(key__startswith="lsp-")}
    form_group(
        key=LEAD_PARTNERS,
        name="Herefordshire’s Lead Safeguarding Partners",
        kind=GroupKind.LSP_FORUM,
        purpose="Decide before the forum what the arrangements reserve to Herefordshire’s own three lead partners.",
        members=[posts[key] for key in sorted(posts)],
        attending=[Post.objects.get(key="team-manager")],
        terms={"quoracy": {"all_of_category": "statutory_partner"}, "citation": "§8"},
        section="§3.1",
        starts_on=FIRST_DAY,
    )


def was_played() -> bool:
    """Whether the story is in this database: all of it, for it is played in one transaction."""
    return User.objects.filter(email=MANAGER).exists()


def may_see_everything() -> Context:
    """To read every space, for counting."""
    return Context(user_id=None, read=frozenset(space.pk for space in spaces().values()))
