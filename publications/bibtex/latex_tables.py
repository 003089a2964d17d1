"""What LaTeX's accents, letters and symbols are in Unicode."""

import unicodedata

# Accent command: combining character (LaTeX 2e, and T2A's or tipa's rarer ones).
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304",
    "u": "\u0306", ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b",
    "v": "\u030c", "C": "\u030f", "G": "\u030f", "U": "\u030e", "f": "\u0311",
    "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
    "textcommabelow": "\u0326", "textcommaabove": "\u0313",
    "h": "\u0309", "polhk": "\u0328", "lfhook": "\u0326", "ocirc": "\u030a",
    "udot": "\u0323",
}  # fmt: skip
# These go under the letter and leave the dot of i and j in place.
BELOW = {"d", "c", "k", "b", "textcommabelow", "polhk", "lfhook", "udot"}

CONTROL_SYMBOLS = {
    "&": "&", "%": "%", "#": "#", "_": "_", "{": "{", "}": "}", "$": "$",
    " ": " ", "\n": " ", "\t": " ", "\\": " ", ",": "\u2009", ":": "\u2005",
    ";": " ", ">": "\u2005", "!": "", "-": "", "/": "", "@": "", "*": "",
}  # fmt: skip

LETTERS = {
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "dh": "ð", "DH": "Ð", "dj": "đ",
    "DJ": "Đ", "i": "ı", "j": "ȷ", "ij": "ĳ", "IJ": "Ĳ", "l": "ł", "L": "Ł",
    "ng": "ŋ", "NG": "Ŋ", "o": "ø", "O": "Ø", "oe": "œ", "OE": "Œ", "ss": "ß",
    "SS": "ẞ", "th": "þ", "TH": "Þ", "textschwa": "ə", "dbar": "đ", "Dbar": "Đ",
}  # fmt: skip

