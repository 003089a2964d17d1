"""What a page may load (CSP): its own files, and what stands in it word for word."""

import base64
import hashlib


def source_of(text):
    """The name by which the policy lets in a script or style that is exactly `text`."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def script_in(template):
    """The script that is all of a template, between its tags."""
    text = template.read_text(encoding="utf-8").strip()
    return text.removeprefix("<script>").removesuffix("</script>")


def header(policy):
    return "; ".join(" ".join([name, *sources]) for name, sources in policy.items())
