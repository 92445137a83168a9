"""The words of keeping and letting go."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What comes up for a decision by itself, or can be erased: one thing, with what hangs on it."""

    FILE = "file", "Case file"
    MINUTES = "minutes", "Minutes of a restricted item"
    MEETING = "meeting", "Meeting"
    JOINT_ITEM = "joint_item", "Own item at a joint meeting"
    ACTION = "action", "Action"
    RECOMMENDATION = "recommendation", "Recommendation"
    FEEDBACK = "feedback", "Feedback"
    PERSON = "person", "Person"
