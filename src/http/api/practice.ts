import { Type } from 'typebox';
import { permitSomewhere } from '../../filing/index.ts';
import type { Api, ApiContext } from '../context.ts';
import { notFound } from '../problem.ts';
import { actorOf } from '../sign-in.ts';

const Otps = Type.Object({ loginOtp: Type.String(), evc: Type.String() }, { title: 'PracticeOtps' });

/** GET /practice/otps: what the simulator has "sent by SMS"; with a real portal there is no such thing. */
export function practiceRoutes(app: Api, { filing, practice }: ApiContext): void {
  const schema = {
    tags: ['practice'],
    summary: "The simulator's one-time passwords",
    response: { 200: Otps },
  };
  app.get('/practice/otps', { schema }, async (request) => {
    const actor = actorOf(request);
    const own = permitSomewhere(actor, 'enter the OTP');
    const registrations = await filing.store.inBooks(actor.tenantId, (books) => books.registrations());
    const practising = registrations.find(
      ({ gstin, gateway }) => gateway === 'simulator' && (own?.includes(gstin) ?? true),
    );
    if (!practice || !practising) throw notFound('A practice portal');
    return practice.otps(practising);
  });
}
