// Makes pages quicker; none of them needs it.
"use strict";
(() => {
  const on = (type, act) => document.addEventListener(type, act);

  // Quantity beside a main button: change the number here instead of asking the server for the page again.
  on("click", (event) => {
    const press = event.target.closest(".qty[data-qty] [data-step]");
    if (!press) return;
    const box = press.closest(".qty");
    const field = box.querySelector("input");
    const least = Number(box.dataset.least);
    const most = box.dataset.most ? Number(box.dataset.most) : Infinity;
    const next = Math.min(most, Math.max(least, Number(field.value) + Number(press.dataset.step)));
    event.preventDefault();
    field.value = next;
    box.querySelector("output").textContent = next;
    for (const button of box.querySelectorAll("[data-step]")) {
      button.disabled = button.dataset.step < 0 ? next <= least : next >= most;
    }
  });

  // Sixteen digits may be a NIK: the public search does not send them, its page says why.
  on("submit", (event) => {
    const form = event.target;
    if (!("guarded" in form.dataset)) return;
    const typed = form.querySelector("input[type=search]").value.replace(/[\s.-]/g, "");
    if (!/(^|\D)\d{16}(\D|$)/.test(typed)) return;
    event.preventDefault();
    location.assign(`${form.action}?angka=1`);
  });

  // A form that must not be sent twice says so with data-once.
  on("submit", (event) => {
    const form = event.target;
    if (!("once" in form.dataset) || event.defaultPrevented) return;
    if (form.dataset.once === "sent") return event.preventDefault();
    form.dataset.once = "sent";
    event.submitter?.setAttribute("aria-busy", "true");
  });
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("[data-once]")) form.dataset.once = "";
    for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  });

  document.querySelector("[data-focus]")?.focus();
})();
