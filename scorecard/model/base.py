"""What every document model shares: strict, closed, frozen, and one kind of error.

Why: a misspelt key that is dropped or a text that is read as a number changes a score without a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cached_property, partial
from typing import Annotated, ClassVar, NoReturn, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    ValidationError,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from scorecard.model.origin import Origin
from scorecard.model.shape import form_at, keys_at
from scorecard.model.translate import problems_of
from scorecard.problem import DocumentError, Problem

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


class FrozenDict(dict[K, V]):
    """A mapping that cannot be changed after it is made, and can be hashed."""

    def __hash__(self) -> int:  # type: ignore[override]  # dict has none as it can change; this cannot
        """Hash the items, whatever their order."""
        return hash(frozenset(self.items()))

    def _refuse(self, *_args: object, **_kwargs: object) -> NoReturn:
        msg = "this mapping is frozen"
        raise TypeError(msg)

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type[FrozenDict[K, V]], tuple[dict[K, V]]]:
        """Copy and pickle through a plain dict."""
        return (type(self), (dict(self),))


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


Items = Annotated[tuple[T, ...], BeforeValidator(_as_tuple)]
"""A list in a document, a tuple in the model."""
Table = Annotated[Mapping[K, V], AfterValidator(FrozenDict), PlainSerializer(dict)]
"""A mapping in a document, a frozen mapping in the model."""


class _OneOrMore:
    """In an annotation: one value may stand alone where a list of such values is asked for."""

    def __get_pydantic_core_schema__(self, source: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Put the value into a list before it is checked."""
        return core_schema.no_info_before_validator_function(_in_a_list, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Allow the value, and the list."""
        several = handler(core)
        return {"anyOf": [several["items"], several]}


def _in_a_list(value: object) -> object:
    return (value,) if isinstance(value, (str, dict, BaseModel)) else _as_tuple(value)


Several = Annotated[tuple[T, ...], _OneOrMore()]
"""A list of mappings or words in a document, or one that stands alone; a tuple in the model."""


class Part(BaseModel):
    """A part of a document; every model of this library is one."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        validate_by_name=True,
        validate_by_alias=True,
        arbitrary_types_allowed=True,
        allow_inf_nan=False,
        defer_build=True,
    )
    stands_alone: ClassVar[tuple[str, ...]] = ()
    """Keys of which one, where nothing else is given, may be left away: its value then stands for the whole part."""
    goes_without_saying: ClassVar[str] = ""
    """Key that is left away where the other key is the word that it would have: `{top: 2}` for `method: top`."""
    spreads: ClassVar[str] = ""
    """Key of a mapping whose keys are written beside the other keys: `{by: type, county: 0.2}`."""


class StructureError(DocumentError):
    """A document's parts are not of their form, so nothing between the parts was checked."""


class Document(Part):
    """A whole document: a file, or the same built in Python with the same checks.

    Raises:
        DocumentError: with every problem at once.
    """

    def __init__(self, /, **data: object) -> None:
        """Check the parts, then what is between them."""
        try:
            super().__init__(**data)
        except ValidationError as error:
            details, kind = error.errors(include_url=False), type(self)
            raise StructureError(problems_of(details, partial(keys_at, kind), partial(form_at, kind))) from None
        if found := list(self.problems()):
            raise DocumentError(found)

    def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields replaced, checked like any other document.

        Why: what was derived from the fields before, such as a fingerprint, must not come along.
        """
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self)(**{**(deepcopy(fields) if deep else fields), **(update or {})})

    @cached_property
    def origins(self) -> tuple[Origin, ...]:
        """Files that the document was read from, its own first; none for one that was built in Python, or is a copy."""
        return ()

    def read_from(self, *origins: Origin) -> Self:
        """Return the document, which from now on knows the files that it was read from.

        Why: these are not in what it says, so two documents that say the same are equal wherever they came from.
        """
        self.__dict__["origins"] = origins
        return self

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong between the parts of the document; a document kind without rules has none."""
        return iter(())


def short_form(key: str, *kinds: type) -> BeforeValidator:
    """Return a validator that lets one plain value stand for a mapping with that one key.

    Args:
        key: the key that the plain value belongs to.
        kinds: types of plain value that may be written so; others are left for the model to refuse.
    """

    def expand(value: object) -> object:
        return {key: value} if isinstance(value, kinds) and not isinstance(value, bool) else value

    return BeforeValidator(expand)
