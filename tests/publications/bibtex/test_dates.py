import pytest

from publications.bibtex import Date, parse, parse_date


def date_of(fields: str) -> Date:
    return parse_date(parse(f"@misc{{a, {fields}}}").entries[0])


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("note={x}", Date()),
        ("year=2020", Date(2020)),
        ("year={{2020}}", Date(2020)),
        ("year={2020a}", Date(2020, text="2020a")),
        ("year={c. 1999}", Date(1999, text="c. 1999")),
        ("year={in press}", Date(text="in press")),
        ("year={n.d.}", Date()),
        ("year={[n. d.]}", Date()),
        ("year={59}", Date(text="59")),
        ("year={1998--1999}", Date(1998, text="1998–1999")),
        ("year={2014-05}", Date(2014, 5)),
        ("year={May 2014}", Date(2014, 5)),
        ("year=2020, month=mar", Date(2020, 3)),
        ("year=2020, month={03}", Date(2020, 3)),
        ("year=2020, month={Sept.}", Date(2020, 9)),
        ("year=2020, month={MARCH}", Date(2020, 3)),
        ('year=2020, month=10 # "~" # jan', Date(2020, 1, 10)),
        ('year=2020, month=jan # "~10th"', Date(2020, 1, 10)),
        ("year=2020, month=mar, day=3", Date(2020, 3, 3)),
        ("year=2020, month={March 2020}", Date(2020, 3)),
        ("year=2020, month={Tuesday, March 3}", Date(2020, 3, 3)),
        (
            'year=2020, month=sep # "/" # oct',
            Date(2020, 9, text="September/October 2020"),
        ),
        ("year=2020, month={June 5--9}", Date(2020, 6, 5, "June 5–9 2020")),
        ("year=2020, month={janvier}", Date(2020, text="janvier 2020")),
        ("year=2020, month={13}", Date(2020, text="13 2020")),
        ("year=2021, month=feb, day=29", Date(2021, 2, text="February 2021")),
        ("year={in press}, month=may", Date(None, 5, text="in press")),
        ("month=may", Date(None, 5)),
        ("date={2021}", Date(2021)),
        ("date={2021-05}", Date(2021, 5)),
        ("date={2021-05-03}", Date(2021, 5, 3)),
        ("date={2021/05/03}", Date(2021, 5, 3)),
        ("date={2021-05-03T10:00:00Z}", Date(2021, 5, 3)),
        ("date={2021-13-01}", Date(2021, text="2021-13-01")),
        ("date={2021-21}", Date(2021, text="Spring 2021")),
        (
            "date={2021-24/2022-21}",
            Date(2021, text="Winter 2021 – Spring 2022"),
        ),
        ("date={2021-21/2021-21}", Date(2021, text="Spring 2021")),
        ("date={2004-06~}", Date(2004, 6, text="c. June 2004")),
        ("date={2004?}", Date(2004, text="2004?")),
        ("date={../2004-06}", Date(2004, 6, text="– June 2004")),
        ("year={Spring 2021}", Date(2021, text="Spring 2021")),
        ("year=2021, month={Spring}", Date(2021, text="Spring 2021")),
        ("year={2020.}", Date(2020)),
        ("year=2020, month={Oktober 3}", Date(2020, text="Oktober 3 2020")),
        ("date={May 3, 2021}", Date(2021, 5, 3)),
        ("date={3rd May 2021}", Date(2021, 5, 3)),
        ("date={forthcoming}", Date(text="forthcoming")),
        ("date={2019-12/2020-01}", Date(2019, 12, text="December 2019 – January 2020")),
        ("date={2019-05-03/2019-05-07}", Date(2019, 5, 3, "3–7 May 2019")),
        ("date={2019-05/2019-05}", Date(2019, 5)),
        ("date={2019/}", Date(2019, text="2019 –")),
        ("date={2019/..}", Date(2019, text="2019 –")),
        ("date={2021-05}, year=1999", Date(2021, 5)),
    ],
)
def test_dates_are_numbers_and_the_rest_is_text(fields, date):
    assert date_of(fields) == date


def test_its_own_year_stands_before_an_inherited_date():
    text = "@misc{a, crossref={p}, year=2001}@misc{p, date={2020-05}}"

    assert parse_date(parse(text).entries[0]) == Date(2001)


def test_a_date_can_be_inherited():
    text = "@misc{a, crossref={p}}@misc{p, date={2020-05}}"

    assert parse_date(parse(text).entries[0]) == Date(2020, 5)
