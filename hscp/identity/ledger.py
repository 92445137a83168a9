"""An account is as its record says, or nobody signs in to it.

Every change of an account adds a row to its record (`hscp.identity.entries`), in the same transaction: address, whether
it may sign in, password, second factors, ties to providers. The row holds, sealed, how the account stands after it.
Of the account only what the change names is taken into it: so whatever was written past us – a factor planted, copied,
put back or deleted, an address exchanged – stands out for good, whatever is done afterwards.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import wraps
from itertools import count
from typing import Any

from allauth.core import context
from cryptography.fernet import InvalidToken
from django.contrib.auth import logout
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from hscp.identity.entries import AccountEvent, AccountEventKind
from hscp.identity.events import note
from hscp.identity.models import User
from hscp.identity.seals import open_seal, seal

State = dict[str, Any]
PARTS = {
    "record": "its record",
    "address": "its address",
    "open": "whether it may sign in",
    "password": "its password",
    "factors": "its second steps",
    "ties": "its ties to organisations’ sign-in",
}
KINDS = {"totp": "an app", "webauthn": "a passkey", "recovery_codes": "recovery codes"}  # not in allauth’s jargon


def digest(text: str) -> str:
    """A short name for what the state need not hold itself."""
    return hashlib.sha256(f"identity.ledger:{text}".encode()).hexdigest()[:32]


def factor_facts(factor: Any) -> list[str]:
    """A second factor as a state holds it: what verifies, which stays for life, and what changes with use."""
    held = dict(factor.data) if isinstance(factor.data, dict) else {}
    held.pop("viewed_at", None)
    changes = {name: held.pop(name) for name in ("name", "used_mask") if name in held}
    stays = [factor.type, factor.created_at.timestamp(), held]
    return [digest(json.dumps(each, sort_keys=True)) for each in (stays, changes)]


def standing(user: Any, factors: Any, ties: Any) -> State:
    """How an account stands, of its row, its second factors and its ties."""
    return {
        "address": user.email,
        "open": user.is_active,
        "password": digest(user.hashed_password),
        "factors": {str(each.pk): factor_facts(each) for each in factors},
        "ties": {each.provider: each.uid for each in ties},
    }


def stands(user: User) -> State:
    """How an account stands in the database now. Three queries."""
    from allauth.mfa.models import Authenticator  # noqa: PLC0415 - models of apps that are loaded after ours
    from allauth.socialaccount.models import SocialAccount  # noqa: PLC0415 - as above

    factors = Authenticator.objects.filter(user_id=user.pk)
    return standing(User.objects.get(pk=user.pk), factors, SocialAccount.objects.filter(user_id=user.pk))


def _read(event: AccountEvent) -> State | None:
    """The state that a row holds; None where it is none of ours."""
    try:
        state: State = json.loads(open_seal(event.state, to=event.sealed_to))
    except InvalidToken:
        return None
    return state


def made_up(events: Iterable[AccountEvent]) -> set[int]:
    """The numbers of those, among the newest rows of one account, that are none of ours.

    Ours open down to where keys were changed (``reseal`` adds a row); below that nobody can say. Numbers leave no gap,
    so that none was put in there.
    """
    opens = {event.number: _read(event) is not None for event in events}
    since = min((number for number, opened in opens.items() if opened), default=0)
    return {number for number, opened in opens.items() if number > since and not opened}


def _last(account_id: int) -> tuple[int, State | None]:
    """The number and the state of an account's newest row that is ours: one put in front says nothing. 0 and None where
    none is."""
    for event in AccountEvent.objects.filter(account_id=account_id).order_by("-number").iterator(chunk_size=10):
        if (state := _read(event)) is not None:
            return event.number, state
    return 0, None


def _free_after(account_id: int, number: int) -> int:
    """The next number: made-up rows in front are stepped over, for one of them may have the highest that there is."""
    later = AccountEvent.objects.filter(account_id=account_id, number__gt=number)
    taken = set(later.values_list("number", flat=True))
    return next(each for each in count(number + 1) if each not in taken)


def _compared(recorded: State | None, now: State) -> tuple[str, ...]:
    if recorded is None:
        return (PARTS["record"],)
    return tuple(words for part, words in PARTS.items() if recorded.get(part) != now.get(part))


def differences(user: User) -> tuple[str, ...]:
    """In what an account is not as its record says, in words (`PARTS`); nothing where it is. Four queries."""
    return _compared(_last(user.pk)[1], stands(user))


def differing(account_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Those of many accounts that are not as their records say, and in what; a row that is none of ours is told too.

    Four queries, however many there are, and one for each account with such a row.
    """
    from allauth.mfa.models import Authenticator  # noqa: PLC0415 - as above
    from allauth.socialaccount.models import SocialAccount  # noqa: PLC0415 - as above

    ids = set(account_ids)
    newest = AccountEvent.objects.filter(account_id=OuterRef("account_id")).order_by("-number").values("number")[:1]
    rows = AccountEvent.objects.filter(account_id__in=ids, number=Subquery(newest))
    last, factors, ties = {row.account_id: row for row in rows}, defaultdict(list), defaultdict(list)
    for factor in Authenticator.objects.filter(user_id__in=ids):
        factors[factor.user_id].append(factor)
    for tie in SocialAccount.objects.filter(user_id__in=ids):
        ties[tie.user_id].append(tie)
    found = {}
    for user in User.objects.filter(pk__in=ids):
        event = last.get(user.pk)
        state = _read(event) if event else None
        made_up = (PARTS["record"],) if event and state is None else ()
        recorded = _last(user.pk)[1] if made_up else state
        found[user.pk] = made_up + _compared(recorded, standing(user, factors[user.pk], ties[user.pk]))
    return {pk: tuple(dict.fromkeys(parts)) for pk, parts in found.items() if parts}


