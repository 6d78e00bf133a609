import { isStaged, type ScreenState, screenStates, stagedAnswer } from './screen-states.ts';

/** What the address of a frame may choose beside the state, and where the app remembers it. */
const remembered = {
  'vivarani-language': 'screen-language',
  'vivarani-colour-scheme': 'screen-scheme',
} as const;

/** Gives this window the state, language and colours that its address asks for: `?screen=empty&screen-scheme=dark`. */
export function stageFrame(): void {
  const asked = new URLSearchParams(window.location.search);
  const state = screenStates.find((one) => one === asked.get('screen'));
  if (!state) return;
  stageFetch(state);
  const read = Storage.prototype.getItem;
  // Frames of one page share what the machine remembers: each reads its own, and changes nothing.
  Storage.prototype.getItem = function (key) {
    const name = Object.hasOwn(remembered, key) ? remembered[key as keyof typeof remembered] : null;
    return (name && asked.get(name)) || read.call(this, key);
  };
}

function stageFetch(state: ScreenState): void {
  const real = window.fetch.bind(window);
  window.fetch = async (asked, options) => {
    const address = asked instanceof Request ? asked.url : String(asked);
    if (!isStaged(state, options?.method ?? 'GET', address)) return real(asked, options);
    const answer = await stagedAnswer(state, async () =>
      (await real(asked, options)).json().catch(() => null),
    );
    if (answer === 'never') return new Promise(() => undefined);
    if (answer === 'no connection') throw new TypeError('Failed to fetch');
    return Response.json(answer.json, { status: answer.status });
  };
}
