"""Addresses of the partnership: people and sign-in by invitation, structure and arrangements."""

from django.urls import include, path

from partnership.views import chairs, invitations, people, roles, seats

people_urls = [
    path("people/", people.people, name="people"),
    path("people/add/", people.add_person, name="add_person"),
    path("people/appoint/", seats.post_appoint, name="post_appoint"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/change/", people.change_person, name="change_person"),
    path("people/<int:pk>/invite/", invitations.invite_person, name="invite_person"),
    path("invitations/<int:pk>/withdraw/", invitations.withdraw_invitation, name="withdraw_invitation"),
    path("posts/", seats.posts, name="posts"),
    path("posts/<int:pk>/replace/", seats.post_replace, name="post_replace"),
    path("seats/<int:pk>/end/", seats.seat_end, name="seat_end"),
    path("seats/<int:pk>/reopen/", seats.seat_reopen, name="seat_reopen"),
    path("chairs/", chairs.chairs, name="chairs"),
    path("chairs/<int:pk>/end/", chairs.chairing_end, name="chairing_end"),
    path("groups/<int:pk>/chair/", chairs.chair_appoint, name="chair_appoint"),
    path("roles/", roles.roles, name="roles"),
]

urlpatterns = [
    path("invitation/<str:token>/", invitations.accept_invitation, name="accept_invitation"),
    path("p/<slug:space>/", include(people_urls)),
]
