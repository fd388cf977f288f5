type Output = Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean };

const width = 24;

/** Standard output elsewhere than on a terminal is for logs and results alone. */
const usual = (): Output => (process.stdout.isTTY ? process.stdout : process.stderr);

/** A bar that fills as `step` is called: one line on a terminal, a plain line at the start and the end elsewhere. */
export function progressBar(label: string, total: number, output: Output = usual()) {
  const began = Date.now();
  let done = 0;
  const draw = (): void => {
    const filled = Math.round((done / Math.max(1, total)) * width);
    output.write(`\r  ${label}  ${'█'.repeat(filled)}${'░'.repeat(width - filled)}  ${done}/${total}`);
  };
  if (output.isTTY) draw();
  else output.write(`  ${label} (${total}) …\n`);
  return {
    step: (count = 1): void => {
      done += count;
      if (output.isTTY) draw();
    },
    end: (): void => {
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      output.write(output.isTTY ? `  ${seconds} s\n` : `  ${label}: ${done} in ${seconds} s\n`);
    },
  };
}
