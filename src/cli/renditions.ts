import type { Payload } from 'payload';
import { forgetGivenUp, photosMissing, renderPhoto } from '../jobs/renditions.ts';
import { refusalFrom } from '../server/refusals.ts';

/** Makes the renditions that photos lack, one photo after the other, and says which. */
export async function makeMissing(payload: Payload): Promise<{ text: string; code: number }> {
  const lines: string[] = [];
  const failed: string[] = [];
  for await (const { id, filename } of photosMissing(payload)) {
    const problem = await renderPhoto(payload, id).then(
      () => undefined,
      (error: unknown) => refusalFrom(error)?.message ?? String((error as Error).message),
    );
    if (problem) failed.push(id);
    lines.push(`  ${id}  ${filename}  ${problem ?? 'made'}`);
  }
  await forgetGivenUp(payload, { except: failed });
  if (lines.length === 0) return { text: 'Every photo has its renditions.', code: 0 };
  const sum = `Photos without renditions: ${lines.length}. ${lines.length - failed.length} made, ${failed.length} not.`;
  return { text: [...lines, sum].join('\n'), code: failed.length > 0 ? 1 : 0 };
}