SYMBOLS = {
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘",
    "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "textquotesingle": "'", "textquotedbl": '"', "quotesinglbase": "‚",
    "quotedblbase": "„", "glqq": "„", "grqq": "“", "lq": "‘", "rq": "’",
    "glq": "‚", "grq": "‘",
    "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«",
    "guillemetright": "»", "guilsinglleft": "‹", "guilsinglright": "›",
    "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›",
    "S": "§", "P": "¶", "textsection": "§", "textparagraph": "¶",
    "dag": "†", "ddag": "‡", "dagger": "†", "ddagger": "‡", "textdagger": "†",
    "textdaggerdbl": "‡", "textasteriskcentered": "∗", "ast": "∗", "star": "⋆",
    "copyright": "©", "textcopyright": "©", "textregistered": "®",
    "texttrademark": "™", "textdegree": "°", "degree": "°", "deg": "°",
    "textmu": "µ", "textmicro": "µ", "textohm": "Ω", "texteuro": "€", "euro": "€",
    "EUR": "€", "pounds": "£", "textsterling": "£", "textyen": "¥", "yen": "¥",
    "cprime": "ʹ", "cdprime": "ʺ", "lasp": "ʽ", "rasp": "ʼ", "hyp": "-",
    "textperthousand": "‰", "textcelsius": "℃",
    "textcent": "¢", "textdollar": "$", "textbackslash": "\\",
    "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`",
    "textasciiacute": "´", "textasciidieresis": "¨", "hyphen": "-",
    "textunderscore": "_", "textbar": "|", "textbardbl": "‖", "textless": "<",
    "textgreater": ">", "textbraceleft": "{", "textbraceright": "}",
    "lbrace": "{", "rbrace": "}", "slash": "/", "textexclamdown": "¡",
    "textquestiondown": "¿", "textbullet": "•", "textperiodcentered": "·",
    "textcdot": "·", "dots": "…", "ldots": "…", "textellipsis": "…",
    "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾",
    "textordfeminine": "ª", "textordmasculine": "º", "textnumero": "№",
    "textpm": "±", "texttimes": "×", "textdiv": "÷", "textminus": "−",
    "textonesuperior": "¹", "texttwosuperior": "²", "textthreesuperior": "³",
    "textrightarrow": "→", "textleftarrow": "←", "textvisiblespace": "␣",
    "space": " ", "nobreakspace": "\u00a0", "thinspace": "\u2009", "quad": " ",
    "qquad": " ", "newline": " ", "linebreak": " ", "par": " ", "and": " ",
    # Mathematics that people write without dollar signs.
    "times": "×", "pm": "±", "cdot": "·", "leq": "≤", "le": "≤", "geq": "≥",
    "ge": "≥", "neq": "≠", "approx": "≈", "sim": "∼", "infty": "∞", "to": "→",
    "rightarrow": "→", "leftarrow": "←", "ell": "ℓ", "circ": "∘", "prime": "′",
    "partial": "∂", "nabla": "∇", "sum": "∑", "int": "∫", "in": "∈",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε",
    "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι",
    "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π",
    "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ",
    "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip

# Here a blank is meant, whatever TeX does with it.
LOGOS = {
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX",
    "ConTeXt": "ConTeXt", "LuaTeX": "LuaTeX", "LuaLaTeX": "LuaLaTeX",
    "XeTeX": "XeTeX", "XeLaTeX": "XeLaTeX", "pdfTeX": "pdfTeX",
    "pdfLaTeX": "pdfLaTeX", "MF": "METAFONT", "MP": "METAPOST", "TikZ": "TikZ",
    "AmS": "AMS",
}  # fmt: skip

SWITCHES = {
    "allowbreak", "BibitemOpen", "nobreakdash", "bf",
    "bfseries", "boldmath", "bgroup", "centering", "cal",
    "displaystyle", "egroup", "em", "footnotesize", "hfill", "huge", "Huge",
    "ignorespaces", "it", "itshape", "large", "Large", "LARGE", "leavevmode",
    "mdseries", "newblock", "noindent", "nolinebreak", "nonfrenchspacing",
    "normalfont", "normalsize", "null", "protect", "raggedright", "relax", "rm",
    "rmfamily", "sc", "scriptsize", "scshape", "selectfont", "sf", "sffamily",
    "sl", "slshape", "sloppy", "small", "smallskip", "textstyle", "tiny", "tt",
    "ttfamily", "unskip", "upshape", "xspace",
}  # fmt: skip

# Their argument is not for readers: sort keys, lengths, colours.
SILENT = {
    "begin", "bibfield", "bibinfo", "BibitemShut", "color", "end", "foreignlanguage",
    "hspace", "hypersetup", "label", "noopsort", "nosort",
    "phantom", "raisebox", "SortNoop", "sortnoop", "textcolor", "vspace",
}  # fmt: skip

RAW = {"url", "path", "nolinkurl"}
UPPER = {"uppercase", "MakeUppercase"}
EMPHASIS = {"emph", "textit", "textsl", "mkbibemph", "mkbibitalic"}
# Their argument is the text.
FONTS = {
    "ce", "chem", "fbox", "hbox", "mathrm", "mathit", "mathbf", "mbox", "MakeLowercase",
    "num", "textgreek", "textlatin",
    "lowercase", "mkbibbold", "mkbibparens", "nocase", "NoCaseChange", "sout", "text",
    "textbf", "textmd", "textnormal", "textrm", "textsc", "textsf", "texttt", "textup",
    "uline", "underline", "vbox",
}  # fmt: skip
QUOTES = {"enquote", "mkbibquote", "quote"}

SUPERSCRIPTS = dict(
    zip(
        "0123456789+-=()abcdefghijklmnoprstuvwxyz",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
        strict=True,
    )
)
SUBSCRIPTS = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
SCRIPTS = {
    "textsuperscript": SUPERSCRIPTS,
    "textsubscript": SUBSCRIPTS,
    "up": SUPERSCRIPTS,
}


def accented(base: str, accent: str) -> str:
    """`base` with the accent on its first letter; dots of i and j give way."""
    if not base[:1].isalpha():
        return base
    letter = base[0]
    if accent not in BELOW:
        letter = {"ı": "i", "ȷ": "j"}.get(letter, letter)
    marks = 1
    while marks < len(base) and unicodedata.combining(base[marks]):
        marks += 1
    return letter + base[1:marks] + ACCENTS[accent] + base[marks:]


# What can be read without a look at what follows.
KNOWN = {
    *ACCENTS, *CONTROL_SYMBOLS, *LETTERS, *SYMBOLS, *LOGOS, *SWITCHES, "(", ")", "[",
    "]",
}  # fmt: skip

# For the way back only what plain LaTeX understands outside of formulas.
TEXT_ACCENTS = {ACCENTS[name]: name for name in [*"`'^~=u.\"rHvdckb", "textcommabelow"]}
NOT_PLAIN_TEXT = {"textschwa", "textcdot", "textnumero"}
TEXT_MACROS = {
    character: name
    for name, character in reversed((LETTERS | SYMBOLS).items())
    if not character.isascii() and name not in NOT_PLAIN_TEXT
    and (name in LETTERS or name.startswith(("text", "quot", "guil")))
}  # fmt: skip
