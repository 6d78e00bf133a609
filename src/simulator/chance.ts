import { createHash } from 'node:crypto';

/** Chance that can be repeated: each draw is a hash of the seed, what is drawn and a counter. */
export class Chance {
  seed: number;
  drawn = 0;

  constructor(seed: number) {
    this.seed = seed;
  }

  /** 64 hexadecimal digits, different at each call. */
  hex(purpose: string): string {
    this.drawn += 1;
    return createHash('sha256').update(`${this.seed}/${purpose}/${this.drawn}`).digest('hex');
  }

  /** A reference id in the shape of a UUID. */
  referenceId(): string {
    const hex = this.hex('reference');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  /** `count` decimal digits. */
  digits(purpose: string, count: number): string {
    const drawn = BigInt(`0x${this.hex(purpose)}`) % 10n ** BigInt(count);
    return String(drawn).padStart(count, '0');
  }
}
