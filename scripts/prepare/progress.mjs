/**
 * What a long step tells the person who waits: on a terminal one line that moves, elsewhere (a log) a plain line now and then.
 * A progress has `update(text)` for what it is doing just now, `note(text)` for a line that stays, `outcome(text)` for its result.
 */
const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const secondsBetweenPlainLines = 10;

export const silent = { update() {}, note() {}, outcome() {} };

/** `steps.run(label, action)` numbers the steps `[1/5]`, gives each action its progress and passes on what it returns. */
export function stepDisplay(total, stream = process.stdout.isTTY ? process.stdout : process.stderr) {
  let number = 0;
  return {
    /** A step that speaks for itself. */
    announce(label) {
      stream.write(`[${++number}/${total}] ${label}\n`);
    },
    async run(label, action) {
      const title = `[${++number}/${total}] ${label}`;
      const line = stream.isTTY ? movingLine(stream, title) : plainLines(stream, title);
      let result;
      try {
        const value = await action({ ...line.progress, outcome: (text) => (result = text) });
        line.end('✓', result);
        return value;
      } catch (error) {
        line.end('✗', 'failed');
        throw error;
      }
    },
  };
}

function movingLine(stream, title) {
  const clock = stopwatch();
  let doing = '';
  let frame = 0;
  const wipe = () => stream.write('\r\x1b[2K');
  const draw = () => {
    const text = `${title} ${frames[frame++ % frames.length]} ${clock()}${doing && ` · ${doing}`}`;
    wipe();
    stream.write(text.slice(0, (stream.columns ?? 80) - 1));
  };
  draw();
  const timer = setInterval(draw, 100);
  return {
    progress: {
      update: (text) => (doing = text),
      note: (text) => {
        wipe();
        stream.write(`      ${text}\n`);
      },
    },
    end(mark, result) {
      clearInterval(timer);
      wipe();
      stream.write(`${title} ${mark}${result ? ` ${result}` : ''} (${clock()})\n`);
    },
  };
}

function plainLines(stream, title) {
  const clock = stopwatch();
  let doing = '';
  let lastStep = '';
  stream.write(`${title} …\n`);
  const timer = setInterval(() => {
    if (doing !== lastStep) stream.write(`      ${doing} (${clock()})\n`);
    lastStep = doing;
  }, secondsBetweenPlainLines * 1000);
  return {
    progress: { update: (text) => (doing = text), note: (text) => stream.write(`      ${text}\n`) },
    end(mark, result) {
      clearInterval(timer);
      stream.write(`${title} ${mark}${result ? ` ${result}` : ''} (${clock()})\n`);
    },
  };
}

function stopwatch() {
  const start = performance.now();
  return () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
