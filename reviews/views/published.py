"""What everybody may read: practice reviews that are published, each as page and PDF, with its briefing. No sign-in."""

from typing import Any

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from hscp.lib.uploads import kind_named
from hscp.spaces.acting import Context, acting
from hscp.ui.downloads import attachment
from reviews.models import PublishedReview
from reviews.operations.copy_document import public_path
from reviews.queries.published import published_annex_of, published_annexes_of, published_review_of
from reviews.queries.published import published_reviews as rows_of

NOBODY = Context(user_id=None)  # reaches no space: of all tables only the published texts can be read
TITLE = "Published practice reviews"


@require_safe
def published_reviews(request: HttpRequest) -> HttpResponse:
    """Every published review of every partnership here, the latest first."""
    with acting(NOBODY):
        rows = rows_of()
    return render(request, "reviews/published_reviews.html", {"title": TITLE, "reviews": rows, "all": True})


@require_safe
def published_reviews_of(request: HttpRequest, slug: str) -> HttpResponse:
    """Those of one partnership. Where it has published none, there is no such page."""
    with acting(NOBODY):
        rows = rows_of(slug)
    if not rows:
        raise Http404("Nothing is published there.")
    context = {
        "title": f"Practice reviews of {rows[0].partnership_name}",
        "breadcrumbs": [(TITLE, reverse("published_reviews")), (rows[0].partnership_name, "")],
        "reviews": rows,
    }
    return render(request, "reviews/published_reviews.html", context)


def _found(slug: str, key: str, *, still: bool = False) -> PublishedReview:
    """A review, also one that was withdrawn unless it must ``still`` be public."""
    with acting(NOBODY):
        row = published_review_of(slug, key)
    if row is None or (still and row.withdrawn_on is not None):
        raise Http404("No such published review.")
    return row


def _crumbs(row: PublishedReview, slug: str, *more: tuple[str, str]) -> list[tuple[str, str]]:
    way = [(TITLE, reverse("published_reviews")), (row.partnership_name, reverse("published_reviews_of", args=(slug,)))]
    return [*way, *more]


@require_safe
def published_review(request: Any, slug: str, key: str) -> HttpResponse:
    """A published review as a page; of one that was withdrawn the note on why."""
    row = _found(slug, key)
    with acting(NOBODY):
        annexes = published_annexes_of(row)
    context = {
        "title": row.title,
        "breadcrumbs": _crumbs(row, slug, (row.key, "")),
        "review": row,
        "slug": slug,
        "body": SafeString(row.html),
        "annexes": annexes,
    }
    return render(request, "reviews/published_review.html", context)


@require_safe
def published_briefing(request: Any, slug: str, key: str) -> HttpResponse:
    """The practice briefing of a published review as a page."""
    row = _found(slug, key, still=True)
    own = reverse("published_review", args=(slug, key))
    context = {
        "title": f"Practice briefing: {row.title}",
        "breadcrumbs": _crumbs(row, slug, (row.key, own), ("Practice briefing", "")),
        "review": row,
        "slug": slug,
        "body": SafeString(row.briefing_html),
    }
    return render(request, "reviews/published_briefing.html", context)


def _file(space_id: int, file_name: str, called: str, content_type: str = "application/pdf") -> HttpResponseBase:
    try:
        handle = default_storage.open(public_path(space_id, file_name))
    except OSError:
        raise Http404("The file is not there.") from None
    return attachment(handle, name=called, content_type=content_type)


@require_safe
def published_review_file(request: Any, slug: str, key: str) -> HttpResponseBase:
    """The PDF of a published review."""
    row = _found(slug, key, still=True)
    return _file(row.space_id, row.file_name, f"{slug}-practice-review-{key}.pdf")


@require_safe
def published_briefing_file(request: Any, slug: str, key: str) -> HttpResponseBase:
    """The practice briefing of a published review as PDF."""
    row = _found(slug, key, still=True)
    return _file(row.space_id, row.briefing_file_name, f"{slug}-practice-briefing-{key}.pdf")


@require_safe
def published_annex_file(request: Any, slug: str, key: str, number: int) -> HttpResponseBase:
    """An annex of a published review, under a name of ours: its own may say more than its title."""
    with acting(NOBODY):
        row = published_annex_of(slug, key, number)
    if row is None:
        raise Http404("No such annex.")
    kind = kind_named(row.kind)
    called = f"{slug}-practice-review-{key}-annex-{number}.{kind.extensions[0]}"
    return _file(row.space_id, row.file_name, called, kind.content_type)
