import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Where messages may go. `public`: https to public addresses. `loopback`: also this machine, with or without https, for
 * development. `private`: any address, for programs inside the company's own network.
 */
export type Reach = 'public' | 'loopback' | 'private';

/** Networks that are not the public internet (IANA special-purpose registries), the cloud's own addresses among them. */
const closed = blockListOf(
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
);
const loopback = blockListOf(['127.0.0.0', 8], ['::1', 128]);

function blockListOf(...networks: readonly (readonly [network: string, prefix: number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, familyOf(network));
  return list;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

function isOpen(address: string, reach: Reach): boolean {
  if (reach === 'private') return true;
  const family = familyOf(address);
  if (reach === 'loopback' && loopback.check(address, family)) return true;
  return !closed.check(address, family);
}

/** Why an address may not be written for a webhook, for people; null when it may. Names are judged when they are called. */
export function whyNotReachable(text: string, reach: Reach): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    return `"${text}" is not a web address. Write it as https://example.in/path.`;
  }
  if (url.username || url.password) {
    return 'The address holds a user name or password. Leave them out: messages are signed instead.';
  }
  const host = hostOf(url);
  const isThisMachine = host === 'localhost' || (isIP(host) > 0 && loopback.check(host, familyOf(host)));
  if (url.protocol === 'http:' && !(reach === 'private' || (reach === 'loopback' && isThisMachine))) {
    return `"${text}" is not encrypted. Use an address that begins with https.`;
  }
  if (isThisMachine && reach !== 'public') return null;
  if (isThisMachine || (isIP(host) > 0 && !isOpen(host, reach))) {
    return `"${host}" is not a public address. Use one that the internet reaches, or set WEBHOOKS_REACH.`;
  }
  return null;
}

/** The host of an address, an IPv6 address without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/**
 * Looks names up and answers only addresses that may be called: judged here, where the connection takes its address
 * from, a name cannot answer one address to the judge and another to the caller.
 */
export function openLookup(reach: Reach): LookupFunction {
  return (host, options, answer) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return answer(error, '');
      const open = addresses.filter(({ address }) => isOpen(address, reach));
      const [first] = open;
      if (!first) return answer(new Error(`${host} is not at a public address`), '');
      return options.all ? answer(null, open) : answer(null, first.address, first.family);
    });
  };
}
