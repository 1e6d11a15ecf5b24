"""A header or first row -> how the rows of a file are laid out, and which data set they belong to."""

import csv
import re
from collections.abc import Callable
from operator import itemgetter

from graph.model import Record
from ingest.eventdata.records import BadField, DataSet, Family, Form, UnknownForm

ACTOR = [
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
]
GEO = ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"]
GDELT_COLUMNS = (  # GDELT 2.0 event codebook; its files have no header
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"{actor}{part}" for actor in ("Actor1", "Actor2") for part in ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources",
    "NumArticles", "AvgTone",
    *(f"{whose}Geo_{part}" for whose in ("Actor1", "Actor2", "Action") for part in GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
QUADRUPLE_COLUMNS = ("subject", "relation", "object", "date")
MARKS: dict[Form, set[str]] = {  # columns, folded, that no other form has together
    "icews": {"eventid", "cameocode", "sourcename", "targetname"},
    "quadruples": {"subject", "relation", "object", "date"},
    "gdelt": {"globaleventid", "eventcode", "actor1code"},
    "polecat": {"eventid", "eventtype", "actorname", "recipientname"},
}
FAMILIES: dict[Form, Family] = {"icews": "icews", "quadruples": "icews", "gdelt": "gdelt", "polecat": "polecat"}
MENTIONS = {15, 16}  # columns of GDELT's files of mentions, which have no header; translated ones have one more
DELIMITERS = ("\t", ",")


class Layout(Record):
    """The columns of a file, by its header or, where it has none, by the codebook."""

    form: Form
    delimiter: str
    columns: tuple[str, ...]

    def picker(self, wanted: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
        """Make the function that splits a row and gives the wanted columns in order, "" for those that the file lacks.

        It raises BadField for a row of another width.
        """
        places = {fold_column(name): at for at, name in enumerate(self.columns)}
        width = len(self.columns)
        pick = itemgetter(*(places.get(fold_column(name), width) for name in wanted))
        split: Callable[[str], list[str]] = _split_quoted if self.delimiter == "," else _split_tabs

        def read(text: str) -> tuple[str, ...]:
            row = split(text)
            if len(row) != width:
                raise BadField(f"it has {len(row)} columns, not {width}")
            row.append("")
            picked: tuple[str, ...] = pick(row)
            return picked

        return read


QUADRUPLES = Layout(form="quadruples", delimiter="\t", columns=QUADRUPLE_COLUMNS)


def _split_tabs(text: str) -> list[str]:
    return text.split("\t")


def _split_quoted(text: str) -> list[str]:
    try:
        return next(csv.reader([text], strict=True), [])
    except csv.Error as error:
        raise BadField(f"its quotation marks do not close: {error}") from error


def fold_column(name: str) -> str:
    """Fold the name of a column: "Event ID", "event_id" and "EventID" are one."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def find_layout(first: str) -> tuple[Layout, bool]:
    """Find how a file is laid out by its first line, and whether that line is a header. Raises UnknownForm."""
    found = _find(first)
    if found is None:
        raise UnknownForm(f"its first line cannot be read as ICEWS, GDELT or POLECAT: {first[:80]!r}; {_advise(first)}")
    return found


def refuse_others(layout: Layout, wanted: Family | None) -> None:
    """Raise UnknownForm where a file is of another data set than the one that was named, in whose name its rows would be told."""
    found = FAMILIES[layout.form]
    if wanted not in {None, found}:
        raise UnknownForm(f"it is {found.upper()}, not {str(wanted).upper()}: load it with `dragoman import {found}`")


def find_family(first: str) -> Family | None:
    """Find the data set that a file with this first line is of."""
    found = _find(first)
    return FAMILIES[found[0].form] if found else None


def _find(first: str) -> tuple[Layout, bool] | None:
    return _find_named(first) or _find_bare(first)


def _find_named(first: str) -> tuple[Layout, bool] | None:
    for delimiter in DELIMITERS:
        row = _split_tabs(first) if delimiter == "\t" else first.split(",")
        folded = {fold_column(name) for name in row}
        for name, marks in MARKS.items():
            if marks <= folded:
                return Layout(form=name, delimiter=delimiter, columns=tuple(row)), True
    return None


def _find_bare(first: str) -> tuple[Layout, bool] | None:
    row = _split_tabs(first)
    if len(row) == len(GDELT_COLUMNS) and re.fullmatch(r"\d+(\.0)?", row[0]):
        return Layout(form="gdelt", delimiter="\t", columns=GDELT_COLUMNS), False
    return (QUADRUPLES, False) if len(row) == 4 and re.fullmatch(r"\d{4}-\d\d-\d\d", row[3]) else None


def _advise(first: str) -> str:
    row = _split_tabs(first)
    if len(row) in MENTIONS and row[0].isdecimal():
        return "it may be GDELT's mentions, which are no events: give the .export file"
    return "are the columns named and tab-separated?"


def name_data_set(form: Form, file: str) -> DataSet:
    """Name the data set of a file by the file's name without its endings: "icews14.tsv.gz" is "icews14"."""
    return DataSet(FAMILIES[form], re.sub(r"\.(tsv|csv|tab|txt|gz|zip|export|CSV)\b", "", file) or file)
