"""Languages by their tags (BCP 47): de, pt-BR, zh-Hant."""

from django.core.validators import RegexValidator

validate_language = RegexValidator(
    r"^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{5,8})*\Z",
    "Write the language as its tag: en, de, pt-BR.",
    code="language",
)
