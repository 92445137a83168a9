"""The world of the sweeps, for every module here that asks for it."""

from collections.abc import Iterator

import pytest
from django.test import client

from tests.sweeps.world import built_once, swept

__all__ = ["built_once", "swept"]


@pytest.fixture(autouse=True, scope="package")
def answers_kept_by_their_words() -> Iterator[None]:
    """The test client copies whatever each template was given. Tens of thousands of pages are judged by their words."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "store_rendered_templates", lambda *args, **more: None)
        yield
