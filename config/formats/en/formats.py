# As the pages of the desk write it themselves: 23 November 2026, 02:18.
DATETIME_FORMAT = "j F Y, H:i"
