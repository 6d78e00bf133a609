import { readFileSync } from 'node:fs';

/** A process and the moment it was born: numbers of processes are used again, births are not. */
export interface ProcessMark {
  readonly pid: number;
  /** Clock ticks since boot, from /proc; empty where the system has no /proc. */
  readonly born: string;
}

/** The mark of a process, ourselves by default. */
export function markOf(pid: number = process.pid): ProcessMark {
  return { pid, born: birthOf(pid) };
}

/** Whether the very process that the mark speaks of is alive. */
export function isAlive(mark: ProcessMark): boolean {
  if (!isRunning(mark.pid)) return false;
  const born = birthOf(mark.pid);
  return born === '' || mark.born === '' || born === mark.born;
}

/** Whether any process has this number; a zombie does not count. */
export function isRunning(pid: number): boolean {
  // 0 and less mean groups of processes to kill(2).
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return statOf(pid)[0] !== 'Z';
}

/** Reads a mark back from a file; null when it is not one. */
export function readMark(text: string): ProcessMark | null {
  const [pid, born] = text.trim().split(' ');
  return pid && /^\d+$/.test(pid) ? { pid: Number(pid), born: born ?? '' } : null;
}

/** Writes a mark for a file. */
export function writeMark(mark: ProcessMark): string {
  return `${mark.pid} ${mark.born}\n`;
}

function birthOf(pid: number): string {
  return statOf(pid)[19] ?? '';
}

/** Fields of /proc/PID/stat from the state on; the name before them may hold spaces and brackets. */
function statOf(pid: number): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
