// Writes built files under a name with their hash, a .gz twin where that pays,
// and manifest.json: plain name -> file name.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const packed = /\.(css|js|svg|json)$/;

export class Store {
  constructor(dist) {
    this.dist = dist;
    this.manifest = {};
    this.sizes = [];
  }

  /** Adds `body` as `name` and returns its hashed file name. */
  add(name, body) {
    const bytes = Buffer.from(body);
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
    const dot = name.lastIndexOf(".");
    const file = `${name.slice(0, dot)}-${hash}${name.slice(dot)}`;
    return this.write(name, file, bytes);
  }

  /** Writes a file whose name already carries a hash. */
  write(name, file, bytes) {
    writeFileSync(join(this.dist, file), bytes);
    this.manifest[name] = file;
    let sent = bytes.length;
    if (packed.test(file)) {
      const gz = gzipSync(bytes, { level: 9 });
      gz[9] = 255; // the operating system byte: the same archive on every machine
      sent = gz.length;
      writeFileSync(join(this.dist, file + ".gz"), gz);
    }
    this.sizes.push([name, bytes.length, sent]);
    return file;
  }

  finish() {
    const sorted = Object.fromEntries(Object.entries(this.manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(join(this.dist, "manifest.json"), JSON.stringify(sorted, null, 1) + "\n");
  }

  /** Fails when what a first visit fetches outgrows its share, in bytes sent. */
  keepTo(limit, names) {
    const sent = this.sizes.filter(([name]) => names.includes(name)).reduce((sum, [, , size]) => sum + size, 0);
    if (sent > limit) throw new Error(`${names.join(" + ")}: ${sent} bytes sent, more than ${limit}`);
  }

  print() {
    for (const [name, raw, sent] of this.sizes) {
      console.log(`${name.padEnd(28)} ${String(raw).padStart(8)} ${String(sent).padStart(8)} sent`);
    }
  }
}
