"""What pydantic finds wrong with a value -> what to write instead, without its words for its own types."""

from collections.abc import Iterable, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

# By type of finding; the braces are filled from what the finding tells.
ADVICE: Mapping[str, str] = {
    "missing": "it is missing",
    "extra_forbidden": "leave it out, nothing is called that",
    "greater_than_equal": "write {ge:g} or more",
    "greater_than": "write more than {gt:g}",
    "less_than_equal": "write {le:g} or less",
    "less_than": "write less than {lt:g}",
    "finite_number": "write a number",
    "float_parsing": "write a number",
    "float_type": "write a number",
    "int_parsing": "write a whole number",
    "int_parsing_size": "write a smaller number",
    "int_type": "write a whole number",
    "int_from_float": "write a whole number",
    "bool_parsing": "write true or false",
    "bool_type": "write true or false",
    "string_type": "write text",
    "string_too_short": "write {min_length} characters or more",
    "string_too_long": "write {max_length} characters at most",
    "too_short": "give {min_length} or more",
    "too_long": "give {max_length} at most",
    "literal_error": "write {expected}",
    "enum": "write {expected}",
    "date_type": "write a day as YYYY-MM-DD",
    "date_parsing": "write a day as YYYY-MM-DD",
    "date_from_datetime_parsing": "write a day as YYYY-MM-DD",
    "date_from_datetime_inexact": "write a day as YYYY-MM-DD, without a time",
    "datetime_parsing": "write a time as in 2024-05-31T18:00:00Z",
    "datetime_from_date_parsing": "write a time as in 2024-05-31T18:00:00Z",
    "model_type": "write an object",
    "model_attributes_type": "write an object",
    "dict_type": "write an object",
    "list_type": "write a list",
    "tuple_type": "write a list",
}


def is_own(finding: ErrorDetails) -> bool:
    """Tell whether a check of ours found it, whose words name the value and say what to write."""
    return finding["type"] == "value_error"


def advise(finding: ErrorDetails) -> str:
    """Say what to write instead of what was found wrong."""
    if finding["type"] == "string_too_short" and finding["ctx"]["min_length"] == 1:
        return "it is empty"
    if finding["type"] in ADVICE:
        return ADVICE[finding["type"]].format_map(finding.get("ctx", {}))
    return finding["msg"].removeprefix("Value error, ")


def tell_apart(findings: Iterable[ErrorDetails]) -> tuple[ErrorDetails, ...]:
    """Leave out what follows from another finding: that a list is too short, when what was in it is wrong."""
    found = tuple(findings)
    inner = {entry["loc"][:length] for entry in found for length in range(1, len(entry["loc"]))}
    return tuple(entry for entry in found if entry["loc"] not in inner)


def list_faults(error: ValidationError) -> tuple[str, ...]:
    """Say of each part of a record that is wrong where it is, unless that is the whole of it, and what is wrong."""
    told = ((".".join(map(str, entry["loc"])), advise(entry)) for entry in error.errors())
    return tuple(f"{place}: {message}" if place else message for place, message in told)
