"""What stands in the templates for those who write them stays there."""

from django.conf import settings
from django.template.base import Lexer, TokenType


def test_no_comment_is_shown():
    """Django knows one by its end in the same line."""
    shown = []
    for path in (settings.BASE_DIR / "templates").rglob("*.html"):
        for token in Lexer(path.read_text(encoding="utf-8")).tokenize():
            if token.token_type == TokenType.TEXT and "{#" in token.contents:
                shown.append(f"{path}:{token.lineno}")
    assert shown == []
