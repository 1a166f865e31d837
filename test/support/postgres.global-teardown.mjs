/** After a package's tests: stops the PostgreSQL that the set-up started. */
export default async function tearDown() {
  await globalThis.testPostgres?.stop();
}
