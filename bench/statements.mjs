// "Its own SQL alone": the very statements that a piece of work sends, with their parameters, to be sent again without anything else.

/**
 * Record what a pool sends, on every connection that it opens from now on.
 * @returns taken(): what was sent since the last call, each with the moments (ms) at which it was sent and answered; stop()
 */
export const recordStatements = (pool) => {
  let sent = [];
  let stopped = false;
  pool.on('connect', (client) => {
    const query = client.query.bind(client);
    client.query = (...args) => {
      if (stopped) return query(...args);
      const statement = { args: args.filter((a) => typeof a !== 'function'), sentAt: performance.now(), answeredAt: 0 };
      sent.push(statement);
      const answered = () => (statement.answeredAt = performance.now());
      // A pool's own query gives a callback, everything else takes a promise.
      const heard = args.map((arg) =>
        typeof arg === 'function' ? (...results) => (answered(), arg(...results)) : arg,
      );
      const answer = query(...heard);
      if (typeof answer?.then === 'function') answer.then(answered, answered);
      return answer;
    };
  });
  return {
    taken: () => {
      const all = sent;
      sent = [];
      return all;
    },
    stop: () => {
      stopped = true;
      sent = [];
    },
  };
};

/** Statements that were under way together are sent together again: in waves, each of which waited for the one before. */
export const wavesOf = (statements) => {
  const waves = [];
  let until = -Infinity;
  for (const s of statements) {
    if (s.sentAt >= until || waves.length === 0) waves.push([]);
    waves.at(-1).push(s.args);
    until = Math.max(s.sentAt >= until ? -Infinity : until, s.answeredAt);
  }
  return waves;
};

/** Send the statements again, wave by wave. @returns their rows */
export const replay = async (pool, waves) => {
  const rows = [];
  for (const wave of waves) {
    const answers = await Promise.all(wave.map((args) => pool.query(...args)));
    rows.push(...answers.map((a) => a.rows));
  }
  return rows;
};
