"""The scrutineer says in their own name what they make of a decision, and adds nothing else; the partners answer."""

from django.test import Client
from django.urls import reverse

from reviews.models import ScrutinyAnswer, ScrutinyComment
from tests.factories.fixtures import World
from tests.reviews.test_deciding import BODIES, Case


def test_the_scrutineer_recommends_and_the_partners_answer(world: World, recommended: Case) -> None:
    case = recommended
    decision = case.put()
    client = Client()
    client.force_login(world.user("scrutineer"))
    place = (world.here.slug, case.incident.pk, decision.pk)
    address = reverse("scrutiny_add", args=place)
    assert client.get(address).status_code == 404, "before it is decided the scrutineer is not on the list"
    case.sign(decision, *BODIES)
    assert client.get(address).status_code == 200
    sent = {"kind": "recommendation", "text": "Look at it again in autumn"}
    assert client.post(address, sent).status_code == 302
    assert client.get(reverse("rapid_word", args=place[:2])).status_code == 403
    with case.inside():
        made = ScrutinyComment.objects.get()
        assert made.by_id == world.user("scrutineer").pk
    client.force_login(case.partners["icb"].user)
    assert client.get(address).status_code == 403, "nobody else says it"
    answer = reverse("scrutiny_answer", args=(*place[:2], made.pk))
    assert client.post(answer, {"taken": "accepted", "text": "In September"}).status_code == 302
    client.force_login(world.user("team"))
    assert client.post(answer, {"taken": "partly", "text": "As they said"}).status_code == 302
    with case.inside():
        rows = ScrutinyAnswer.objects.order_by("pk").values_list("taken", "for_partners")
        assert list(rows) == [("accepted", False), ("partly", True)]
    body = client.get(reverse("review_decision", args=place)).content.decode()
    assert "Look at it again in autumn" in body and "entered for the partners" in body
    client.force_login(world.user("scrutineer"))
    assert client.get(answer).status_code == 403
