"""What axe finds on a page as it stands, in both schemes."""

from axe_playwright_python.sync_playwright import Axe

# Asked of the dark scheme: a scheme changes colours, and nothing else on a page.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """
async (options) => {
  const { violations } = await axe.run(document, options);
  return violations.flatMap((rule) =>
    rule.nodes.map(({ html, failureSummary }) =>
      `${rule.id}: ${html.slice(0, 200)}, ${failureSummary}`));
}
"""


def faults(page, *more):
    """`more` are rules that axe does not ask about by itself."""
    colours = [rule for rule in more if rule.startswith("color-")]
    return [
        *asked(page, "light", {"rules": {rule: {"enabled": True} for rule in more}}),
        *asked(page, "dark", {"runOnly": OF_COLOURS + colours}),
    ]


def asked(page, scheme, options):
    # At once, or a colour is looked at on its way from one scheme to the other.
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate(RUN, options | {"resultTypes": ["violations"]})
    return [f"{scheme}, {one}" for one in found]
