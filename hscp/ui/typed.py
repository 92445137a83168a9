"""What somebody typed into a form that could not be saved, to be shown again so that it can be copied."""

from urllib.parse import urlsplit

from django import forms
from django.http import HttpRequest
from django.http.request import RawPostDataException
from django.utils.http import url_has_allowed_host_and_scheme

ONCE = "once"  # the key of a form: see `hscp.record.once`
NEVER_SHOWN = ("csrfmiddlewaretoken", ONCE, "password", "login", "next", "initial-")


def texts_typed(request: HttpRequest, form: forms.BaseForm | None = None) -> list[tuple[str, str]]:
    """The texts of a request's form, each with its label: (label, text). Nothing of a request from another site.

    With ``form`` its text boxes; without it whatever reads as a text, so of one word at least a long one. Passwords
    are never among them.
    """
    if request.method != "POST" or not _from_here(request):
        return []
    try:
        sent = [(name, str(text).strip()) for name, texts in request.POST.lists() for text in texts]
    except (RawPostDataException, OSError):
        return []
    labels = {} if form is None else {form.add_prefix(name): field for name, field in form.fields.items()}
    found = []
    for name, text in sent:
        if not text or name.startswith(NEVER_SHOWN):
            continue
        field = labels.get(name)
        if field is not None:
            if not field.widget.is_hidden and isinstance(field.widget, (forms.Textarea, forms.TextInput)):
                found.append((str(field.label), text))
        elif form is None and (" " in text or "\n" in text or (text.isalpha() and len(text) > 20)):
            found.append((name.replace("_", " ").capitalize(), text))
    return found


def _from_here(request: HttpRequest) -> bool:
    """Whether the form was one of our own pages: another site must not put words on ours."""
    fetched = request.headers.get("Sec-Fetch-Site")
    if fetched is not None:
        return fetched == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(origin).netloc == request.get_host()


def page_of_the_form(request: HttpRequest) -> str:
    """The address of the page that a form stood on, for coming back to it; the form's own where that is not known."""
    page = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if page and url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure()):
        parts = urlsplit(page)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return request.get_full_path()
