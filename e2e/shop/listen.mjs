// A server on a free port of the loopback address.

/** The origin the server answers on. */
export function listen(server, port = 0) {
  // Node closes idle connections after five seconds, sometimes just as a client sends on one: it would see a reset.
  server.keepAliveTimeout = 0;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`));
  });
}
