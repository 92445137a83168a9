"""The longest texts that there is room for, by what holds them and under which key: characters.

The columns of the database have these lengths; a test compares them. What is not here may be of any length.
"""

WEB = 200
EMAIL = 254
SECTION = 20

LONGEST: dict[str, dict[str, int]] = {
    "the partnership": {"name": 200, "short_name": 60, "area": 120},
    "the document": {"title": 200},
    "an organisation": {"name": 200},
    "a post": {"title": 200, "office": 200},
    "a holder": {"name": 160},
    "a group": {"name": 200, "short_name": 60},
    "a reporting line": {"outside": 200},
    "a reserved matter": {"text": 300},
    "a link": {"name": 200},
    "a note": {"title": 200},
    "a way of learning": {"name": 120, "source": 300},
    "a recipient": {"name": 200},
    "an edition": {"title": 200, "short_title": 40, "citation": 300, "key": 20},
    "a statute clock": {"title": 200, "citation": 300},
    "a report heading": {"title": 200, "citation": 300},
    "a period of retention": {"starts": 200, "citation": 300},
    "a usual theme": {"title": 120, "citation": 300},
}
