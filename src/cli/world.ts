import type { Filer, Sheets } from '../core/index.ts';
import type { Actor, Filing } from '../filing/index.ts';
import type { Consumers } from '../filing/needs/consumers.ts';
import type { Registration } from '../filing/needs/store.ts';
import type { WebhookSender } from '../filing/needs/webhooks.ts';
import type { Terminal } from './output.ts';

/** Options that every serving command understands; absent ones take their defaults in main. */
export interface ServeOptions {
  readonly dataDir: string;
  readonly host?: string;
  readonly port?: number;
  readonly simulatorPort?: number;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly seed?: number;
  /** File with the faults that the simulator shall begin with, JSON. */
  readonly faults?: string;
}

/** Something that runs until it is stopped. */
export interface Running {
  /** Sentences for people: where it is, what to do next. */
  readonly says: readonly string[];
  /** The same for programs. */
  readonly document: Readonly<Record<string, unknown>>;
  stop(): Promise<void>;
}

/** The product opened for a command that files: its use cases over a database, with a worker at work. */
export interface Product {
  readonly filing: Filing;
  readonly actor: Actor;
  /** Where the portal is, for people. */
  readonly portalAt: string;
  close(): Promise<void>;
}

/** The programs that may call the product, opened for a command about their keys. */
export interface OpenedConsumers {
  readonly consumers: Consumers;
  readonly tenantId: string;
  close(): Promise<void>;
}

/** What a command about webhooks works with. */
export interface OpenedWebhooks {
  readonly filing: Filing;
  readonly actor: Actor;
  readonly sender: WebhookSender;
  close(): Promise<void>;
}

/** How a command opens the product. */
export interface OpenProduct {
  readonly dataDir: string;
  /** Name of the gateway: `simulator`, `gstn`. */
  readonly portal: string;
  /** Whether background work shall be done by this process: `file` yes, `status` no. */
  readonly works: boolean;
  /** A simulator of its own on a free port, whatever answers on the usual one. */
  readonly ownSimulator?: boolean;
}

/** A sample month as `demo` files it. */
interface SampleReturn {
  readonly company: Registration;
  readonly filer: Filer;
  readonly sheets: Sheets;
}

/** What commands need of the world; main gives it, tests give their own terminal. */
export interface World {
  readonly terminal: Terminal;
  readonly version: string;
  /** Today in India, yyyy-mm-dd. */
  readonly today: () => string;
  /** The data folder when --data is not given. */
  readonly defaultDataDir: string;
  start(options: ServeOptions): Promise<Running>;
  server(options: ServeOptions): Promise<Running>;
  worker(options: ServeOptions): Promise<Running>;
  simulator(options: ServeOptions): Promise<Running>;
  openProduct(options: OpenProduct): Promise<Product>;
  openConsumers(dataDir: string): Promise<OpenedConsumers>;
  openWebhooks(dataDir: string): Promise<OpenedWebhooks>;
  sampleReturn(today: string): SampleReturn;
  /** Resolves when the person or the system asks the process to end. */
  untilStopped(): Promise<void>;
}
