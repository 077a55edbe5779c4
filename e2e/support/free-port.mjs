// Prints a TCP port that nobody listens on.
import { createServer } from 'node:net';

const server = createServer().listen(0, () => {
  console.log(server.address().port);
  server.close();
});
