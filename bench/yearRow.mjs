// A branch's year as its page asks for it, by 16 clients at once, beside a bare Fastify route that sends the rows of the same
// statements (the session's look-up among them) over the same pool. Load, server and database share the cores on both sides.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { keptAlive } from './client.mjs';
import { interleaved, median, medianRatio, timed } from './rounds.mjs';

const clients = 16;
/** Requests of a round, all clients together. */
const requests = 8000;

/** A server in a process of its own: see yearServer.mjs. */
const startServer = async (data) => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('yearServer.mjs', import.meta.url)), data], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [told] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the server ended'))),
  ]);
  const stop = async () => {
    child.disconnect();
    if (child.exitCode === null) await once(child, 'exit');
  };
  return { ...told, stop };
};

/** Requests a second that the clients get out of a port, each going through the paths from another place. */
const load = async (port, paths, headers) => {
  const connections = await Promise.all(Array.from({ length: clients }, () => keptAlive(port, headers)));
  let next = 0;
  const { ms } = await timed(() =>
    Promise.all(
      connections.map(async (connection) => {
        while (next < requests) await connection.get(paths[next++ % paths.length]);
      }),
    ),
  );
  for (const connection of connections) connection.close();
  return (requests / ms) * 1000;
};

export const measure = async (workshop) => {
  const server = await startServer(await workshop.withRecords());
  try {
    const headers = { cookie: server.cookie };
    const ours = () => load(server.port, server.paths, headers);
    const limit = () => load(server.barePort, server.paths, headers);
    await ours();
    await limit();
    const found = await interleaved(workshop.rounds(7), { ours, limit });
    const each = (numbers) => `${Math.round(median(numbers)).toLocaleString('en')} 次/秒`;
    return [
      {
        row: 'year',
        work: `支部全年，${clients} 个客户端`,
        ours: each(found.ours),
        limit: `${each(found.limit)}（空白 Fastify 发送同样 ${server.statements} 条语句的行）`,
        figure: medianRatio(found.ours, found.limit),
        unit: ' 倍',
        atLeast: 0.6,
        rounds: found,
      },
    ];
  } finally {
    await server.stop();
  }
};
