"""What machines read of a work's page: search engines, reference managers, messengers.

Which client reads what, and in which form, was measured: the tests say it rule by rule.
"""

from .coins import coins
from .graph import graph, json_ld, to_script
from .kinds import main_citation, schema_type
from .opengraph import Image, Page
from .pages import breadcrumbs, collection, venue_node
from .people import author_node, orcid_address, owner_id
from .summary import in_short, summary
from .tags import Tag, meta_tags, page_tags
from .work import license_of

__all__ = [
    "Image",
    "Page",
    "Tag",
    "author_node",
    "breadcrumbs",
    "coins",
    "collection",
    "graph",
    "in_short",
    "json_ld",
    "license_of",
    "main_citation",
    "meta_tags",
    "orcid_address",
    "owner_id",
    "page_tags",
    "schema_type",
    "summary",
    "to_script",
    "venue_node",
]
