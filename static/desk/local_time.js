/* Times on the server's clock, told by the clock of the one who reads them. */
"use strict";
for (const time of document.querySelectorAll("time.local")) {
  time.textContent = new Date(time.dateTime).toLocaleTimeString([], {
    hour: "2-digit",
    minute: "2-digit",
  });
}
