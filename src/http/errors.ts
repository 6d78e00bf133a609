import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Finding } from '../core/index.ts';
import { UnknownCursor } from '../filing/needs/page.ts';
import { PortalError, type Remedy } from '../filing/needs/portal.ts';
import { NotPossible, type NotPossibleCode } from '../filing/not-possible.ts';
import { Problem } from './problem.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'The request is not written as it should be',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not possible now',
  413: 'Too large',
  415: 'Wrong kind of content',
  422: 'The data or the portal says no',
  429: 'Too many requests',
  500: 'A defect of ours',
  502: 'The portal could not be reached',
  503: 'Not ready',
};

/** The portal's refusals: 422 when the person can mend it, 502 when the way to the portal is at fault. */
const statusOfRemedy: Readonly<Record<Remedy, number>> = {
  'sign in again': 422,
  'correct the return': 422,
  'try again later': 502,
  'ask the portal what happened': 502,
  'report a defect': 502,
};

/** Makes every wrong turn of a request into application/problem+json; defects are logged and answered without details. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: unknown, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500 && !(error instanceof PortalError)) request.log.error({ err: error }, 'defect');
    return send(reply, request, problem);
  });
}

/** Sends a problem as the answer. */
export function send(reply: FastifyReply, request: FastifyRequest, problem: Problem): FastifyReply {
  const { status, code, message, extras } = problem;
  const title = titles[status] ?? 'The request failed';
  return reply
    .code(status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({ type: 'about:blank', title, status, detail: message, code, instance: request.id, ...extras });
}

/** What went wrong, as it is told: the code and sentence of what was foreseen, nothing of a defect of ours. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof PortalError) {
    return new Problem(statusOfRemedy[error.remedy], error.code, error.message, { remedy: error.remedy });
  }
  if (error instanceof NotPossible) {
    return new Problem(statusOfReason[error.code] ?? 409, error.code, error.message);
  }
  if (error instanceof UnknownCursor) return new Problem(400, 'CURSOR-UNKNOWN', error.message);
  const failure = error as Partial<FastifyError>;
  if (failure.validation) {
    return new Problem(
      400,
      'REQUEST-INVALID',
      `${failure.message ?? 'The request is invalid'}. Correct it and send it again.`,
      { findings: findingsOf(failure) },
    );
  }
  const status = failure.statusCode ?? 500;
  if (status === 413)
    return new Problem(
      413,
      'TOO-LARGE',
      'The file or request is too large. Split it and send the parts one by one.',
    );
  if (status === 429)
    return new Problem(429, 'TOO-MANY', failure.message ?? 'Too many requests. Wait a minute and try again.');
  if (status >= 400 && status < 500)
    return new Problem(status, failure.code ?? 'REQUEST-INVALID', failure.message ?? '');
  return new Problem(
    500,
    'DEFECT',
    'Something went wrong on our side. Try again; if it stays, report it with the number in "instance".',
  );
}

/** What the schema finds wrong, at its place in the request. */
function findingsOf({
  validation = [],
  validationContext = 'body',
}: Partial<FastifyError>): readonly Finding[] {
  return validation.map(({ instancePath, message = 'is not as it should be' }) => ({
    code: 'REQUEST-INVALID',
    severity: 'error',
    says: message,
    column: `${validationContext}${instancePath}`,
  }));
}

/** A use case's "not possible": 403 for the role, 404 for what is not there, 422 for what was entered, 409 for the time being. */
const statusOfReason: Readonly<Partial<Record<NotPossibleCode, number>>> = {
  'NOT-PERMITTED': 403,
  'NOT-FOUND': 404,

  'NOT-CONFIRMED': 422,
  'NOT-IN-PAYLOAD': 422,
  PAN: 422,
  OTP: 422,
  PERIOD: 422,
  'USER-NAME': 422,
  URL: 422,
};
