import { startEmbedded } from '../../../src/store/embedded.ts';

/** A process of its own that uses the embedded server until its standard input ends; says what it got. */
const embedded = await startEmbedded(process.argv[2] ?? '');
process.stdout.write(`${JSON.stringify({ url: embedded.url, adopted: embedded.adopted })}\n`);
process.stdin.resume();
process.stdin.once('end', () => {
  void embedded.stop();
});
