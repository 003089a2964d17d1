"""Languages by their tags (BCP 47): de, pt-BR, zh-Hant."""

from django.core.validators import RegexValidator

validate_language = RegexValidator(
    r"^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{5,8})*\Z",
    "Write the language as its tag: en, de, pt-BR.",
    code="language",
)
# As CLDR has them: the languages whose usual script runs from right to left, and the
# scripts that do.
RIGHT_TO_LEFT = set("ar arc ckb dv fa glk he iw ji ks lrc mzn nqo pnb ps".split())
RIGHT_TO_LEFT |= set("sd syr ug ur yi".split())
SCRIPTS_RIGHT_TO_LEFT = set("adlm arab aran hebr mand mend nkoo rohg samr".split())
SCRIPTS_RIGHT_TO_LEFT |= set("syrc thaa".split())


def is_right_to_left(tag: str) -> bool:
    language, *rest = tag.lower().split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    if scripts:
        return scripts[0] in SCRIPTS_RIGHT_TO_LEFT
    return language in RIGHT_TO_LEFT
