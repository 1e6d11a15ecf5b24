"""Rows of event data that we made up, in the forms in which the data sets print them."""

from ingest.eventdata.gdelt import COLUMNS as GDELT_READ
from ingest.eventdata.icews import TAB_COLUMNS
from ingest.eventdata.layout import GDELT_COLUMNS
from ingest.eventdata.polecat import COLUMNS as POLECAT_READ
from ingest.eventdata.records import Form

assert set(GDELT_READ) <= set(GDELT_COLUMNS)
QUADRUPLES = "subject\trelation\tobject\tdate"
ICEWS = {
    "Event ID": "41000001", "Event Date": "2018-06-04", "Source Name": "Foreign Affairs (Iran)", "Source Sectors": "Executive,Foreign Ministry,Government",
    "Source Country": "Iran", "Event Text": "Make a visit", "CAMEO Code": "042", "Intensity": "1.9", "Target Name": "Syria", "Target Sectors": "NA",
    "Target Country": "Syria", "Story ID": "77001", "Sentence Number": "3", "Publisher": "Levant Courier", "City": "Damascus", "District": "NA",
    "Province": "NA", "Country": "Syria", "Latitude": "33.51", "Longitude": "36.29",
}  # fmt: skip
ICEWS_HEADER = "\t".join(TAB_COLUMNS)
GDELT = {
    "GLOBALEVENTID": "900000001", "SQLDATE": "20230405", "Actor1Code": "IRNGOV", "Actor1Name": "IRAN", "Actor1CountryCode": "IRN", "Actor1Type1Code": "GOV",
    "Actor2Code": "SYRMIL", "Actor2Name": "SYRIAN", "Actor2CountryCode": "SYR", "Actor2Type1Code": "MIL", "EventCode": "040", "GoldsteinScale": "1.0",
    "ActionGeo_Type": "4", "ActionGeo_FullName": "Tehran, Tehran, Iran", "ActionGeo_CountryCode": "IR", "ActionGeo_Lat": "35.75", "ActionGeo_Long": "51.51",
    "SOURCEURL": "https://courier.example/1",
}  # fmt: skip
POLECAT_COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw",
    "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
assert len(set(POLECAT_READ) - set(POLECAT_COLUMNS)) == 2  # the names of older files
POLECAT_HEADER = "\t".join(POLECAT_COLUMNS)
POLECAT = {
    "Event ID": "20230405-7-a1", "Event Date": "2023-04-05", "Event Type": "CONSULT", "Event Mode": "visit", "Intensity": "4.0", "Contexts": "diplomatic;military",
    "Actor Name": "Dana Holm", "Actor Country": "NOR", "Primary Actor Sector": "GOV", "Actor Title": "foreign minister",
    "Recipient Name": "None", "Recipient Country": "JOR", "Primary Recipient Sector": "GOV", "City": "Amman", "Country": "JOR", "Latitude": "31.95",
    "Longitude": "35.93", "Source": "Fjord Post", "Version": "NGEC 1.1",
}  # fmt: skip


def icews_row(**changes: str) -> str:
    """Write an ICEWS row; names of columns with underscores for spaces."""
    return _row(TAB_COLUMNS, ICEWS, {name.replace("_", " "): value for name, value in changes.items()})


def gdelt_row(**changes: str) -> str:
    """Write a raw GDELT row."""
    return _row(GDELT_COLUMNS, GDELT, changes)


def polecat_row(**changes: str) -> str:
    """Write a POLECAT row; names of columns with underscores for spaces."""
    return _row(POLECAT_COLUMNS, POLECAT, {name.replace("_", " "): value for name, value in changes.items()})


def _row(columns: tuple[str, ...], usual: dict[str, str], changes: dict[str, str]) -> str:
    assert changes.keys() <= set(columns), changes.keys() - set(columns)
    return "\t".join((usual | changes).get(name, "") for name in columns)


# Rows of each form that say what is hard to say alike: a decade that ends, one party twice, codes that mean one type, quotation marks, nobody,
# parties without a name of their own, a row that does not print its parties, offices, topics and places.
ROWS_OF_FORMS: dict[Form, tuple[str, ...]] = {
    "quadruples": (
        QUADRUPLES,
        "Arash Kiani\tConsult\tSamir Nasser\t2009-12-31",
        "Samir Nasser\tConsult\tArash Kiani\t2009-12-31",
        "Arash Kiani\tConsult\tSamir Nasser\t2010-01-01",
        "Arash Kiany\tMeet at a 'third' location\tArash Kiani\t2010-01-01",
        "Iran\tMake empathetic comment\tSyria\t2010-01-02",
        "Iran\tPraise or endorse\tSyria\t2010-01-02",
        "Syria\tPraise or endorse\tIran\t2010-01-02",
        "Iran\tConsult\tIran\t2010-01-02",
        "Islamic Republic of Iran\tConsult\tIran\t2010-01-02",
        'Dana "Dee" Holm, the elder\tMake an appeal or request\tPolice (India)\t2010-01-02',
        "Arash Kiani\tConsult\tUnspecified Actor\t2010-01-02",
        "Iran\tMake a visit\tSyria\t2010-01-03",
        "Syria\tHost a visit\tIran\t2010-01-03",
        "Arash Kiani\tExpress intent to meet or negotiate\tSamir Nasser\t2010-01-03",
        "Arash Kiani\tConsult\tSamir Nasser\t2010-01-03",
    ),
    "unnamed": (
        QUADRUPLES,
        "Police (India)\tArrest, detain, or charge with legal action\tCitizen (India)\t2010-01-02",
        "Citizen (India)\tArrest, detain, or charge with legal action\tPolice (India)\t2010-01-02",
        "Police (India)\tImpose administrative sanctions\tCitizen (India)\t2010-01-02",
        "Protester (India)\tDemonstrate or rally\tDana Holm\t2010-01-02",
        "Citizen (India)\tConsult\tCitizen (India)\t2010-01-03",
        "Head of Government (India)\tMake a visit\tIran\t2010-01-03",
        "Iran\tHost a visit\tHead of Government (India)\t2010-01-03",
        "Arash Kiani\tMake a visit\tSamir Nasser\t2010-01-03",
        "Samir Nasser\tMake a visit\tArash Kiani\t2010-01-03",
    ),
    "icews": (
        ICEWS_HEADER,
        icews_row(),
        icews_row(Event_ID="41000002", City="Aleppo", Latitude="36.2", Longitude="37.16"),
        icews_row(Event_ID="41000003", Source_Sectors="NA"),
        icews_row(Event_ID="41000004", City="NA", Country="NA", Latitude="NA", Longitude="NA"),
    ),
    "polecat": (
        POLECAT_HEADER,
        polecat_row(),
        polecat_row(Event_ID="20230405-7-a2", Recipient_Name="Samir Nasser", Recipient_Title="envoy"),
        polecat_row(Event_ID="20230406-7-a3", Event_Date="2023-04-06", Actor_Country="None", Actor_Title="None"),
    ),
    "gdelt": (gdelt_row(), gdelt_row(GLOBALEVENTID="900000002", Actor2Name="", Actor2Code="")),
}
