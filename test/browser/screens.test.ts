import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

it('the build for people has nothing of /dev/screens', () => {
  const marks = ['/dev/screens', 'All screens', 'screen-scheme', 'screens.json'];
  const sources = readdirSync(`${root}web/src/dev`).map((name) =>
    readFileSync(`${root}web/src/dev/${name}`, 'utf8'),
  );
  const all = `${sources.join('\n')}${readFileSync(`${root}web/src/main.tsx`, 'utf8')}`;
  for (const mark of marks) expect(all).toContain(mark);
  const built = readdirSync(`${root}web/dist/assets`).filter((name) => name.endsWith('.js'));
  expect(built.length).toBeGreaterThan(20);
  for (const name of built) {
    const text = readFileSync(`${root}web/dist/assets/${name}`, 'utf8');
    for (const mark of marks) expect(text.includes(mark), `${name} has ${mark}`).toBe(false);
  }
});
