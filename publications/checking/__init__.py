"""Whether Google Scholar's rules are met: by each work, and by the site."""

from .finding import Finding
from .site import of_site
from .works import Checked, checked, to_check

__all__ = ["Checked", "Finding", "checked", "of_site", "to_check"]