def shut_unless_as_recorded(request: HttpRequest, user: User) -> HttpResponse | None:
    """A page that says so, where an account is not as its record says; None where it is. Four queries."""
    found = differences(user)
    if not found:
        return None
    if request.user.is_authenticated:
        logout(request)
    note("sign-in.refused", request, user=user, grave=True, by="record", differs=", ".join(found))
    words = {"title": "This account is shut", "differs": found}
    return render(request, "identity/not_as_recorded.html", words, status=403)


def recorded_factors(account_id: int) -> int | None:
    """How many second factors an account's record says it has, recovery codes counted; None where it cannot be read."""
    _, recorded = _last(account_id)
    return len(recorded["factors"]) if recorded and "factors" in recorded else None


@transaction.atomic
def enter(user: User, kind: AccountEventKind, what: str = "", *, whole: bool = False, **changed: Any) -> AccountEvent:
    """Add a row to an account's record. ``changed`` names the parts of its state that this changed, and how they stand.

    ``whole`` takes the account over as it stands: when it is made, and when two people or its keeper have looked.
    ``factor`` and ``tie`` are pairs of a key and what stands under it now, None where that is gone.
    """
    User.objects.select_for_update().filter(pk=user.pk).values("pk").first()
    number, state = _last(user.pk)
    if whole or state is None:
        state = stands(user) if whole else {}
    else:
        for part, plural in (("factor", "factors"), ("tie", "ties")):
            if part in changed:
                key, value = changed.pop(part)
                kept = {name: held for name, held in state.get(plural, {}).items() if name != key}
                state[plural] = kept if value is None else {**kept, key: value}
        state |= changed
    request = context.request
    by = getattr(request, "user", None)
    event = AccountEvent(
        account=user,
        number=_free_after(user.pk, number),
        at=timezone.now(),
        kind=kind,
        what=what[:100],
        by_id=by.pk if by is not None and by.is_authenticated else None,
        on_page=request is not None,
    )
    event.state = seal(json.dumps(state), to=event.sealed_to)
    event.save(force_insert=True)
    return event


def enter_changes(user: User, changed: set[str] | None) -> None:
    """After a save: a row for each column that it changed, or the first one (None) where it made the account."""
    if changed is None:
        enter(user, AccountEventKind.MADE, whole=True)
        return
    if "email" in changed:
        enter(user, AccountEventKind.ADDRESS, address=user.email)
    if "password" in changed:
        enter(user, AccountEventKind.PASSWORD, password=digest(user.hashed_password))
    if "is_active" in changed:
        kind = AccountEventKind.REOPENED if user.is_active else AccountEventKind.CLOSED
        enter(user, kind, open=user.is_active)


def with_its_row(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view of allauth's that saves a second factor and opens no transaction for it, as those of passkeys.

    What is sent to it stands together with the record's row, or not at all: else Django tells of it once it stands.
    """

    @wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            return view(request, *args, **kwargs)

    return run


# --- what Django tells of allauth's rows ----------------------------------------------------------------------------


def on_factor_saved(sender: Any, instance: Any, created: bool, update_fields: Any = None, **rest: Any) -> None:
    """A second factor was set up, used up in part, or given another name. What verifies is taken over once only."""
    key, facts, words = str(instance.pk), factor_facts(instance), KINDS[instance.type]
    if created:
        enter(instance.user, AccountEventKind.FACTOR_ADDED, words, factor=(key, facts))
    elif update_fields is None or "data" in update_fields:
        _, recorded = _last(instance.user_id)
        known = (recorded or {}).get("factors", {}).get(key)
        if known and known[1] != facts[1]:
            enter(instance.user, AccountEventKind.FACTOR_CHANGED, words, factor=(key, [known[0], facts[1]]))


def on_factor_deleted(sender: Any, instance: Any, **rest: Any) -> None:
    """A second factor was taken away."""
    words = KINDS[instance.type]
    enter(instance.user, AccountEventKind.FACTOR_REMOVED, words, factor=(str(instance.pk), None))


def on_tie_saved(sender: Any, instance: Any, created: bool, **rest: Any) -> None:
    """An account was tied to whom a provider means."""
    if created:
        enter(instance.user, AccountEventKind.TIE_ADDED, instance.provider, tie=(instance.provider, instance.uid))


def on_tie_deleted(sender: Any, instance: Any, **rest: Any) -> None:
    """Such a tie was taken away."""
    enter(instance.user, AccountEventKind.TIE_REMOVED, instance.provider, tie=(instance.provider, None))
