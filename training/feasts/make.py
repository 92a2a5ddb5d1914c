"""The days of feasts that follow the moon: makes `zegsman/languages/feasts.toml`.

    python -m pip install holidays==0.109
    python training/feasts/make.py

Jewish feasts are reckoned here, by the arithmetic of the Hebrew calendar. Those of Islam, China, India and Buddhism depend on a sight of
the moon or on almanacs, so they are taken from the tables of `holidays` (MIT), which names its sources: an Islamic feast may lie a day
beside it in a country of one's own. A feast that begins at sunset has the day after that evening as its first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path

from holidays.calendars.buddhist import _BuddhistLunisolar
from holidays.calendars.chinese import _ChineseLunisolar
from holidays.calendars.hindu import _HinduLunisolar
from holidays.calendars.islamic import _IslamicLunar

TARGET = Path(__file__).parents[2] / "zegsman" / "languages" / "feasts.toml"
YEARS = range(1950, 2051)
HEBREW_EPOCH = -1373427  # proleptic Gregorian ordinal of the day before 1 Tishri of the year 1
# Feast: month (Nisan is 1), day of the month, number of days.
HEBREW = {
    "rosh-hashanah": (7, 1, 2), "yom-kippur": (7, 10, 1), "sukkot": (7, 15, 7), "shemini-atzeret": (7, 22, 1),
    "simchat-torah": (7, 23, 1), "hanukkah": (9, 25, 8), "tu-bishvat": (11, 15, 1), "purim": (12, 14, 1),
    "shushan-purim": (12, 15, 1), "passover": (1, 15, 8), "lag-baomer": (2, 18, 1), "shavuot": (3, 6, 2),
    "tisha-bav": (5, 9, 1), "yom-hashoah": (1, 27, 1), "yom-haatzmaut": (2, 5, 1),
}  # fmt: skip
TABLES: tuple[tuple[type, Mapping[str, tuple[str, int]]], ...] = (
    (_IslamicLunar, {
        "islamic-new-year": ("HIJRI_NEW_YEAR", 1), "ashura": ("ASHURA", 1), "mawlid": ("MAWLID", 1),
        "isra-miraj": ("ISRA_AND_MIRAJ", 1), "laylat-al-qadr": ("LAYLAT_AL_QADR", 1), "eid-al-fitr": ("EID_AL_FITR", 1),
        "jumuatul-wida": ("JUMUATUL_WIDA", 1), "eid-al-adha": ("EID_AL_ADHA", 1), "ramadan": ("RAMADAN_BEGINNING", 0),
    }),
    (_ChineseLunisolar, {
        "chinese-new-year": ("LUNAR_NEW_YEAR", 1), "dragon-boat": ("DRAGON_BOAT", 1), "mid-autumn": ("MID_AUTUMN", 1),
        "double-ninth": ("DOUBLE_NINTH", 1),
    }),
    (_HinduLunisolar, {
        "diwali": ("DIWALI_INDIA", 1), "holi": ("HOLI", 1), "dussehra": ("DUSSEHRA", 1), "navaratri": ("SHARAD_NAVRATRI", 10),
        "janmashtami": ("JANMASHTAMI", 1), "ganesh-chaturthi": ("GANESH_CHATURTHI", 1), "rama-navami": ("RAM_NAVAMI", 1),
        "maha-shivaratri": ("MAHA_SHIVARATRI", 1), "raksha-bandhan": ("RAKSHA_BANDHAN", 1), "onam": ("ONAM", 1),
        "pongal": ("PONGAL", 1), "makar-sankranti": ("MAKAR_SANKRANTI", 1), "vaisakhi": ("VAISAKHI", 1), "ugadi": ("GUDI_PADWA", 1),
        "vasant-panchami": ("BASANT_PANCHAMI", 1), "karva-chauth": ("KARWA_CHAUTH", 1), "govardhan-puja": ("GOVARDHAN_PUJA", 1),
        "chhath": ("CHHATH_PUJA", 1), "mahavir-jayanti": ("MAHAVIR_JAYANTI", 1), "valmiki-jayanti": ("MAHARSHI_VALMIKI_JAYANTI", 1),
        "guru-gobind-singh-jayanti": ("GURU_GOBIND_SINGH_JAYANTI", 1), "guru-nanak-jayanti": ("GURU_NANAK_JAYANTI", 1),
        "guru-ravidas-jayanti": ("GURU_RAVIDAS_JAYANTI", 1), "maha-navami": ("MAHA_NAVAMI", 1), "ratha-yatra": ("RATH_YATRA", 1),
        "naraka-chaturdashi": ("NARAKA_CHATURDASHI", 1), "thaipusam": ("THAIPUSAM", 1),
    }),
    (_BuddhistLunisolar, {"vesak": ("VESAK", 1)}),
)  # fmt: skip
MONTHS = {
    name: n
    for n, name in enumerate(["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], 1)
}


def main() -> None:
    """Reckon, gather and write."""
    feasts = {name: (days, hebrew(name)) for name, (_, _, days) in HEBREW.items()}
    for calendar, names in TABLES:
        for name, (key, days) in names.items():
            feasts[name] = days, list(listed(getattr(calendar, f"{key}_DATES")))
    lines = [
        "# The days of feasts that follow the moon. Made by training/feasts/make.py; do not edit.",
        "# days: how many the feast has (0: until the feast named by `until`); from: its first day, each year that is known.",
    ]
    for name, (days, dates) in sorted(feasts.items()):
        until = '\nuntil = "eid-al-fitr"' if not days else ""
        lines += [
            "",
            f"[{name}]",
            f"days = {days}{until}",
            f"from = {sorted(str(day) for day in dates if day.year in YEARS)}",
        ]
    TARGET.write_text("\n".join(lines).replace("'", '"') + "\n", encoding="utf-8")


def listed(table: Mapping[int, object]) -> Iterable[date]:
    """The days of a table: (month, day) for a year, or several of them."""
    for year, value in table.items():
        pairs = [value] if isinstance(value[0], (int, str)) else value  # type: ignore[index]
        for month, day in pairs:  # type: ignore[union-attr]
            yield date(year, MONTHS.get(month, month), day)


def hebrew(name: str) -> list[date]:
    """A Jewish feast in each year of the table."""
    month, number, _ = HEBREW[name]
    found = []
    for year in range(YEARS.start + 3759, YEARS.stop + 3762):
        in_month = 13 if month == 12 and leap(year) else month  # Purim is in the second Adar
        found.append(moved(name, date.fromordinal(fixed(year, in_month, number))))
    return found


def moved(name: str, day: date) -> date:
    """Days of mourning and of the state make way for the sabbath."""
    weekday = day.isoweekday()
    if name == "tisha-bav" and weekday == 6:
        return day + timedelta(days=1)
    shifts = {"yom-hashoah": {5: -1, 7: 1}, "yom-haatzmaut": {5: -1, 6: -2, 1: 1}}
    return day + timedelta(days=shifts.get(name, {}).get(weekday, 0))


def leap(year: int) -> bool:
    """A year of thirteen months."""
    return (7 * year + 1) % 19 < 7


def new_year(year: int) -> int:
    """The ordinal of 1 Tishri."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    day += 1 if 3 * (day + 1) % 7 < 3 else 0
    return HEBREW_EPOCH + day


def start(year: int) -> int:
    """1 Tishri, put off where the year beside it would be too long or too short."""
    before, this, after = (new_year(year + step) for step in (-1, 0, 1))
    return this + (2 if after - this == 356 else 1 if this - before == 382 else 0)


def length(month: int, year: int) -> int:
    """The days of a month."""
    days = start(year + 1) - start(year)
    short = month in (2, 4, 6, 10, 13) or (month == 12 and not leap(year))
    if month == 8 and days not in (355, 385):
        short = True
    if month == 9 and days in (353, 383):
        short = True
    return 29 if short else 30


def fixed(year: int, month: int, number: int) -> int:
    """The ordinal of a day of the Hebrew calendar."""
    last = 13 if leap(year) else 12
    before = range(7, month) if month >= 7 else [*range(7, last + 1), *range(1, month)]
    return start(year) + sum(length(each, year) for each in before) + number - 1


if __name__ == "__main__":
    main()
