/**
 * Finds places by what stands there, without keeping it: only hashes are held, and whoever asks compares. A map of half
 * a million texts costs a hundred megabytes, and the time to collect them.
 */
export class PlaceIndex {
  /** Place and one; 0 where a slot is free. */
  #slots = new Int32Array(1024);
  #hashes = new Int32Array(1024);
  #count = 0;

  /** The place added with this hash of which `isSame` holds. */
  find(hash: number, isSame: (place: number) => boolean): number | undefined {
    const last = this.#slots.length - 1;
    for (let slot = hash & last; this.#slots[slot] !== 0; slot = (slot + 1) & last) {
      const place = (this.#slots[slot] as number) - 1;
      if (this.#hashes[slot] === hash && isSame(place)) return place;
    }
    return undefined;
  }

  /** Adds a place that is not there yet. */
  add(hash: number, place: number): void {
    if (++this.#count * 2 > this.#slots.length) this.#grow();
    this.#put(hash, place + 1);
  }

  #put(hash: number, entry: number): void {
    const last = this.#slots.length - 1;
    let slot = hash & last;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & last;
    this.#slots[slot] = entry;
    this.#hashes[slot] = hash;
  }

  #grow(): void {
    const slots = this.#slots;
    const hashes = this.#hashes;
    this.#slots = new Int32Array(slots.length * 2);
    this.#hashes = new Int32Array(slots.length * 2);
    for (let slot = 0; slot < slots.length; slot++) {
      const entry = slots[slot] as number;
      if (entry !== 0) this.#put(hashes[slot] as number, entry);
    }
  }
}

/** A hash of 32 bits of a text, after that of what went before it. */
export function hashText(text: string, before = 0): number {
  let hash = before;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x5bd1e995);
  // The low bits choose the slot: all bits must reach them.
  return hash ^ (hash >>> 15);
}
