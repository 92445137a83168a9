"""Forms over what others record meanwhile: each carries what its page showed, so that only what was typed is saved."""

from datetime import datetime, time
from functools import cached_property
from typing import Any

from django.utils.timezone import localtime

from meetings.forms.times import OnDay


class AsShown(OnDay):
    """A form whose ``initial`` is what stands on record now, and which knows what stood when its page was made.

    Each field that ``compared`` names is sent beside a hidden copy of what was shown; what comes without one counts as
    shown empty. ``has_changed()`` says whether anything was typed over what was shown.
    """

    compared: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.compared:
            self.fields[name].show_hidden_initial = True
        self._show({name: "" for name in self.compared if self.add_initial_prefix(name) not in self.data})

    @cached_property
    def is_overtaken(self) -> bool:
        """Whether what stands differs from what was shown: somebody else recorded something in between."""
        return any(
            self.fields[name].has_changed(self.initial.get(name), self.data[self.add_initial_prefix(name)])
            for name in self.compared
        )

    @cached_property
    def is_news(self) -> bool:
        """Whether what was typed differs from what stands."""
        return any(self.fields[name].has_changed(self.initial.get(name), self[name].data) for name in self.compared)

    @property
    def clashes(self) -> bool:
        """Whether somebody typed here while somebody else recorded something, and the two are not the same."""
        return self.is_bound and self.has_changed() and self.is_overtaken and self.is_news

    def stand_on_the_record(self) -> None:
        """From now on what stands counts as shown: sending the form again replaces it, knowingly."""
        stands = {name: self.fields[name].prepare_value(self.initial.get(name)) for name in self.compared}
        self._show({name: "" if value is None else str(value) for name, value in stands.items()})

    def _show(self, shown: dict[str, str]) -> None:
        self.__dict__.pop("is_overtaken", None)
        if self.is_bound and shown:
            self.data = self.data.copy()  # type: ignore[attr-defined]
            for name, value in shown.items():
                self.data[self.add_initial_prefix(name)] = value  # type: ignore[index]


def minute_of(moment: datetime | None) -> time | None:
    """The time of a moment as a form shows it, in the United Kingdom and without its seconds."""
    return localtime(moment).time().replace(second=0, microsecond=0) if moment else None
