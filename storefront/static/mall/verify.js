// The check of a letter by its QR code: /periksa/#<COSE_Sign1 in base64url>. What stands after the # reaches
// no server in an address: the script proves the signature here and asks how the letter stands by POST.
"use strict";
(() => {
  const urls = document.currentScript.dataset;
  const main = document.getElementById("isi");
  const said = document.getElementById("kabar");

  // CBOR, as much as a letter needs, in its shortest form only: nothing hides behind a longer one.
  const LEAST = [0, 24, 0x100, 0x10000, 0x100000000];

  class Reader {
    constructor(bytes) {
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      this.at = 0;
    }

    take(length) {
      const start = this.at;
      this.at += length;
      if (this.at > this.view.byteLength) throw new Error("short");
      return new Uint8Array(this.view.buffer, this.view.byteOffset + start, length);
    }

    number(info) {
      if (info < 24) return info;
      const width = info - 23;
      if (width > 4) throw new Error("form");
      const value = this.take(2 ** (width - 1)).reduce((sum, byte) => sum * 256 + byte, 0);
      if (value < LEAST[width] || !Number.isSafeInteger(value)) throw new Error("form");
      return value;
    }

    item(depth = 0) {
      if (depth > 6) throw new Error("deep");
      const [head] = this.take(1);
      const info = head & 31;
      const kind = head >> 5;
      if (kind === 7) throw new Error("kind");
      const value = this.number(info);
      if (kind === 0) return value;
      if (kind === 1) return -1 - value;
      if (kind === 2) return this.take(value);
      if (kind === 3) return new TextDecoder("utf-8", { fatal: true }).decode(this.take(value));
      if (kind === 4) return Array.from({ length: Math.min(value, 64) }, () => this.item(depth + 1));
      if (kind === 6) return { tag: value, value: this.item(depth + 1) };
      const map = new Map();
      for (let count = 0; count < value; count += 1) {
        const key = this.item(depth + 1);
        if (map.has(key)) throw new Error("twice");
        map.set(key, this.item(depth + 1));
      }
      return map;
    }
  }

  const decoded = (bytes) => {
    const reader = new Reader(bytes);
    const value = reader.item();
    if (reader.at !== bytes.length) throw new Error("rest");
    return value;
  };

  const bytesOf = (text) => {
    const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  };

  // The head of a byte string of this length.
  const headed = (bytes) => {
    const length = bytes.length;
    const head = length < 24 ? [0x40 + length] : length < 256 ? [0x58, length] : [0x59, length >> 8, length & 255];
    return [...head, ...bytes];
  };

  const ES256 = -7;
  const OWN = -65537;
  const NAMES = [
    "", "number", "letter_type", "type_name", "holder", "business", "kbli_year", "kbli_code", "activity",
    "village_code", "village", "district", "place", "signer", "status_index",
  ];

  // {claims} of a genuine letter, "forged", or "unable" where this browser cannot tell.
  const proved = async (token) => {
    let parts;
    let header;
    try {
      const tagged = decoded(bytesOf(token));
      parts = tagged.value;
      header = decoded(parts[0]);
      if (tagged.tag !== 18 || parts.length !== 4 || parts[1].size !== 0 || parts[3].length !== 64) throw new Error("parts");
      if (header.get(1) !== ES256) throw new Error("algorithm");
    } catch {
      return "forged";
    }
    if (!globalThis.crypto?.subtle) return "unable";
    const kid = new TextDecoder().decode(header.get(4));
    const { keys } = await (await fetch(urls.keys)).json();
    const jwk = keys.find((one) => one.kid === kid);
    // A key that this browser has not heard of may be newer than what it keeps.
    if (!jwk) return "unable";
    const curve = { name: "ECDSA", namedCurve: "P-256" };
    const { kty, crv, x, y } = jwk;
    const key = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, curve, false, ["verify"]);
    const context = [0x84, 0x6a, ...new TextEncoder().encode("Signature1")];
    const signed = Uint8Array.from([...context, ...headed(parts[0]), 0x40, ...headed(parts[2])]);
    const genuine = await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, parts[3], signed);
    if (!genuine) return "forged";
    const payload = decoded(parts[2]);
    const claims = { until: payload.get(4), from: payload.get(5), issued: payload.get(6) };
    for (const [number, value] of payload.get(OWN)) claims[NAMES[number]] = value;
    return { claims };
  };

  // Days and clock of Banyuwangi (UTC+7, no summer time), whatever the phone is set to.
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];
  const here = (seconds) => new Date((seconds + 7 * 3600) * 1000);
  const day = (seconds) => {
    const date = here(seconds);
    return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  };
  const moment = (seconds) => {
    const two = (number) => String(number).padStart(2, "0");
    const date = here(seconds);
    return `${day(seconds)}, ${two(date.getUTCHours())}.${two(date.getUTCMinutes())}`;
  };
  const present = () => Date.now() / 1000;

  const words = (claims) => {
    const kind = claims.village_code.split(".").pop().startsWith("1") ? "Kel." : "Desa";
    const village = `${kind} ${claims.village}${claims.district ? `, Kec. ${claims.district}` : ""}`;
    return {
      ...claims,
      village,
      field: `${claims.activity} (KBLI ${claims.kbli_year}: ${claims.kbli_code})`,
      place: [claims.place, village].filter(Boolean).join(", "),
      issued: day(claims.issued),
      from: day(claims.from),
      until: day(claims.until - 24 * 3600),
    };
  };

  // Without a connection: what the signature and the dates say, and what was last known of fallen letters.
  const judged = async (proof) => {
    if (typeof proof === "string") return { verdict: proof, fill: {} };
    const { claims } = proof;
    const standings = await fetch(urls.standings).then((answer) => answer.json()).catch(() => null);
    const fill = words(claims);
    if (standings) fill.as_of = moment(Date.parse(standings.as_of) / 1000);
    const fallen = standings?.fallen[claims.status_index];
    const dated = present() >= claims.until ? "expired" : present() < claims.from ? "not_yet" : "genuine";
    return { verdict: fallen ?? dated, fill, known: Boolean(standings) };
  };

  const tell = () => {
    const title = main.querySelector("h1").textContent;
    document.title = `${title} · Banyuwangi Mall`;
    said.textContent = title;
  };

  const draw = ({ verdict, fill, known }) => {
    const drawn = document.getElementById("tanpa-sambungan").content.cloneNode(true);
    const holds = new Set([verdict, typeof fill.number === "string" ? "read" : "unread", known ? "known" : "unknown"]);
    for (const part of drawn.querySelectorAll("[data-when]")) {
      if (!part.dataset.when.split(" ").some((one) => holds.has(one))) part.remove();
    }
    for (const part of drawn.querySelectorAll("[data-fill]")) part.textContent = fill[part.dataset.fill] ?? "";
    // Where a letter's number must break, it breaks between its parts.
    const number = drawn.querySelector("[data-fill=number]");
    number?.replaceChildren(...fill.number.split("/").flatMap((part, at) => (at ? ["/", document.createElement("wbr"), part] : [part])));
    main.replaceChildren(drawn);
    tell();
  };

  const ask = async (token) => {
    const body = new URLSearchParams({ token });
    const answer = await fetch(urls.ask, { method: "POST", body, credentials: "omit", signal: AbortSignal.timeout?.(15000) });
    if (!answer.ok) throw new Error(answer.status);
    return answer.text();
  };

  const PATIENCE_MS = 3000;
  let asked = 0;

  const check = async () => {
    const token = location.hash.slice(1);
    // "Langsung ke isi" is a fragment too.
    if (!token || document.getElementById(token)) return;
    const turn = (asked += 1);
    const isLast = () => turn === asked;
    main.replaceChildren(document.getElementById("memeriksa").content.cloneNode(true));
    said.textContent = main.textContent.trim();
    let answered = false;
    const answer = ask(token).then((html) => {
      answered = true;
      if (!isLast()) return;
      main.innerHTML = html;
      tell();
    });
    const alone = async () => {
      const judgement = await proved(token).then(judged).catch(() => ({ verdict: "unable", fill: {} }));
      if (isLast() && !answered) draw(judgement);
    };
    const slow = setTimeout(alone, PATIENCE_MS);
    try {
      await answer;
    } catch {
      await alone();
    }
    clearTimeout(slow);
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-again]")) check();
  });
  addEventListener("hashchange", check);
  addEventListener("online", check);
  check();
  if (urls.worker) navigator.serviceWorker?.register(urls.worker).catch(() => undefined);
})();
