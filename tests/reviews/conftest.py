"""The cases on which the tests of reviews stand."""

from tests.factories.scenes import (
    asked,
    begun,
    checked,
    drafted,
    incident,
    practice,
    ready,
    recommended,
    signed,
    statute,
)

__all__ = ["asked", "begun", "checked", "drafted", "incident", "practice", "ready", "recommended", "signed", "statute"]
