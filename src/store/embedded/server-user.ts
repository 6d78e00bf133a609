import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** The user of the operating system that the server runs as; null means the one we run as. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom the server runs as: PostgreSQL refuses root, so under root it is `postgres`, else `nobody`.
 * Throws on systems without user ids, where the embedded server is not offered.
 */
export async function serverUser(): Promise<ServerUser | null> {
  if (!process.getuid) {
    throw new Error(
      'The embedded database does not run on this system. Set DATABASE_URL to a PostgreSQL server.',
    );
  }
  if (process.getuid() !== 0) return null;
  return chooseUser(await readFile('/etc/passwd', 'utf8').catch(() => ''));
}

/** Chooses `postgres`, else `nobody`, from the lines of a password file. */
export function chooseUser(passwordFile: string): ServerUser {
  const users = new Map(
    passwordFile.split('\n').flatMap((line): readonly [string, ServerUser][] => {
      const [name, , uid, gid] = line.split(':');
      return name && uid && gid ? [[name, { name, uid: Number(uid), gid: Number(gid) }]] : [];
    }),
  );
  // 65534 is nobody on Linux; the file is asked before a number is assumed.
  return users.get('postgres') ?? users.get('nobody') ?? { name: 'nobody', uid: 65534, gid: 65534 };
}

/** Whether a user may walk down to a directory (execute permission on it and on all above); null is ourselves. */
export async function mayReach(user: ServerUser | null, directory: string): Promise<boolean> {
  if (!user) return true;
  for (let at = resolve(directory); ; at = dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (found) {
      const shift = found.uid === user.uid ? 6 : found.gid === user.gid ? 3 : 0;
      if (((found.mode >> shift) & 1) === 0) return false;
    }
    if (at === dirname(at)) return true;
  }
}
