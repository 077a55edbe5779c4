// An endpoint on this machine that keeps what it is told. The product has to be allowed to call it.
import { createServer } from 'node:http';
import { once } from 'node:events';

/**
 * Begins to listen; `requests` are what arrived so far, bodies byte for byte.
 *
 * @param {() => {status: number, body?: string}} answer asked for each request
 */
export async function receiver(answer = () => ({ status: 204 })) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    requests.push({ path: request.url, headers: request.headers, body: Buffer.concat(chunks) });
    const { status, body } = answer();
    response.writeHead(status).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/hook`,
    requests,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
