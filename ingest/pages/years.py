"""Year, month and day as a page prints them -> the Gregorian day: also of the Persian solar and of the Buddhist calendar.

Years tell the calendar apart: nothing on the web is of the years 1300 to 1500 or 2400 to 2700 of ours.
"""

from datetime import date

SOLAR = range(1300, 1500)  # Solar Hijri, of Iran and Afghanistan
BUDDHIST = range(2400, 2700)  # of Thailand: 543 years ahead, with our months
HALF = 6  # months of 31 days that begin a solar year; five of 30 follow, and one of 29 or 30
# 1 Farvardin 1399 was 20 March 2020.
ANCHOR = date(2020, 3, 20).toordinal()
ANCHOR_YEAR = 1399


def find_day(year: int, month: int, day: int) -> date | None:
    """Find the Gregorian day; None where the calendar has no such day."""
    try:
        if year in SOLAR:
            return _read_solar(year, month, day)
        return date(year - 543 if year in BUDDHIST else year, month, day)
    except ValueError:
        return None


def _read_solar(year: int, month: int, day: int) -> date | None:
    """Read a day of the solar calendar by its cycle of 33 years with 8 leap years, right from 1343 to 1472 (1964 to 2093)."""
    longest = 31 if month <= HALF else 30
    if not (1 <= month <= 12 and 1 <= day <= longest):
        return None
    before = 31 * min(month - 1, HALF) + 30 * max(month - 1 - HALF, 0)
    place = _days_until(year) + before + day - 1
    return date.fromordinal(ANCHOR + place - _days_until(ANCHOR_YEAR)) if place < _days_until(year + 1) else None


def _days_until(year: int) -> int:
    """Count the days before a solar year, from any beginning."""
    cycle, place = divmod(year + 1595, 33)
    return 365 * year + 8 * cycle + (place + 3) // 4
