"""Addresses of the partnership: people and sign-in by invitation, structure and arrangements."""

from django.urls import include, path

from partnership.views import arrangements, chairs, invitations, people, roles, seats, structure

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

structure_urls = [
    path("structure/", structure.structure, name="structure"),
    path("structure/picture.svg", structure.structure_picture, name="structure_picture"),
    path("groups/<int:pk>/", structure.group, name="group"),
    path("posts/<int:pk>/", structure.post, name="post"),
    path("arrangements/", arrangements.arrangements, name="arrangements"),
    path("arrangements/organisations/", arrangements.organisations, name="organisations"),
    path("arrangements/promises/", arrangements.promises, name="promises"),
    path("arrangements/national-rules/", arrangements.statute, name="statute"),
]

urlpatterns = [
    path("invitation/<str:token>/", invitations.accept_invitation, name="accept_invitation"),
    path("p/<slug:space>/", include(people_urls)),
    path("p/<slug:space>/", include(structure_urls)),
]
