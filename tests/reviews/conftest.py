"""The cases on which the tests of reviews stand."""

from tests.factories.scenes import asked, begun, checked, drafted, incident, practice, ready, recommended, signed

__all__ = ["asked", "begun", "checked", "drafted", "incident", "practice", "ready", "recommended", "signed"]
