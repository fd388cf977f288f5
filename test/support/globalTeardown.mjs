export default async function stopMongo() {
  if (!globalThis.testMongo) return;
  await globalThis.testMongo.stop();
  delete globalThis.testMongo;
  delete process.env.TEST_MONGODB_URI;
}
