"""An invented county's arrangements as YAML texts, and a folder of them that a test can change and load."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space

SPACE = "northmarch"
COUNTY = """\
space: northmarch

partnership:
  name: Northmarch Safeguarding Children Partnership
  short_name: NSCP
  kind: children
  area: Northmarch
  host: northmarch-council

document:
  title: Northmarch arrangements
  published: 2024-04-01
  review: 2026-04-01

organisations:
  - {key: northmarch-council, name: Northmarch Council, category: local_authority, standing: statutory_partner}
  - {key: march-icb, name: March Integrated Care Board, category: integrated_care_board, standing: statutory_partner}
  - {key: march-police, name: March Police, category: police, standing: statutory_partner, section: §1.2}
  - {key: march-schools, name: Schools of Northmarch, category: education, standing: relevant_agency, collective: true}

posts:
  - key: dsp-council
    title: Delegated partner, Northmarch Council
    role: dsp
    organisation: northmarch-council
    holders:
      - {name: Ann Invented, email: ann@northmarch.example, from: 2025-04-01}
  - {key: dsp-icb, title: "Delegated partner, March ICB", role: dsp, organisation: march-icb}
  - {key: dsp-police, title: "Delegated partner, March Police", role: dsp, organisation: march-police, section: §3.2}
  - {key: team, title: Partnership Team, role: team, shared: true}

groups:
  - key: board
    name: Northmarch Board
    kind: board
    section: §2
    reports_to:
      - {role: lsp, section: §2.1, as_published: The board answers to the lead partners.}
    chairs:
      - {post: dsp-council, from: 2025-04-01, to: 2026-04-01, section: §2.2}
    members:
      - {post: dsp-council}
      - {post: dsp-icb}
      - {post: dsp-police}
      - {post: team, part: in_attendance}
    terms:
      - from: 2024-04-01
        frequency: {every: 2, unit: months}
        quoracy: {all_of_category: statutory_partner}
        citation: §4
  - key: practice
    name: Practice Group
    kind: subgroup
    reports_to:
      - {group: board, section: §2.3}
    members:
      - {post: dsp-police}

reserved:
  - {key: ratify, text: Ratify the arrangements, role: lsp, section: §9, meaning: changes_of_arrangements}

promises:
  - key: board-meets
    section: §2.4
    text: The board meets every two months
    by: partnership
    cadence: {every: 2, unit: months, tolerance_days: 7}
    evidence: {meetings_held: {group: board}}
  - {key: good-will, section: §1, text: We will do our best, by: partnership, cadence: none, not_checkable: An intent}

links:
  - {key: csp, name: Community safety partnership, section: §6}

notes:
  - key: board-name
    title: Two names of the board
    sections: [§2]
    text: The document calls it by two names.
    behaviour: It is one board here.
"""

NEIGHBOUR = """\
space: southmarch
partnership: {name: Southmarch Safeguarding Children Partnership, short_name: SSCP, kind: children}
organisations:
  - {key: southmarch-council, name: Southmarch Council, category: local_authority, standing: statutory_partner}
uses:
  - {organisation: march-police, standing: statutory_partner}
"""

JOINT = """\
space: march-forum
partnership: {name: Forum of the Marches, short_name: Forum, kind: joint, partners: [northmarch, southmarch]}
uses:
  - {organisation: march-police, standing: statutory_partner}
posts:
  - key: police
    title: March Police in the forum
    role: dsp
    organisation: march-police
    shared: true
    follows:
      - {space: northmarch, post: dsp-police}
      - {space: southmarch, post: dsp-police}
groups:
  - {key: forum, name: Forum, kind: lsp_forum, members: [{post: police}]}
"""
SOUTH_POST = "posts:\n  - {key: dsp-police, title: DSP police, role: dsp, organisation: march-police}\n"


@dataclass
class County:
    """A folder with the county's file; ``change`` edits its text, ``load`` loads the folder and returns the output."""

    folder: Path
    name: str = "county.yaml"

    def change(self, *pairs: tuple[str, str]) -> "County":
        """Replace each first text, which must be there, by the second."""
        path = self.folder / self.name
        text = path.read_text()
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        path.write_text(text)
        return self

    def add(self, name: str, text: str) -> "County":
        """Write another file into the folder."""
        (self.folder / name).write_text(text)
        return self

    def load(self, **options: Any) -> str:
        """What the command prints."""
        out = StringIO()
        call_command("load_arrangements", self.folder, stdout=out, stderr=StringIO(), no_color=True, **options)
        return out.getvalue()


def make_county(folder: Path) -> County:
    """The county's file in a folder, not loaded yet."""
    county = County(folder)
    return county.add(county.name, COUNTY)


@contextmanager
def inside(slug: str = SPACE) -> Iterator[Space]:
    """Act in the space of that address."""
    space = Space.objects.get(slug=slug)
    with acting(in_space(space.pk)):
        yield space


def load_herefordshire() -> Space:
    """Herefordshire as published, with whatever it is shared with; nobody in its posts."""
    call_command("load_arrangements", verbosity=0, stdout=StringIO())
    return Space.objects.get(slug="herefordshire")
