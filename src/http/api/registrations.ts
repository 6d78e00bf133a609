import { Type } from 'typebox';
import { isValidGstin, stateName } from '../../core/index.ts';
import { type Actor, type Filing, permit, saveRegistration } from '../../filing/index.ts';
import type { Registration as RegistrationRow } from '../../filing/needs/store.ts';
import { registrationOf } from '../../filing/standing.ts';
import type { Api, ApiContext } from '../context.ts';
import { Problem } from '../problem.ts';
import { actorOf, callerIn } from '../sign-in.ts';
import { Frequency, Gstin, OrNull, PageOf, PageQuery, Registration, wantedPage } from './schemas.ts';
import { pageAfter } from './whole-list.ts';

const Turnover = OrNull(
  Type.Integer({
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    description: 'Aggregate turnover in whole paise',
  }),
);
const LegalName = Type.String({ minLength: 1, maxLength: 200, examples: ['Tapti Textiles Private Limited'] });
const Gateway = Type.String({
  minLength: 1,
  maxLength: 20,
  description: 'What reaches the portal: one that the configuration names',
  examples: ['gstn'],
});
const particulars = {
  portalUserName: Type.String({ maxLength: 100, description: 'On the GST portal', examples: ['tapti'] }),
  signatoryPan: Type.String({ maxLength: 10, examples: ['AAMCT7421K'] }),
  frequency: Frequency,
  turnoverPreviousYear: Turnover,
  turnoverCurrentYear: Turnover,
};
const Changes = Type.Partial(Type.Object({ legalName: LegalName, gateway: Gateway, ...particulars }), {
  additionalProperties: false,
  title: 'RegistrationChanges',
});
const NewRegistration = Type.Object(
  {
    gstin: Gstin,
    legalName: LegalName,
    gateway: Gateway,
    ...Type.Partial(Type.Object(particulars)).properties,
  },
  { additionalProperties: false, title: 'NewRegistration' },
);
const tags = ['registrations'];

/** A registration as the API shows it, with the name of its State. */
export function registrationView(registration: RegistrationRow) {
  return {
    ...registration,
    state: stateName(registration.gstin.slice(0, 2)) ?? registration.gstin.slice(0, 2),
  };
}

/** /registrations: the GSTINs of the company; administrators add them and change how they file. */
export function registrationRoutes(app: Api, context: ApiContext): void {
  const { filing } = context;
  app.get(
    '/registrations',
    {
      schema: {
        tags,
        summary: 'The GSTINs of the company',
        querystring: PageQuery,
        response: { 200: PageOf(Registration) },
      },
      config: { scope: 'any' },
    },
    async (request) => {
      const { tenantId, gstins } = callerIn(request);
      const known = await filing.store.inBooks(tenantId, (books) => books.registrations());
      const shown = known.filter(({ gstin }) => gstins === null || gstins.includes(gstin));
      return pageAfter(shown.map(registrationView), wantedPage(request.query));
    },
  );
  addRoute(app, context);
  const one = { tags, params: Type.Object({ gstin: Gstin }), response: { 200: Registration } };
  const readOne = (actor: Actor, gstin: string) =>
    filing.store.inBooks(actor.tenantId, (books) => registrationOf(books, gstin));
  app.get('/registrations/:gstin', { schema: { ...one, summary: 'A registration' } }, async (request) =>
    registrationView(await readOne(actorOf(request), request.params.gstin)),
  );
  app.patch(
    '/registrations/:gstin',
    { schema: { ...one, summary: 'Change how a registration files', body: Changes } },
    async (request) => {
      const actor = actorOf(request);
      const changed = { ...(await readOne(actor, request.params.gstin)), ...request.body };
      return registrationView(await saved(filing, actor, changed));
    },
  );
}

function addRoute(app: Api, { filing }: ApiContext): void {
  const schema = {
    tags,
    summary: 'Add a GSTIN of the company',
    body: NewRegistration,
    response: { 201: Registration },
  };
  app.post('/registrations', { schema }, async (request, reply) => {
    const actor = actorOf(request);
    permit(actor, 'register', request.body.gstin);
    const { gstin } = request.body;
    if (!isValidGstin(gstin)) throw wrongGstin(gstin);
    const known = await filing.store.inBooks(actor.tenantId, (books) => books.registration(gstin));
    if (known) throw exists(gstin);
    const added = await saved(filing, actor, { ...unsaid, ...request.body });
    return reply.code(201).send(registrationView(added));
  });
}

/** What a new registration has where nothing is said: monthly, and the rest is asked for when it is needed. */
const unsaid = {
  portalUserName: '',
  signatoryPan: '',
  frequency: 'monthly',
  turnoverPreviousYear: null,
  turnoverCurrentYear: null,
} as const;

function saved(filing: Filing, actor: Actor, registration: RegistrationRow): Promise<RegistrationRow> {
  permit(actor, 'register', registration.gstin);
  refuseUnknownGateway(filing, actor, registration);
  return saveRegistration(filing, actor, registration);
}

/** A gateway that is not configured would be found out at the first call only. */
function refuseUnknownGateway(filing: Filing, { tenantId }: Actor, registration: RegistrationRow): void {
  try {
    filing.portalFor(registration, tenantId);
  } catch {
    throw new Problem(
      422,
      'GATEWAY',
      `The gateway "${registration.gateway}" is not configured here. Name one that is, or configure it first.`,
    );
  }
}

const wrongGstin = (gstin: string) =>
  new Problem(422, 'GSTIN', `GSTIN "${gstin}" is not valid. Check its 15 characters.`);

const exists = (gstin: string) =>
  new Problem(409, 'EXISTS', `"${gstin}" is one of your GSTINs already. Change it instead of adding it.`);
