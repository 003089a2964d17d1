"""The language of a work: what entries call it, and its tag (BCP 47)."""

import re

from .fields import Fields

# That of the work; that of the entry's words, in biblatex and before.
NAMES = ("language", "langid", "hyphenation")
FIELDS = frozenset(NAMES)
# As babel and biblatex call it, the usual name first; some as authors do.
BABEL = {
    "af": "afrikaans",
    "ar": "arabic",
    "be": "belarusian",
    "bg": "bulgarian",
    "bn": "bengali",
    "br": "breton",
    "bs": "bosnian",
    "ca": "catalan català",
    "cs": "czech",
    "cy": "welsh",
    "da": "danish",
    "de": "ngerman german germanb deutsch allemand",
    "de-AT": "naustrian austrian",
    "de-CH": "nswissgerman swissgerman",
    "dsb": "lowersorbian lsorbian",
    "el": "greek",
    "en": "english englisch anglais inglés",
    "en-AU": "australian",
    "en-CA": "canadian",
    "en-GB": "british ukenglish",
    "en-NZ": "newzealand",
    "en-US": "american usenglish",
    "eo": "esperanto",
    "es": "spanish español",
    "es-MX": "spanishmx mexican",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian farsi",
    "fi": "finnish",
    "fr": "french frenchb francais français französisch",
    "fr-CA": "acadian canadien",
    "fur": "friulan",
    "ga": "irish",
    "gd": "scottish",
    "gl": "galician",
    "grc": "ancientgreek",
    "he": "hebrew",
    "hi": "hindi",
    "hr": "croatian",
    "hsb": "uppersorbian usorbian",
    "hu": "hungarian magyar",
    "hy": "armenian",
    "ia": "interlingua",
    "id": "indonesian bahasa indon",
    "is": "icelandic",
    "it": "italian italiano",
    "ja": "japanese",
    "ka": "georgian",
    "kmr": "kurmanji",
    "ko": "korean",
    "la": "latin",
    "lt": "lithuanian",
    "lv": "latvian",
    "mk": "macedonian",
    "mn": "mongolian",
    "ms": "malay melayu",
    "nb": "norsk norwegian",
    "nl": "dutch nederlands",
    "nn": "nynorsk",
    "pl": "polish",
    "pms": "piedmontese",
    "pt": "portuguese portuges português",
    "pt-BR": "brazilian brazil",
    "rm": "romansh",
    "ro": "romanian",
    "ru": "russian",
    "sa": "sanskrit",
    "se": "northernsami samin",
    "sk": "slovak",
    "sl": "slovene slovenian",
    "sq": "albanian",
    "sr": "serbian",
    "sr-Cyrl": "serbianc",
    "sv": "swedish",
    "ta": "tamil",
    "th": "thai",
    "tk": "turkmen",
    "tr": "turkish",
    "uk": "ukrainian",
    "ur": "urdu",
    "vi": "vietnamese",
    "zh": "chinese",
}
TAGS = {name: tag for tag, names in BABEL.items() for name in names.split()}
# ISO 639-1.
CODES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs "
    "cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv "
    "ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl "
    "km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt "
    "my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru "
    "rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn "
    "to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
# ISO 639-2 for some of them: libraries export these.
LONG_CODES = {
    "ara": "ar", "bul": "bg", "cat": "ca", "ces": "cs", "chi": "zh", "cze": "cs",
    "dan": "da", "deu": "de", "dut": "nl", "ell": "el", "eng": "en", "est": "et",
    "fas": "fa", "fin": "fi", "fra": "fr", "fre": "fr", "ger": "de", "gre": "el",
    "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu", "ind": "id", "isl": "is",
    "ita": "it", "jpn": "ja", "kor": "ko", "lat": "la", "lav": "lv", "lit": "lt",
    "nld": "nl", "nob": "nb", "nor": "no", "per": "fa", "pol": "pl", "por": "pt",
    "ron": "ro", "rum": "ro", "rus": "ru", "slk": "sk", "slo": "sk", "slv": "sl",
    "spa": "es", "srp": "sr", "swe": "sv", "tha": "th", "tur": "tr", "ukr": "uk",
    "vie": "vi", "zho": "zh",
}  # fmt: skip
TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
)


def language(fields: Fields) -> str:
    """The tag, or "" where there are several or none that is known."""
    if fields.lacks(FIELDS):
        return ""
    return next(filter(None, map(tag_of, map(fields.text, NAMES))), "")


def tag_of(text: str) -> str:
    """ngerman, {German}, ger, de_de: de, de, de, de-DE."""
    # A key of biblatex's own may be langgerman.
    name = text.strip(" .{}").lower().removeprefix("lang")
    return TAGS.get(name) or normal_tag(name.replace("_", "-"))


def normal_tag(text: str) -> str:
    found = TAG.fullmatch(text)
    if not found:
        return ""
    own = LONG_CODES.get(found["language"], found["language"])
    if own not in CODES and own not in BABEL:
        return ""
    script, region = found["script"] or "", found["region"] or ""
    return "-".join(filter(None, [own, script.title(), region.upper()]))


def name_of(tag: str) -> str:
    """As babel calls it, or the tag where it has no name."""
    return BABEL.get(tag, tag).partition(" ")[0]
