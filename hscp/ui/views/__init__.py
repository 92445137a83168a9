"""The floor's own pages: the gallery, where to report a flaw, and what a form shows whose token is refused."""

from hscp.ui.views.contact import security_txt
from hscp.ui.views.gallery import gallery
from hscp.ui.views.refusals import csrf_failure

__all__ = ["csrf_failure", "gallery", "security_txt"]
