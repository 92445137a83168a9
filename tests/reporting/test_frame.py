"""The menu round every page of a space: where one is, is marked."""

from meetings.urls import urlpatterns
from reporting.views.frame import MENU

NO_PAGE = {  # what is sent only, asked for by a page itself, or handed out as a file
    "agenda_fill",
    "agenda_item_move",
    "assurance_invitee_off",
    "attendee_remove",
    "live_state",
    "minutes_draft",
    "minutes_draft_take_back",
    "minutes_draft_throw",
    "minutes_pdf",
    "minutes_word",
    "pack_again",
    "pack_file",
    "pack_guest_file",
    "paper_file",
    "paper_version_file",
    "people_refresh",
}


def test_every_page_of_meetings_stands_below_one_entry_of_the_menu() -> None:
    below = [name for _, page, names in MENU for name in (page, *names)]
    assert len(below) == len(set(below)), "a page stands below one entry"
    pages = {pattern.name for pattern in urlpatterns[-1].url_patterns}
    assert pages - set(below) == NO_PAGE
