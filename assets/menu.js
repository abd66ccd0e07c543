/* Escape closes the menu, and the focus goes back to what opened it. */
(function () {
  "use strict";
  const menu = document.querySelector(".in-menu");
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
