/* Forgets what desk/keeping.js has kept in the browser of a form, once the form is saved
   (the next page says so) and of all forms when their owner signs out. */
"use strict";
const Unsaved = { PREFIX: "offprint-unsaved:", SENT: "offprint-sent" };
{
  const isOnTheWay = document.body.matches(".login, .resume");
  const isBack = document.querySelector("#keeping[data-is-back], .errornote");
  const isTold = document.querySelector(".messagelist li");
  const sent = sessionStorage.getItem(Unsaved.SENT);

  if (document.querySelector("[data-signed-out]")) {
    Object.keys(localStorage)
      .filter((key) => key.startsWith(Unsaved.PREFIX))
      .forEach((key) => localStorage.removeItem(key));
  } else if (sent && !isOnTheWay) {
    sessionStorage.removeItem(Unsaved.SENT);
    if (isTold && !isBack) {
      localStorage.removeItem(sent);
    }
  }
}
