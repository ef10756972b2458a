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

  // Sixteen digits may be a NIK: the public search does not send them, its page says why. What else is typed
  // goes to its address at once; without script the form posts and is led there.
  on("submit", (event) => {
    const form = event.target;
    if (!("guarded" in form.dataset)) return;
    const typed = form.querySelector("input[type=search]").value;
    const personal = /(^|\D)\d{16}(\D|$)/.test(typed.replace(/[\s.-]/g, ""));
    event.preventDefault();
    location.assign(`${form.action}?${personal ? "angka=1" : new URLSearchParams({ q: typed })}`);
  });

  // Offers while one types into the public search; with more than five digits nothing is sent.
  let pause;
  on("input", (event) => {
    const form = event.target.closest("form[data-offers]");
    if (!form) return;
    clearTimeout(pause);
    const box = form.querySelector(".offers");
    const typed = event.target.value.trim();
    if (typed.length < 2 || typed.replace(/\D/g, "").length > 5) return void (box.hidden = true);
    pause = setTimeout(async () => {
      const answer = await fetch(`${form.dataset.offers}?${new URLSearchParams({ q: typed })}`).catch(() => null);
      if (!answer?.ok || event.target.value.trim() !== typed) return;
      box.innerHTML = await answer.text();
      box.hidden = !box.querySelector("a");
    }, 250);
  });
  on("keydown", (event) => {
    const form = event.target.closest("form[data-offers]");
    if (!form || !["Escape", "ArrowDown", "ArrowUp"].includes(event.key)) return;
    const box = form.querySelector(".offers");
    const stops = [form.querySelector("input"), ...box.querySelectorAll("a")];
    if (event.key === "Escape") box.hidden = true;
    if (box.hidden) return;
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    stops[(stops.indexOf(document.activeElement) + step + stops.length) % stops.length].focus();
  });
  on("focusout", (event) => {
    const form = event.target.closest("form[data-offers]");
    if (form && !form.contains(event.relatedTarget)) form.querySelector(".offers").hidden = true;
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
