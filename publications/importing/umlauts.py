"""Names that some print with an umlaut and others spell out: Müller, and Mueller."""

from collections import defaultdict
from collections.abc import Iterable

from .namebook import Spelling
from .names import Names
from .spelling import agree, given_parts, is_initial, letters, spelt_out

Given = tuple[str, ...]


class Umlauts:
    def __init__(self, all_names: Iterable[Names]):
        # Mueller: Muller, for each part of a name with an umlaut.
        self.plain: dict[str, str] = {}
        # By family name, the given names that are printed with and without it.
        self.printed: dict[str, set[Given]] = defaultdict(set)
        self.spelt_out: dict[str, set[Given]] = defaultdict(set)
        all_names = [names for names in all_names if not names.literal]
        for names in all_names:
            if not str(names).isascii():
                self.plain.update(spelt_out_forms(names))
        if self.plain:
            self.note_families(all_names)

    def note_families(self, all_names: Iterable[Names]) -> None:
        for names in all_names:
            family = letters(names.family)
            if family in self.plain:
                self.spelt_out[self.plain[family]].add(self.given(names))
            elif not names.family.isascii():
                self.printed[family].add(self.given(names))

    def given(self, names: Names) -> Given:
        parts = given_parts(names.given_name)
        return tuple(self.plain.get(part, part) for part in parts)

    def spelling(self, names: Names) -> Spelling:
        family, given = letters(names.family), self.given(names)
        plain = self.plain.get(family, "")
        if plain and self.is_spelt_out(plain, given):
            family = plain
        return Spelling(family, letters(names.suffix), given)

    def is_spelt_out(self, family: str, given: Given) -> bool:
        """Florian Floyd Mueller is not Florian Müller, and F. Mueller may be either."""
        printed = self.printed[family]
        if given in printed or not all(map(is_initial, given)):
            return given in printed
        others = self.spelt_out[family] - printed
        whole = (other for other in others if not all(map(is_initial, other)))
        return any(agree(given, other) for other in printed) and not any(
            agree(given, other) for other in whole
        )


def spelt_out_forms(names: Names) -> dict[str, str]:
    parts = (names.family, *names.given_name.replace("-", " ").split())
    forms = {spelt_out(part): letters(part) for part in parts if not part.isascii()}
    return {form: plain for form, plain in forms.items() if form != plain}
