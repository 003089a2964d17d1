"""The public pages in a real browser."""

import pytest
from django.conf import settings

from config.storage import minified

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = r"""
(text) => {
  const styles = document.head.appendChild(document.createElement("style"));
  styles.textContent = text;
  // Browsers keep the spelling of what stands in var() or in a custom property.
  return [...styles.sheet.cssRules].map((rule) =>
    rule.cssText.replace(/\s+/g, " ").replace(/([(,]) | (?=\))/g, "$1"));
}"""


def test_minified_styles_are_read_by_browsers_as_the_source_is(page):
    source = (settings.BASE_DIR / "static/css/site.css").read_text("utf-8")
    rules = page.evaluate(RULES, source)
    assert len(rules) > 10
    assert page.evaluate(RULES, minified(source)) == rules
