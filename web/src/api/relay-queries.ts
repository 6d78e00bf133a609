import { queryOptions } from '@tanstack/react-query';
import { type ReturnRef, returnKey } from './queries.ts';
import { get, post, request, returnPath } from './request.ts';
import type { AskedOtp, AskedSignatory, RelayProgress } from './types.ts';

const pathOf = (of: ReturnRef): string => `${returnPath(of.gstin, of.period)}/connect/relay`;

/** Has the signatory asked for the OTP by a page of his own. */
export function askSignatory(of: ReturnRef, why: string): Promise<AskedSignatory> {
  return post(pathOf(of), { why });
}

/** How far the page is; what happens there is told by the live line of the return, and asked for besides. */
export function relayQuery(of: ReturnRef, relayId: string) {
  return queryOptions({
    queryKey: [...returnKey(of), 'relay', relayId],
    queryFn: () => get<RelayProgress>(`${pathOf(of)}/${relayId}`),
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'open' ? false : 2_000),
    staleTime: 0,
  });
}

/** Takes the page back. */
export function revokeRelay(of: ReturnRef, relayId: string): Promise<void> {
  return request('DELETE', `${pathOf(of)}/${relayId}`);
}

/** Who asks for the OTP at an address, and why. */
export function askedOtpQuery(token: string) {
  return queryOptions({
    queryKey: ['asked-otp', token],
    queryFn: () => post<AskedOtp>('/otp-relay/open', { token }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Gives the OTP. */
export function giveOtp(token: string, otp: string): Promise<{ readonly says: string }> {
  return post('/otp-relay', { token, otp });
}
