"""The design system's own pages: the gallery, and what is shown when a form's token is refused."""

from hscp.ui.views.gallery import gallery
from hscp.ui.views.refusals import csrf_failure

__all__ = ["csrf_failure", "gallery"]
