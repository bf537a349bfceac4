"""The rule of a criterion that an installed package registers."""

from __future__ import annotations

from typing import Annotated, ClassVar, cast

from pydantic import Field

from scorecard.model.base import Items, Part, short_form
from scorecard.model.plugin import CriterionRule, PluginInUse, in_use
from scorecard.model.plugin_settings import SettingsOf, installed_as
from scorecard.model.text import Id


class CustomRule(Part):
    """A rule that an installed package registers, with what it may look at."""

    stands_alone: ClassVar = ("rule",)

    rule: Annotated[Id, installed_as(CriterionRule)]
    """The rule, by its name."""
    themes: Items[Id] = ()
    """Themes whose acts it is shown; with none it is shown no act."""
    opposed: Items[Id] = ()
    """Themes of these on which the directions swap."""
    settings: Annotated[CriterionRule, SettingsOf(CriterionRule, "rule")] = Field(
        default=cast("CriterionRule", None),  # what stands here in a model comes from the check of this default
        validate_default=True,
    )
    """Settings of the rule, as its package explains them; by default its defaults."""

    @property
    def plugin(self) -> PluginInUse:
        """The plug-in that is named."""
        return in_use(self.rule, self.settings)


Custom = Annotated[CustomRule, short_form("rule", str)]
"""A rule of an installed package; its name may stand alone."""
