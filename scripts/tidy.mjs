// House rules that no library checks. Each rule must also fire on scripts/fixtures/bad-tidy.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { conclude, projectFiles, root } from './files.mjs';
import { brokenLinks } from './links.mjs';

const code = /^(src|e2e|bench|scripts)\/.*\.(tsx?|mjs|js)$/;
const test = /^(src|e2e)\/.*\.test\.tsx?$/;
const server = /^src\/(server|cli)\//;
const sqlOwners = /^src\/server\/platform\/|\/(store|reads)(\.ts$|\/)|\.test\.ts$/;

const lineOf = (text, index) => text.slice(0, index).split('\n').length;
const each = (text, pattern, say) =>
  [...text.matchAll(pattern)].map((m) => ({ line: lineOf(text, m.index), says: say(m) }));

/** A rule: its name, the files it looks at, and what it finds in one of them. */
const rules = [
  {
    name: 'at most 300 lines',
    of: (path) => code.test(path),
    find: (text) =>
      text.split('\n').length > 301 && !text.startsWith('// Generated ')
        ? [{ line: 301, says: `${text.split('\n').length - 1} lines` }]
        : [],
  },
  {
    name: 'no barrels, no utils',
    of: (path) => code.test(path),
    find: (text, path) => [
      ...each(text, /^export \* from/gm, () => 'a barrel hides where things are'),
      ...(/\/(index|utils?|helpers?|common|misc)(\/|\.tsx?$)/.test(path)
        ? [{ line: 1, says: 'name it after what it does' }]
        : []),
    ],
  },
  {
    name: 'a suppression carries its reason',
    of: (path) => code.test(path),
    find: (text) => [
      ...each(text, /(?:oxlint|eslint)-disable[^\n]*/g, (m) => (m[0].includes(' -- ') ? '' : m[0])),
      ...each(text, /@ts-(?:ignore|nocheck|expect-error)([^\n]*)/g, (m) => (m[1].trim().length > 8 ? '' : m[0])),
    ],
  },
  {
    name: 'no test is passed over in silence',
    of: (path) => test.test(path),
    find: (text) => [
      ...each(text, /\b(?:it|test|describe)\.(?:only|skip|todo|fails)\b/g, (m) => m[0]),
      // The name must say what is absent, in brackets or by a value of its own.
      ...each(text, /\.(?:skipIf|runIf)\([^\n]*?\)\s*(?:\.each\([\s\S]*?\))?\(\s*(['`])([\s\S]*?)\1/g, (m) =>
        /[(（]|\$\{/.test(m[2]) || /describe\(\s*`[^`]*\$\{/.test(text)
          ? ''
          : `say in the name why it may be skipped: ${m[2]}`,
      ),
    ],
  },
  {
    name: 'nothing is left for later',
    of: (path) => code.test(path),
    find: (text) => each(text, /\b(?:TODO|FIXME|XXX)\b/g, (m) => m[0]),
  },
  {
    name: 'no path of one machine, no package registry',
    of: (path) => !/\.(png|xlsx?|woff2?)$/.test(path),
    find: (text) => each(text, /(?<![\w.~-])\/(?:work|root)\/[\w.]|registry\.[\w-]+\.\w+|"resolved":/g, (m) => m[0]),
  },
  {
    name: 'SQL only in store and reads',
    of: (path) => server.test(path) && !sqlOwners.test(path),
    find: (text) =>
      each(
        text,
        /\.(?:selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql(?:<[^`]*>)?`|\.query\(\s*['"`]/g,
        (m) => m[0],
      ),
  },
  {
    name: 'links lead somewhere',
    of: (path) => path.endsWith('.md'),
    find: brokenLinks,
  },
  {
    name: 'a decision has a number and a day',
    of: (path) => path.startsWith('docs/decisions/'),
    find: (text, path) =>
      /^# (\d{3}) .+\n\n\d{4}-\d{2}-\d{2}\n/.exec(text)?.[1] === (/\/(\d{3})-[a-z0-9-]+\.md$/.exec(path)?.[1] ?? '')
        ? []
        : [{ line: 1, says: 'begin with "# NNN Title", an empty line and the day' }],
  },
  {
    // Made where a registry lacks some platform's package, a lock file leaves it out, and npm ci refuses it everywhere.
    name: 'the lock file knows every platform',
    of: (path) => path === 'package-lock.json',
    find: (text) => {
      const { packages } = JSON.parse(text);
      return Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
        Object.keys(optionalDependencies)
          .filter((name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)))
          .map((name) => ({ line: 1, says: `${name} is not in it` })),
      );
    },
  },
  {
    name: 'both READMEs give the same commands',
    of: (path) => path === 'README.zh-CN.md',
    find: (text, _, base) => {
      const commands = (t) =>
        [...t.matchAll(/```sh\n([\s\S]*?)```/g)].map((m) => m[1].replaceAll(/ *#.*$/gm, '')).join();
      const other = join(base, 'README.md');
      return existsSync(other) && commands(readFileSync(other, 'utf8')) === commands(text)
        ? []
        : [{ line: 1, says: 'the commands differ from README.md' }];
    },
  },
];

const look = (base, paths) =>
  paths.flatMap((path) => {
    const wanted = rules.filter((rule) => rule.of(path));
    if (wanted.length === 0) return [];
    const text = readFileSync(join(base, path), 'utf8');
    return wanted.flatMap(({ name, find }) =>
      find(text, path, base)
        .filter(({ says }) => says !== '')
        .map(({ line, says }) => ({ name, shown: `${path}:${line} ${name}: ${says}` })),
    );
  });

// The rules' own patterns and the fixtures would be found.
const own = projectFiles().filter((path) => path !== 'scripts/tidy.mjs' && !path.startsWith('scripts/fixtures/'));
const bad = join(root, 'scripts/fixtures/bad-tidy');
const badPaths = readdirSync(bad, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(bad.length + 1));
const fired = new Set(look(bad, badPaths).map(({ name }) => name));
const faults = [
  ...look(root, own).map(({ shown }) => shown),
  ...rules.filter(({ name }) => !fired.has(name)).map(({ name }) => `the known-bad fixture does not break "${name}"`),
];
conclude(faults, own.length, 300, `files, ${rules.length} house rules`);
