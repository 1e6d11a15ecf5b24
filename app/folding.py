"""A statement for any filter -> the same for one filter, for people to read: conditions that these values decide are left out.

The statements of graph/cypher ask for everything that a filter can say (`$place IS NULL OR ...`), so that they are planned once. What is shown of
them has what was asked. This works on our own statements only, and what it leaves out is decided by the values alone.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

TRUE, FALSE = "\u22a4", "\u22a5"  # stand for conditions that are decided
OPEN, CLOSE = "\ue000", "\ue001"  # around the number of a part that is put aside
STRING = re.compile(r"'[^']*'")
INNERMOST = re.compile(r"(\w*)\(([^(){}\[\]]*)\)|((?:EXISTS |COLLECT )?)\{([^(){}\[\]]*)\}|\[([^(){}\[\]]*)\]")
ASIDE = re.compile(f"{OPEN}(\\d+){CLOSE}")
WHERE = re.compile(r"\s*\bWHERE\s(.*?)(?=\s*\b(?:RETURN|WITH|MATCH|OPTIONAL|CALL|UNWIND|UNION)\b|\s*$)", re.S)
BRANCH = re.compile(r"^  WHEN '(\w+)' THEN .*\n", re.M)  # of what events are counted by
NEVER = re.compile(f"WHERE {FALSE}|UNWIND {FALSE}")
ALWAYS = re.compile(r"\s*MATCH \(e\)\s*RETURN 1\s*")  # the event that is looked at exists
QUANTIFIED = {("any", FALSE): FALSE, ("none", FALSE): TRUE, ("all", TRUE): TRUE}
NEGATED = {f"NOT {FALSE}": TRUE, f"NOT {TRUE}": FALSE}
OF = r"\$(\w+)(?:\[(\d+)\])?(?:\.(\w+))?"
VALUE = re.compile(OF)


def value_of(found: re.Match[str], parameters: Mapping[str, Any]) -> Any:
    """Find the value that a match of `VALUE` names; None for a side that there is not."""
    value = parameters[found[1]]
    if found[2] is not None:
        value = value[int(found[2])] if int(found[2]) < len(value) else None
    return value.get(found[3]) if found[3] and value is not None else value


def fold(text: str, parameters: Mapping[str, Any]) -> str:
    """Leave out of a statement what the values of its parameters decide; the others stay where they are."""
    return _leave_out(_decide(_counted_by(text, parameters), parameters))


@lru_cache(maxsize=256)  # filters that use the same fields decide the same, whatever their values are
def _leave_out(text: str) -> str:
    """Leave out of a statement the conditions that are decided, and what only they kept there."""
    aside: list[str] = []

    def put_aside(part: str) -> str:
        aside.append(part)
        return f"{OPEN}{len(aside) - 1}{CLOSE}"

    def bring_back(part: str) -> str:
        while ASIDE.search(part):
            part = ASIDE.sub(lambda found: aside[int(found[1])], part)
        return part

    text = STRING.sub(lambda found: put_aside(found[0]), text)
    while INNERMOST.search(text):
        text = INNERMOST.sub(lambda found: _fold_group(found, put_aside, bring_back), text)
    return bring_back(_fold_clauses(text))


def _counted_by(text: str, parameters: Mapping[str, Any]) -> str:
    wanted = {parameters.get("first"), parameters.get("second")}
    return BRANCH.sub(lambda found: found[0] if found[1] in wanted else "", text)


def _decide(text: str, parameters: Mapping[str, Any]) -> str:
    """Put a mark in the place of each condition that the values decide."""
    for pattern, holds in CONDITIONS:

        def mark(found: re.Match[str], holds: Callable[[re.Match[str], Mapping[str, Any]], bool | None] = holds) -> str:
            is_so = holds(found, parameters)
            return found[0] if is_so is None else TRUE if is_so else FALSE

        text = pattern.sub(mark, text)
    return text


def _is_none_of(found: re.Match[str], parameters: Mapping[str, Any]) -> bool | None:
    return None if value_of(found, parameters) else False


def _has_size(found: re.Match[str], parameters: Mapping[str, Any]) -> bool:
    return sum(len(parameters[name]) for name in re.findall(r"\$(\w+)", found[0])) == int(found["size"])


def _is_word(found: re.Match[str], parameters: Mapping[str, Any]) -> bool:
    return str(parameters[found[1]]) in (found[2].strip("'"), f"{found[2]}.0")


def _is_set(found: re.Match[str], parameters: Mapping[str, Any]) -> bool | None:
    value = parameters[found[2]]
    return value != bool(found[1]) if isinstance(value, bool) else None


CONDITIONS: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str], Mapping[str, Any]], bool | None]]] = (
    (re.compile(r"\$(\w+) IS NULL"), lambda found, parameters: parameters[found[1]] is None),
    (re.compile(r"size\(\$\w+\)(?: \+ size\(\$\w+\))* = (?P<size>\d+)"), _has_size),
    (re.compile(r"\$(\w+) = ('[^']*'|\d+)"), _is_word),
    (re.compile(rf"(?<=\w\()\w+ IN {OF}(?= WHERE)"), _is_none_of),
    (re.compile(rf"(?<!\w\()(?<![\w.])(?:coalesce\([^()]*\)|[\w.]+) IN {OF}"), _is_none_of),
    (re.compile(r"(NOT )?\$(\w+)(?![\w\[.])"), _is_set),
    (re.compile(rf"(?<=UNWIND ){OF}"), _is_none_of),
)


def _fold_group(found: re.Match[str], put_aside: Callable[[str], str], bring_back: Callable[[str], str]) -> str:
    """Fold what stands in brackets within which there are none."""
    name, round_, before, braced, square = found.groups()
    if square is not None:
        return put_aside(found[0])
    if braced is not None:
        inside = _fold_clauses(braced)
        is_always = before == "EXISTS " and ALWAYS.fullmatch(bring_back(inside))
        return TRUE if is_always else put_aside(f"{before}{{{inside}}}")
    if name:
        inside = _fold_clauses(round_)
        if inside.startswith(FALSE):  # there is nothing of which it could hold
            return FALSE if name == "any" else TRUE
        decided = next((mark for mark in (TRUE, FALSE) if inside.endswith(f"WHERE {mark}")), "")
        return QUANTIFIED.get((name, decided)) or put_aside(f"{name}({inside})")
    folded = _fold_condition(round_) if round_.strip() else round_
    if folded in (TRUE, FALSE):
        return folded
    is_needed = folded == round_ or re.search(r"\s(AND|OR)\s", folded)
    return put_aside(f"({folded})" if folded == round_ else f"({folded.strip()})" if is_needed else folded.strip())


def _fold_clauses(text: str) -> str:
    """Fold the conditions of clauses, and leave out branches that can find nothing."""
    branches = re.split(r"(\s*\bUNION(?: ALL)?\b)", text)
    kept = [
        (mark, part)
        for mark, part in zip(["", *branches[1::2]], map(_fold_where, branches[::2]), strict=True)
        if not NEVER.search(part)
    ]
    if len(branches) == 1 or not kept:
        return _fold_where(text)
    end = branches[-1][len(branches[-1].rstrip()) :]
    return (kept[0][1] + "".join(mark + part for mark, part in kept[1:])).rstrip() + end


def _fold_where(text: str) -> str:
    def folded(found: re.Match[str]) -> str:
        condition = _fold_condition(found[1])
        return "" if condition == TRUE else found[0].replace(found[1], condition)

    return WHERE.sub(folded, text)


def _fold_condition(text: str) -> str:
    """Fold alternatives of conditions that must all hold."""
    found = dict.fromkeys(_fold_all(one) for one in re.split(r"\s+OR\s+", text))
    if TRUE in found:
        return TRUE
    found.pop(FALSE, None)
    return " OR ".join(found) or FALSE


def _fold_all(text: str) -> str:
    first, *others = re.split(r"(?<=\S)(\s+AND\s+)", text)
    found = [("", first), *zip(others[::2], others[1::2], strict=True)]
    decided = [(mark, NEGATED.get(one.strip(), one)) for mark, one in found]
    if any(one.strip() == FALSE for _, one in decided):
        return FALSE
    left = [(mark, one) for mark, one in decided if one.strip() != TRUE]
    return left[0][1] + "".join(mark + one for mark, one in left[1:]) if left else TRUE
