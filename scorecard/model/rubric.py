"""What is judged, and how (`format: rubric/1`). A rubric knows no subject."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from graphlib import TopologicalSorter

from scorecard.model.fingerprint import fingerprint
from scorecard.model.meaning import meaning_of
from scorecard.model.node import Node
from scorecard.model.notebook import Shown
from scorecard.model.outline import outline_of
from scorecard.model.plugin import PluginInUse
from scorecard.model.rubric_checks import rubric_problems
from scorecard.model.rubric_parts import RubricFields
from scorecard.model.tree import tree_of
from scorecard.problem import Problem
from scorecard.source import Pointer


class Rubric(Shown, RubricFields):
    """A versioned definition of what is judged.

    Raises:
        DocumentError: with every problem at once, when built from parts that do not hold together.
    """

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong between the parts of the rubric."""
        return rubric_problems(self)

    @cached_property
    def tree(self) -> Node:
        """The dimensions and criteria with every choice filled in."""
        return tree_of(self)

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Every node by its dotted path, and every node whose id is enough also by its id."""
        nodes = tuple(self.tree.walk())
        return {node.id: node for node in nodes} | {node.path: node for node in nodes}

    @cached_property
    def criteria(self) -> dict[str, Node]:
        """Every criterion by its id, in the order written."""
        return {node.id: node for node in self.tree.walk() if node.is_criterion}

    @cached_property
    def order(self) -> tuple[Node, ...]:
        """Every node after all that its value depends on: what is in it, and what its ceilings and bands look at."""
        nodes = {node.id: node for node in self.tree.walk()}
        needs = {node.id: [*(child.id for child in node.children), *sorted(node.looks_at)] for node in nodes.values()}
        return tuple(nodes[name] for name in TopologicalSorter(needs).static_order())

    @cached_property
    def pointers(self) -> dict[str, Pointer]:
        """Where every criterion stands in the document, by its id."""
        return {criterion.id: pointer for pointer, criterion in outline_of(self).criteria}

    @cached_property
    def observed(self) -> dict[str, tuple[Node, ...]]:
        """The criteria that read each observation, by its id."""
        found: dict[str, tuple[Node, ...]] = {}
        for node in self.criteria.values():
            found[node.reads] = (*found.get(node.reads, ()), node)
        return found

    @cached_property
    def attributes(self) -> dict[str, tuple[str, ...]]:
        """The subject's attributes that scores depend on, each with the values that all weights know; none for any."""
        found: dict[str, tuple[str, ...]] = dict.fromkeys(self.rank.within if self.rank else (), ())
        for node in self.tree.walk():
            for each in node.applies_to:
                found |= {name: found.get(name, ()) for name in each.where}
            if by := node.weight.by:
                known = found.get(by) or tuple(node.weight.values)
                found[by] = tuple(value for value in known if value in node.weight.values)
        return found

    @cached_property
    def plugins(self) -> tuple[PluginInUse, ...]:
        """The plug-ins that scores depend on, each once as it is set, by kind and name."""
        found = (node.plugin for node in self.tree.walk())
        used = {(plugin.called, str(plugin)): plugin for plugin in found if plugin}
        return tuple(used[key] for key in sorted(used))

    @cached_property
    def meaning(self) -> dict[str, object]:
        """All that a score depends on, as plain data; the fingerprint is taken over this."""
        return meaning_of(self, self.tree)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the meaning: it changes exactly when a score could."""
        return fingerprint(self.meaning)

    @property
    def name(self) -> str:
        """The id and the first number of the version, as records name a rubric."""
        return f"{self.id}@{self.version.partition('.')[0]}"
