import { Presets, SingleBar } from 'cli-progress';
import type { Output } from './output.ts';

/** Progress of one piece of long work: a bar on a terminal, a plain line per change elsewhere. */
export interface Progress {
  update(done: number, of: number, says: string): void;
  end(): void;
}

/** Begins to show progress on standard error, so that standard output stays clean. */
export function showProgress(output: Output, title: string): Progress {
  return output.terminal.interactive ? bar(title) : lines(output, title);
}

function bar(title: string): Progress {
  const single = new SingleBar(
    {
      format: `${title} {bar} {value}/{total} {says}`,
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update(done, of, says) {
      if (!started) single.start(Math.max(of, 1), 0, { says: '' });
      started = true;
      single.setTotal(Math.max(of, 1));
      single.update(done, { says });
    },
    end: () => started && single.stop(),
  };
}

function lines(output: Output, title: string): Progress {
  let last = '';
  return {
    update(done, of, says) {
      const line = of > 1 ? `${title}: ${done} of ${of}. ${says}` : `${title}: ${says}`;
      if (line !== last) output.warn(line);
      last = line;
    },
    end: () => undefined,
  };
}
