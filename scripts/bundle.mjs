// Measures the JavaScript of the built web as it travels (gzip): of sign-in with the first page (the map), and what each later page adds.
// Exits 1 above the limits, and where it found nothing to measure.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const limits = { first: 350, later: 150 };
const firstPage = 'obligations/MapPage.tsx';
const web = fileURLToPath(new URL('../dist/web/', import.meta.url));
const manifestFile = join(web, '.vite', 'manifest.json');

const fail = (line) => {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
};

/** A chunk and everything that it loads before it runs. */
const closure = (manifest, key, found = new Set()) => {
  if (found.has(key)) return found;
  found.add(key);
  for (const next of manifest[key].imports ?? []) closure(manifest, next, found);
  return found;
};

const sizes = new Map();
const kilobytes = (manifest, keys) => {
  let bytes = 0;
  for (const key of keys) {
    const { file } = manifest[key];
    if (!file.endsWith('.js')) continue;
    if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(web, file)), { level: 9 }).length);
    bytes += sizes.get(file);
  }
  return bytes / 1024;
};

/** `{ first, later: [{ page, kilobytes }] }`, in KB of 1,024 bytes. */
export const measure = () => {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry);
  const pages = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry);
  const first = new Set([...entries, firstPage].flatMap((key) => [...closure(manifest, key)]));
  const later = pages
    .filter((page) => page !== firstPage)
    .map((page) => ({
      page,
      kilobytes: kilobytes(
        manifest,
        [...closure(manifest, page)].filter((key) => !first.has(key)),
      ),
    }))
    .sort((a, b) => b.kilobytes - a.kilobytes);
  return { first: kilobytes(manifest, first), later };
};

// What Chromium 109, the last for Windows 7, does not know; a build target lowers syntax, not methods.
const tooNew =
  /\.(toSorted|toReversed|toSpliced|isWellFormed|toWellFormed|withResolvers)\(|\b(?:Object|Map)\.groupBy\(|\bArray\.fromAsync\(/;

/** Files of the built web that call what is too new, with the call. */
const tooNewCalls = () => {
  const files = [...new Set(Object.values(JSON.parse(readFileSync(manifestFile, 'utf8'))).map(({ file }) => file))];
  const scripts = files.filter((file) => file.endsWith('.js'));
  if (scripts.length < 10 || !tooNew.test('[].toSorted()'))
    fail('bundle: looked at too little for calls that are too new');
  return scripts.flatMap((file) => {
    const found = tooNew.exec(readFileSync(join(web, file), 'utf8'));
    return found ? [`${file} calls ${found[0]}, which Chromium 109 does not have`] : [];
  });
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!existsSync(manifestFile)) fail('bundle: dist/web is not built; run npm run build');
  else {
    const { first, later } = measure();
    process.stdout.write(`sign-in and first page: ${first.toFixed(1)} KB gzip of at most ${limits.first}\n`);
    for (const { page, kilobytes: more } of later) process.stdout.write(`  ${page}: ${more.toFixed(1)} KB more\n`);
    if (first < 50 || later.length < 10) fail('bundle: measured too little; does the manifest name the pages?');
    for (const line of tooNewCalls()) fail(`bundle: ${line}`);
    if (first > limits.first) fail(`bundle: sign-in and first page exceed ${limits.first} KB`);
    for (const { page, kilobytes: more } of later)
      if (more > limits.later) fail(`bundle: ${page} adds more than ${limits.later} KB`);
  }
}
