import { heldIn, runWire, type Copies } from '../support/twoNodes.ts';
import { openPublishing } from '../support/publishing.ts';
import { say } from './table.ts';

const seconds = Number(process.env.BENCH_WIRE_SECONDS ?? 60);

/** Stories of which the two hold something else. */
const apart = (one: Copies, other: Copies): number =>
  [...new Set([...one.keys(), ...other.keys()])].filter((id) => one.get(id) !== other.get(id)).length;

/** Subscribers of the wire beside eight writers on two nodes, on a newsroom of its own on this MongoDB: does each hold the truth in the end? */
export async function benchWire(uri: string): Promise<void> {
  say(`\nWire: ${seconds} s, two nodes with clocks five seconds apart, eight writers`);
  Object.assign(process.env, { TEST_MONGODB_URI: uri, TEST_RUN_ID: 'bench' });
  const desk = await openPublishing('wire');
  try {
    const { written, truth, subscribers } = await runWire(desk, seconds);
    const killed = [...truth.values()].filter((said) => said === 'canceled').length;
    say(
      `  ${written} stories written and moved on; readers have ${truth.size - killed}, and ${killed} notices of kills`,
    );
    for (const { limit, section, copies, truth: wanted } of subscribers) {
      const wrong = apart(heldIn(copies), wanted);
      const withheld = copies.size - heldIn(copies).size;
      const verdict = wrong === 0 ? 'holds' : `MISSES: ${wrong} wrong`;
      say(
        `  pages of ${String(limit).padStart(2)}${section ? ` of ${section}` : ''}: ${copies.size} stories heard of, ${withheld} withheld  ${verdict}`,
      );
    }
  } finally {
    await desk.close();
  }
}
