import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** 1 January 1980: the earliest date ZIP knows, so that equal contents give equal files. */
const dosDate = 0x21;
/** Names are UTF-8 (bit 11), and sizes follow the part they are of (bit 3). */
const flags = 0x0808;

/** A ZIP file that is written piece by piece: no part has to be in memory whole. */
export class ZipPieces {
  private readonly directory: Buffer[] = [];
  private offset = 0;

  /** The bytes of one part, packed. */
  async *part(
    name: string,
    pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array> {
    const at = this.offset;
    let crc = 0;
    let unpacked = 0;
    let packed = 0;
    const counted = async function* () {
      for await (const piece of pieces) {
        crc = crc32(piece, crc);
        unpacked += piece.length;
        yield piece;
      }
    };
    yield this.count(localHeader(name));
    // Level 1: rows of one list repeat each other so much that more effort saves little.
    const deflated = Readable.from(counted()).pipe(createDeflateRaw({ level: 1 }));
    for await (const piece of deflated as AsyncIterable<Buffer>) {
      packed += piece.length;
      yield this.count(piece);
    }
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc, 0);
    sizes.writeUInt32LE(packed, 4);
    sizes.writeUInt32LE(unpacked, 8);
    yield this.count(Buffer.concat([signature(0x08074b50), sizes]));
    this.directory.push(directoryEntry(name, sizes, at));
  }

  /** The directory, which ends the file. */
  end(): Uint8Array {
    const size = this.directory.reduce((sum, entry) => sum + entry.length, 0);
    const end = Buffer.alloc(18);
    end.writeUInt16LE(this.directory.length, 4);
    end.writeUInt16LE(this.directory.length, 6);
    end.writeUInt32LE(size, 8);
    end.writeUInt32LE(this.offset, 12);
    return Buffer.concat([...this.directory, signature(0x06054b50), end]);
  }

  private count<Bytes extends Uint8Array>(piece: Bytes): Bytes {
    this.offset += piece.length;
    return piece;
  }
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function localHeader(name: string): Buffer {
  return Buffer.concat([signature(0x04034b50), shared(name, Buffer.alloc(12)), Buffer.from(name)]);
}

function directoryEntry(name: string, sizes: Buffer, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([
    signature(0x02014b50),
    Buffer.from([20, 0]),
    shared(name, sizes),
    rest,
    Buffer.from(name),
  ]);
}

/** What the header before a part and its entry in the directory share, in the same order. */
function shared(name: string, sizes: Buffer): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(flags, 2);
  header.writeUInt16LE(8, 4);
  header.writeUInt16LE(dosDate, 8);
  sizes.copy(header, 10);
  header.writeUInt16LE(Buffer.byteLength(name), 22);
  return header;
}
