// A light HTTP/1.1 client over one kept-alive connection: what the caller costs should not hide what is measured.
import { once } from 'node:events';
import { connect } from 'node:net';

const headEnd = Buffer.from('\r\n\r\n');

/** Where an answer in the buffer ends; -1 while it is not whole. */
const endOf = (buffer) => {
  const head = buffer.indexOf(headEnd);
  if (head < 0) return -1;
  const length = /\r\ncontent-length: (\d+)/i.exec(buffer.toString('latin1', 0, head))?.[1];
  if (length === undefined) throw new Error('an answer without content-length');
  const end = head + headEnd.length + Number(length);
  return buffer.length < end ? -1 : end;
};

/**
 * @returns get(path) and post(path, body), which give the body of a 200 as bytes, and close()
 * @throws where anything else is answered
 */
export const keptAlive = async (port, headers) => {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await once(socket, 'connect');
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  let waiting = null;
  let buffer = Buffer.alloc(0);
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('the connection was closed')));
  socket.on('data', (bytes) => {
    buffer = buffer.length === 0 ? bytes : Buffer.concat([buffer, bytes]);
    const end = endOf(buffer);
    if (end < 0) return;
    const answer = buffer.subarray(0, end);
    buffer = buffer.subarray(end);
    const { resolve, reject } = waiting;
    waiting = null;
    if (answer.toString('latin1', 0, 12) === 'HTTP/1.1 200') resolve(answer.subarray(answer.indexOf(headEnd) + 4));
    else reject(new Error(answer.toString('utf8')));
  });
  const ask = (method, path, body) =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      const own =
        body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
      socket.write(`${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines.join('')}${own}\r\n${body ?? ''}`);
    });
  const get = (path) => ask('GET', path);
  const post = (path, body) => ask('POST', path, JSON.stringify(body));
  return { get, post, close: () => socket.destroy() };
};
