// Bundles the ES modules. Each entry is one file, so that a page waits for one
// request; what few pages need becomes a module that is loaded on demand.
import { build } from "esbuild";
import { basename, join } from "node:path";

export async function buildScripts(root, store) {
  for (const entry of ["public.js", "app.js"]) {
    const result = await build({
      absWorkingDir: root,
      entryPoints: ["web/js/" + entry],
      bundle: true,
      minify: true,
      splitting: true,
      format: "esm",
      target: ["es2020"],
      legalComments: "none",
      write: false,
      metafile: true,
      outdir: "out",
      entryNames: "[name]-[hash]",
      chunkNames: "[name]-[hash]",
    });
    for (const out of result.outputFiles) {
      const file = basename(out.path);
      store.write(plainName(result.metafile, file), file, Buffer.from(out.contents));
    }
  }
}

/** The manifest name: `app.js` for a module, the file's own name for a chunk. */
function plainName(metafile, file) {
  const output = metafile.outputs[join("out", file)];
  return output?.entryPoint ? basename(output.entryPoint) : file;
}
