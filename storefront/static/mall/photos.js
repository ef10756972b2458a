// Photos of a form, loaded where a page takes some; none of them needs it.
"use strict";
(() => {
  if (document.documentElement.dataset.photos) return;
  document.documentElement.dataset.photos = "on";
  const on = (type, act) => document.addEventListener(type, act);

  // Photos: show them at once; where the page takes them one by one, send each by itself.
  const element = (name, css, text) => Object.assign(document.createElement(name), { className: css, textContent: text ?? "" });

  const preview = async (file, frame) => {
    try {
      const picture = await createImageBitmap(file, { resizeWidth: 400, resizeQuality: "medium" });
      const side = Math.min(picture.width, picture.height);
      const canvas = Object.assign(document.createElement("canvas"), { width: 400, height: 400 });
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", file.name);
      const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
      canvas.getContext("2d").drawImage(picture, left, top, side, side, 0, 0, 400, 400);
      frame.className = "";
      frame.replaceChildren(canvas);
    } catch {
      frame.className = "shot-wait";
      frame.replaceChildren(element("span", "small", file.name));
    }
  };

  // A phone's photo of 5 MB is no better in a listing than one of 400 KB, and takes minutes on a weak signal.
  const LIGHT_BYTES = 1_000_000;
  const LONGEST_SIDE = 2000;

  const lighter = async (file) => {
    if (file.size <= LIGHT_BYTES) return file;
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
      return blob && blob.size < file.size ? new File([blob], "foto.jpg", { type: "image/jpeg" }) : file;
    } catch {
      return file;
    }
  };

  // {"id": …} for a photo that was kept, {"error": "…"} for one that no second try can make better.
  const answerOf = (call) => {
    try {
      return JSON.parse(call.responseText);
    } catch {
      return {};
    }
  };

  const send = async (file, frame, drop, name) => {
    const words = drop.dataset;
    const note = element("span", "small", words.sending);
    const bar = Object.assign(element("progress", "progress"), { max: 100, value: 0 });
    bar.setAttribute("aria-hidden", "true");
    frame.className = "shot-wait";
    frame.setAttribute("role", "status");
    frame.replaceChildren(note, bar);
    const body = new FormData();
    body.append("photo", await lighter(file));
    const call = new XMLHttpRequest();
    call.open("POST", words.upload);
    call.setRequestHeader("X-CSRFToken", drop.closest("form").elements.csrfmiddlewaretoken.value);
    call.upload.addEventListener("progress", (event) => {
      bar.value = (event.loaded / event.total) * 100;
      note.textContent = `${words.sending} ${Math.round(bar.value)}%`;
    });
    call.addEventListener("loadend", async () => {
      const { id, error } = answerOf(call);
      if (id !== undefined) {
        await preview(file, frame);
        frame.append(Object.assign(element("input"), { type: "hidden", name: `${name}_id`, value: id }));
        return;
      }
      if (error) {
        frame.className = "shot-wait bad-b says";
        frame.replaceChildren(element("span", "small", error));
        return;
      }
      const again = Object.assign(element("button", "tap", words.again), { type: "button" });
      again.addEventListener("click", () => send(file, frame, drop, name));
      frame.className = "shot-wait bad-b";
      frame.replaceChildren(element("span", "small", words.failed), again);
    });
    call.send(body);
  };

  on("change", (event) => {
    const drop = event.target.closest(".drop");
    const shots = drop?.closest("[data-shots]");
    if (!shots) return;
    const each = Boolean(drop.dataset.upload);
    const single = each && !event.target.multiple;
    if (!each) for (const old of shots.querySelectorAll("[data-chosen]")) old.remove();
    if (single && event.target.files.length) for (const old of [...shots.children]) if (old !== drop) old.remove();
    for (const file of event.target.files) {
      const frame = element("div", "shot-wait");
      frame.dataset.chosen = "";
      drop.before(frame);
      if (each) send(file, frame, drop, event.target.name);
      else preview(file, frame);
    }
    if (each) event.target.value = "";
  });
})();
