import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const outDir = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** The server sends what was compressed once at build time (`preCompressed`), so no request waits for compression. */
const compressed = (): Plugin => {
  let folder = outDir;
  return {
    name: 'zhibu-compressed',
    apply: 'build',
    configResolved: (config) => {
      folder = config.build.outDir;
    },
    async closeBundle() {
      const names = await readdir(folder, { recursive: true });
      for (const name of names.filter((n) => /\.(?:js|css|svg|html)$/.test(n))) {
        const text = await readFile(join(folder, name));
        await writeFile(join(folder, `${name}.gz`), await promisify(gzip)(text, { level: 9 }));
        await writeFile(join(folder, `${name}.br`), await promisify(brotliCompress)(text));
      }
    },
  };
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), compressed()],
  build: {
    outDir,
    emptyOutDir: true,
    // The last Chromium for Windows 7.
    target: 'chrome109',
    // The manifest tells scripts/bundle.mjs what each page loads.
    manifest: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page needs and what changes only with its version, so that a browser keeps it over our releases.
          groups: [
            {
              name: 'libraries',
              test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|zod)\/|kit\/zodSettings/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': process.env['ZHIBU_API'] ?? 'http://127.0.0.1:8080' } },
});
