import { requestLoginOtp, submitLoginOtp } from '../filing/index.ts';
import { ask } from './ask.ts';
import type { Output } from './output.ts';
import type { Product } from './world.ts';

/** Answers the question for a one-time password; what came with the command line serves once. */
export type AskOtp = () => Promise<string>;

/** Asks for the portal's login OTP: what --otp gave the first time, a person after that. */
export function loginOtpFrom(output: Output, given: string | undefined): AskOtp {
  let unused = given;
  return async () => {
    const otp =
      unused ?? (await ask(output, { asks: 'The OTP that the GST portal has sent', option: '--otp' }));
    unused = undefined;
    return otp;
  };
}

/** Connects with the portal unless a session holds. Throws `PortalError` when the OTP is wrong. */
export async function connectPortal(
  { filing, actor }: Product,
  output: Output,
  { gstin, askOtp }: { readonly gstin: string; readonly askOtp: AskOtp },
): Promise<void> {
  const { result, says } = await requestLoginOtp(filing, actor, { gstin });
  output.say(`Connect: ${says}`);
  if (result === 'existing') return;
  const answer = await submitLoginOtp(filing, actor, { gstin, otp: await askOtp() });
  output.say(`Connect: ${answer.says}`);
}
