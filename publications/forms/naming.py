"""Text fields for names that mean rows; the answers to what is asked about them."""

from django import forms


class NameInput(forms.TextInput):
    """A name with suggestions, and below it whom it means or what is to be asked.

    `kind` is the model's name, after which the list of suggestions is called.
    """

    template_name = "admin/widgets/name_input.html"
    question = None
    note = ""

    def __init__(self, kind, attrs=None):
        shown = {"class": "vTextField naming", "autocomplete": "off"}
        super().__init__({**shown, "list": f"names-{kind}", **(attrs or {})})

    def __deepcopy__(self, memo):
        copied = super().__deepcopy__(memo)
        copied.question, copied.note = None, ""
        return copied

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "question": self.question,
            "note": self.note,
        }
        return context


def answer_to(form, field):
    """The value of the option that was chosen, if any."""
    return form.data.get(f"{form.add_prefix(field)}_who", "")
